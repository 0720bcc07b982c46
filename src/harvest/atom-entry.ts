import type { LogEntry } from '../archive/log-entry.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { parseIri } from '../records/segments.ts';
import { changeIri } from '../views/activity.ts';
import type { Html } from '../views/html.ts';
import { type MessageKey, type Say, speak } from '../views/messages.ts';
import { type Name, nameOf } from '../views/names.ts';
import type { Reader } from '../views/view.ts';
import { xml } from './xml.ts';

/** A change in the feed: an entry for people and, where a record went, the word for programs that it did. */
export interface ChangeElements {
  readonly entry: Html;
  readonly deleted?: Html;
}

/**
 * A change of a record as an entry with the id of the record: a later one is the same entry, updated, and a `deleted-entry`
 * takes it back (RFC 6721). A withdrawal is told by an entry of its own, too: few readers show what was taken back.
 */
export function changeElements(change: LogEntry, index: QuadIndex, reader: Reader): ChangeElements {
  const { base } = reader;
  const { record, kind, position } = change;
  const said = { change, index, reader, say: speak(reader.language) };
  const isGone = kind === 'withdrawn' || kind === 'merged';
  const id = record === undefined || isGone ? changeIri(position, base) : record;
  return { entry: entryOf(said, id), ...(isGone && record !== undefined && { deleted: deletedOf(said, record) }) };
}

interface Said {
  readonly change: LogEntry;
  readonly index: QuadIndex;
  readonly reader: Reader;
  readonly say: Say;
}

function entryOf(said: Said, id: string): Html {
  const { change, reader, say } = said;
  const { record, version, kind, time, agent } = change;
  const { language } = reader;
  const name = record === undefined ? undefined : nameOfRecord(said, record);
  const page = record ?? `${reader.base}changes`;
  const written = record !== undefined && version !== undefined && (kind === 'created' || kind === 'updated');
  return xml`<entry>
<id>${id}</id>
<title${name && name.language !== language && xml` xml:lang="${name.language}"`}>${name?.text ?? say('changesOfArchive')}</title>
<updated>${time.toISOString()}</updated>
<author><name>${agent}</name></author>
${categories(said)}<link rel="alternate" type="text/html" hreflang="${language}" href="${page}?lang=${language}"/>
${written && version > 1 && xml`<link rel="related" type="text/html" title="${say('changesDifference')}" href="${record}/v/${version}/diff?lang=${language}"/>\n`}${successorLink(said)}<summary>${summaryOf(said)}</summary>
${written && xml`<content type="text/html" src="${record}/v/${version}"/>\n`}</entry>
`;
}

function deletedOf(said: Said, record: string): Html {
  const { time, agent, reason } = said.change;
  return xml`<at:deleted-entry ref="${record}" when="${time.toISOString()}">
<at:by><name>${agent}</name></at:by>
${reason !== undefined && xml`<at:comment>${reason}</at:comment>\n`}${successorLink(said)}${categories(said)}</at:deleted-entry>
`;
}

/** What became of it, of what kind it is, and which version the change left. */
function categories({ change: { kind, record, version }, reader: { base }, say }: Said): Html {
  const named = record === undefined ? undefined : parseIri(record, base);
  return xml`<category scheme="${base}changes" term="${kind}" label="${say(`change-${kind}`)}"/>
${named?.kind === 'record' && xml`<category scheme="${base}" term="${named.segment}" label="${say(`segment-${named.segment}` as MessageKey)}"/>\n`}${
  version !== undefined &&
  xml`<category scheme="${base}changes#version" term="${record}/v/${version}" label="${say('version')} ${version}"/>\n`
}`;
}

function successorLink({ change: { successor }, say }: Said): Html | undefined {
  if (successor === undefined) return undefined;
  return xml`<link rel="canonical" type="text/html" title="${say('changesInto')}" href="${successor}"/>\n`;
}

function summaryOf({ change: { kind, claims, reason }, say }: Said): string {
  const [added, changed, dropped] = [claims.added.length, claims.changed.length, claims.dropped.length];
  const parts = [
    say(`change-${kind}`),
    added + changed + dropped > 0 && say('changesClaims', { added, changed, dropped }),
    reason !== undefined && say('changeReason', { reason: `\u2068${reason}\u2069` }),
  ];
  return parts.filter(Boolean).join('. ');
}

function nameOfRecord({ index, reader: { base, language } }: Said, record: string): Name {
  return nameOf(index, record.replace(base, `${base}id/`), language);
}
