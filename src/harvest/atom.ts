import type { ChangePage } from '../archive/change-pages.ts';
import type { Feed } from '../archive/feed.ts';
import type { LogEntry } from '../archive/log-entry.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import type { Segment } from '../records/segments.ts';
import type { Html } from '../views/html.ts';
import { LANGUAGES } from '../views/language.ts';
import { type MessageKey, speak } from '../views/messages.ts';
import type { Reader, View } from '../views/view.ts';
import { type ChangeElements, changeElements } from './atom-entry.ts';
import { xml, xmlDocument } from './xml.ts';

/** A document of the feed: the newest changes or, with `archive`, a page of older ones. */
export interface AtomModel {
  readonly index: QuadIndex;
  readonly segment?: Segment;
  /** The newest first. */
  readonly changes: readonly LogEntry[];
  /** Where the next older document starts. */
  readonly older?: number;
  readonly archive?: Pick<ChangePage, 'after' | 'next'>;
}

/** Which document: of all or of a segment, the newest or the one that starts after a position that `ChangePages.startOf` gives. */
export interface AtomAsked {
  readonly segment?: Segment | undefined;
  readonly after?: number | undefined;
  /** Changes in a document of older ones; the newest holds one more at least and twice as many at most. */
  readonly span: number;
}

/** Reads a document. */
export function atomModel(
  { feed, index }: { readonly feed: Feed; readonly index: QuadIndex },
  { segment, after, span }: AtomAsked,
): AtomModel {
  const of = segment === undefined ? {} : { segment };
  const pages = feed.pages({ ...of, span });
  const page = pages.page(after ?? pages.ends().last);
  // The last page may hold one change: with the one before it there is something to read.
  const before = after === undefined && page.previous !== undefined ? pages.page(page.previous.after) : undefined;
  const changes = [...(before?.entries ?? []), ...page.entries].reverse();
  const { previous } = before ?? page;
  const older = previous === undefined ? {} : { older: previous.after };
  return { index, changes, ...of, ...older, ...(after === undefined ? {} : { archive: page }) };
}

/** The feed for people, in their language. */
export const ATOM: View<AtomModel> = {
  name: 'atom',
  forms: [
    {
      format: { name: 'atom', mediaType: 'application/atom+xml', aliases: ['application/xml', 'text/xml', 'xml'] },
      basis: 'composed',
      bilingual: true,
      render: atomDocument,
    },
  ],
};

function atomDocument(model: AtomModel, reader: Reader): string {
  const { changes, segment, archive } = model;
  const { base, language } = reader;
  const say = speak(language);
  const address = (after?: number, lang: string = language) => feedAddress(base, { segment, after, lang });
  const kind = segment === undefined ? undefined : say(`segment-${segment}` as MessageKey);
  const described = changes.map((change) => changeElements(change, model.index, reader));
  return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="${language}">
<id>${address()}</id>
<title>${say('siteName')}: ${say('changesTitle')}${kind && ` (${kind})`}</title>
<subtitle>${say('changesFeedLead')}</subtitle>
<updated>${(changes[0]?.time ?? new Date(0)).toISOString()}</updated>
<author><name>${say('siteName')}</name><uri>${base}</uri></author>
<rights>${LICENCES.data.value}</rights>
${linkTo('self', address(archive?.after))}<link rel="alternate" type="text/html" hreflang="${language}" href="${base}changes?lang=${language}${segment && `&segment=${segment}`}"/>
${LANGUAGES.map((other) => other !== language && xml`<link rel="alternate" type="application/atom+xml" hreflang="${other}" href="${address(archive?.after, other)}"/>\n`)}${neighbours(model, address)}${deletionsOf(changes, described)}${described.map(({ entry }) => entry)}</feed>`);
}

/** RFC 6721, 3: a feed has no two of them with "the same combination of ref and when": the newer one stands. */
function deletionsOf(changes: readonly LogEntry[], described: readonly ChangeElements[]): Html[] {
  const told = new Map<string, Html>();
  for (const [at, { deleted }] of described.entries()) {
    const { record, time } = changes[at] as LogEntry;
    const key = `${record} ${time.toISOString()}`;
    if (deleted !== undefined && !told.has(key)) told.set(key, deleted);
  }
  return [...told.values()];
}

/**
 * RFC 5005, 3 and 4: `next` and `prev-archive` lead to older changes, `current` back to the newest. Only what will stay as it
 * is says `fh:archive`.
 */
function neighbours({ older, archive }: AtomModel, address: (after?: number) => string): Html[] {
  const links = [
    ...(older === undefined ? [] : [linkTo('next', address(older)), linkTo('prev-archive', address(older))]),
    ...(archive === undefined ? [] : [linkTo('current', address())]),
    ...(archive?.next === undefined ? [] : [linkTo('previous', address(archive.next.after)), xml`<fh:archive/>\n`]),
  ];
  return links;
}

function linkTo(rel: string, href: string): Html {
  return xml`<link rel="${rel}" type="application/atom+xml" href="${href}"/>\n`;
}

interface FeedAddress {
  readonly segment: Segment | undefined;
  readonly after: number | undefined;
  readonly lang: string;
}

function feedAddress(base: string, { segment, after, lang }: FeedAddress): string {
  const query = { lang, ...(segment && { segment }), ...(after !== undefined && { after: String(after) }) };
  return `${base}feed.atom?${new URLSearchParams(query)}`;
}
