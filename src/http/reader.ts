import type { Request } from 'express';
import { isSegment } from '../records/segments.ts';
import type { Reader } from '../views/view.ts';
import { chooseLanguage } from './language.ts';
import type { Site } from './site.ts';

/** Query parameters that choose a representation rather than a resource. */
export const REPRESENTATION_PARAMETERS = ['lang', 'format', 'output', 'results'] as const;

/** All that a reader is made from, as it can be posted to a thread. */
export type ReaderFacts = Omit<Reader, 'href'> & {
  /** The address names the language, so that links keep it. */
  readonly explicitLanguage: boolean;
  readonly basePath: string;
};

/** Who is asking: their language, the instant that they read about, and how links are written for them. */
export function readerOf(site: Site, req: Request, at?: string): Reader & ReaderFacts {
  const { language, explicit } = chooseLanguage(req.query['lang'], req.get('Accept-Language'));
  return readerFrom({
    language,
    explicitLanguage: explicit,
    base: site.config.baseIri,
    basePath: site.basePath,
    alternates: [],
    ...(at === undefined ? {} : { at }),
    here: { path: pathOf(site, req), query: resourceQuery(req) },
  });
}

/** A reader who writes links. */
export function readerFrom(facts: ReaderFacts): Reader & ReaderFacts {
  const kept: Record<string, string> = facts.explicitLanguage ? { lang: facts.language } : {};
  const then = (path: string): Record<string, string> =>
    facts.at !== undefined && hasPast(path) ? { at: facts.at } : {};
  return { ...facts, href: (path, query = {}) => address(facts.basePath, path, { ...kept, ...then(path), ...query }) };
}

/** Whether a path answers for other instants than now: lists, records and their claims, queries. */
function hasPast(path: string): boolean {
  const [first = '', slug, part, ...more] = (path.split('#')[0] ?? '').split('/');
  if (first === 'sparql') return slug === undefined || slug === 'explain';
  return isSegment(first) && more.length === 0 && (part === undefined || part === 'claims');
}

/** The query parameters that name the resource: page and facets, each once. */
export function resourceQuery(req: Request): Record<string, string> {
  const own = Object.entries(req.query).filter(
    ([name, value]) => typeof value === 'string' && !(REPRESENTATION_PARAMETERS as readonly string[]).includes(name),
  );
  return Object.fromEntries(own as [string, string][]);
}

/** A path below the base as a link, with its query; `#` stays outside it, and an empty value leaves a parameter out. */
export function address(basePath: string, path: string, query: Readonly<Record<string, string>>): string {
  const [before = '', fragment] = path.split('#');
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return basePath + before + (search && `?${search}`) + (fragment === undefined ? '' : `#${fragment}`);
}

function pathOf(site: Site, req: Request): string {
  const path = req.originalUrl.split('?')[0] ?? '';
  return path.startsWith(site.basePath) ? path.slice(site.basePath.length) : '';
}
