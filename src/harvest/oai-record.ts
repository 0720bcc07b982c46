import type { Archive } from '../archive/archive.ts';
import type { FeedRecord } from '../archive/feed.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { activityOf, activityQuads } from '../views/activity.ts';
import type { Html } from '../views/html.ts';
import { type OaiFormat, rdfXml } from './oai-formats.ts';
import { setsOf } from './oai-sets.ts';
import { utcSeconds, xml } from './xml.ts';

/** What the answers are made from. */
export interface OaiSource {
  readonly archive: Archive;
  /** The names of what records refer to. */
  readonly index: QuadIndex;
  readonly adminEmail: string;
  /** Items of a page at most; a test makes pages short. */
  readonly pageSize?: number;
}

/** The header of a record; of a deleted one it is all there is. The identifier is the IRI of the record, a URI already. */
export function oaiHeader(record: FeedRecord, base: string, deleted = record.state !== 'current'): Html {
  return xml`<header${deleted && xml` status="deleted"`}><identifier>${record.iri}</identifier><datestamp>${utcSeconds(record.time)}</datestamp>${setsOf(record, base).map((spec) => xml`<setSpec>${spec}</setSpec>`)}</header>`;
}

/**
 * A record as it stood at its position, whatever has become of it since the page was begun. What cannot be written in
 * the format is told as deleted in it: whoever holds an earlier version must not go on showing that.
 */
export function oaiRecord({ archive, index }: OaiSource, record: FeedRecord, format: OaiFormat): Html {
  const metadata = oaiMetadata({ archive, index }, record, format);
  const header = oaiHeader(record, archive.base, metadata === undefined);
  const told = metadata && xml`<metadata>${metadata}</metadata>${about(archive, record)}`;
  return xml`<record>${header}${told}</record>`;
}

/**
 * OAI-PMH 2.5: "about: an optional and repeatable container to hold data about the metadata part of the record". It holds the
 * change that wrote what the metadata say, as the feeds tell it, where a reason was given for it. What is deleted has no
 * metadata and so nothing about them: why it went, its own address tells.
 */
function about({ feed, base }: Archive, { position, isReasoned }: FeedRecord): Html | undefined {
  if (!isReasoned) return undefined;
  const [change] = feed.changes({ from: position - 1, until: position, most: 1 });
  if (change?.reason === undefined) return undefined;
  const told = rdfXml(activityQuads(activityOf(change, base)));
  return told && xml`<about>${told}</about>`;
}

/** A record in a format; `undefined` for one that is deleted or that the format cannot express. */
export function oaiMetadata(
  { archive, index }: Pick<OaiSource, 'archive' | 'index'>,
  { iri, state, version }: FeedRecord,
  format: OaiFormat,
): Html | undefined {
  // Not the latest version by now, but that of this position; what is withheld by now is left out all the same.
  const stored = state === 'current' ? archive.version(iri, version) : undefined;
  return stored && format.write(stored, index);
}
