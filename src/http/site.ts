import { randomUUID } from 'node:crypto';
import type { PassageFinder } from '../views/passage.ts';
import { passageFinder } from '../views/source-texts.ts';
import { templateHash } from '../views/template-hash.ts';
import { BytesCache } from './bytes-cache.ts';
import { PastQueries } from './past-queries.ts';
import type { Services } from './services.ts';

/** What every route shares: the services, where the site hangs, and what holds ids still in a test. */
export interface Site extends Services {
  /** Path of the base IRI; begins and ends with `/`. */
  readonly basePath: string;
  readonly cache: BytesCache;
  /** Hash of everything that writes composed answers: a new template is a new entity tag. */
  readonly templates: string;
  readonly findPassage: PassageFinder;
  readonly newId: () => string;
  /** Changes on a page of each view of the log. */
  readonly spans: Readonly<Record<'stream' | 'atom' | 'page', number>>;
  /** Asks about the past. */
  readonly pastQueries: PastQueries;
}

/** What closed pages hold follows from it: another span is another set of addresses. */
export const SPANS = { stream: 100, atom: 50, page: 50 };

/** Bytes of finished answers kept in memory. */
const CACHE_BUDGET = 64 * 1024 * 1024;

/** Puts a site together from the services; ids, template hash and spans may be given by a test. */
export function createSite(services: Services, given: Partial<Pick<Site, 'newId' | 'templates' | 'spans'>> = {}): Site {
  return {
    ...services,
    basePath: new URL(services.config.baseIri).pathname,
    cache: new BytesCache(CACHE_BUDGET),
    templates: given.templates ?? templateHash(),
    findPassage: passageFinder(services.index, services.config.sourcesDir),
    newId: given.newId ?? randomUUID,
    spans: given.spans ?? SPANS,
    pastQueries: new PastQueries(services.config.workers),
  };
}
