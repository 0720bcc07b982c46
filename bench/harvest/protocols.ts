import type { Client } from '../http-timing.ts';
import { oaiHarvest } from './oai.ts';
import { changeLists } from './resourcesync.ts';
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
];
