import type { Client } from '../http-timing.ts';
import { dumpDownload } from './dumps.ts';
import { fragmentPages } from './fragments.ts';
import { oaiHarvest } from './oai.ts';
import { changeLists } from './resourcesync.ts';
import { sitemapParts } from './sitemap.ts';
import { ACTIVITIES, EVENTS, streamHarvest } from './streams.ts';

/** What one harvest brought, and where the next one begins. */
export interface Harvested {
  /** Records told of, gone ones among them. */
  readonly records: number;
  readonly bytes: number;
  readonly requests: number;
  /** As the protocol has it: a date, a token, an address. */
  readonly next: string;
}

/** A protocol to harvest by. */
export interface HarvestProtocol {
  readonly name: string;
  /** What is counted, where it is not every record. */
  readonly counts?: 'triples';
  /** It has no word for what has changed since, and is read again from its beginning. */
  readonly wholeOnly?: true;
  /** Everything or, with the `next` of a harvest before, what has changed since. `url`: where the server answers. */
  readonly harvest: (client: Client, url: string, since?: string) => Promise<Harvested>;
}

/** One row a protocol. */
export const PROTOCOLS: readonly HarvestProtocol[] = [
  { name: 'OAI-PMH, oai_dc', harvest: oaiHarvest('ListRecords', 'oai_dc') },
  { name: 'OAI-PMH, rdf', harvest: oaiHarvest('ListRecords', 'rdf') },
  { name: 'OAI-PMH, headers', harvest: oaiHarvest('ListIdentifiers', 'rdf') },
  { name: 'Activity Streams', harvest: streamHarvest(ACTIVITIES) },
  { name: 'LDES, N-Quads', harvest: streamHarvest(EVENTS) },
  { name: 'ResourceSync, change lists', harvest: changeLists },
  { name: 'Sitemap', harvest: sitemapParts, wholeOnly: true },
  { name: 'Dump, N-Quads as zstd', harvest: dumpDownload, wholeOnly: true },
  { name: 'Fragments, N-Quads, 1,000 pages of all', harvest: fragmentPages, counts: 'triples', wholeOnly: true },
];
