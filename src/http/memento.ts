import type { Request, Response, Router } from 'express';
import type { VersionInfo } from '../archive/archive.ts';
import { IsnadError } from '../errors.ts';
import {
  type MementoLink,
  type Mementos,
  mementoAt,
  mementoDoors,
  mementoLinks,
  readMementoDate,
} from '../harvest/memento.ts';
import { type OriginalState, TIMEMAP, timemapPages } from '../harvest/timemap.ts';
import { recordIri } from '../records/segments.ts';
import { type Address, withAddress } from './address.ts';
import { addLinks, addVary } from './headers.ts';
import { resource } from './methods.ts';
import { pageOf } from './paging.ts';
import { notFound } from './problems.ts';
import { resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/**
 * `/timegate/{segment}/{slug}` and `/timemap/{segment}/{slug}`: RFC 7089, pattern 2.1, a TimeGate that is not the original,
 * and mementos of their own addresses, to which it redirects. Both stay when a record is withdrawn, as its versions do.
 */
export function mementoRoutes(site: Site, router: Router): void {
  resource(router, '/timegate/:segment/:slug', { get: withAddress(site, timegate) });
  resource(router, '/timemap/:segment/:slug{.:ext}', { get: withAddress(site, timemap) });
}

/** A record as the framework knows it; throws `not-found` for one that never was here. */
export function mementosOf(site: Site, path: string, versions?: readonly VersionInfo[]): Mementos {
  const { baseIri } = site.config;
  const known = versions ?? site.archive.versions(baseIri + path);
  const [first, ...others] = known.map(({ version, modified }) => ({
    uri: `${baseIri}${path}/v/${version}`,
    time: modified,
  }));
  // RFC 7089, 4.5.2 lets a TimeGate answer where the original is gone; of what never was here there is nothing to choose.
  if (first === undefined) throw notFound(`/${path}`);
  return { ...doorsOf(site, path), all: [first, ...others] };
}

/** The addresses of the framework for a record, as links. */
export function mementoDoorsOf(site: Site, path: string): MementoLink[] {
  return mementoDoors(doorsOf(site, path)).filter(({ rel }) => rel !== 'original');
}

/** The links of one version, by its place: to the original, its TimeGate and TimeMap, and the versions around it. */
export function mementoHeader(mementos: Mementos, number: number): MementoLink[] {
  const shown = mementos.all[number - 1] ?? mementos.all[0];
  return [...mementoDoors(mementos), ...mementoLinks(mementos, shown)];
}

/** What became of a record, for those who list its versions. */
export function originalState({ archive }: Site, iri: string): OriginalState {
  const standing = archive.stateOf(iri);
  switch (standing.state) {
    case 'withdrawn':
    case 'merged': {
      const { time: since, reason } = standing.since;
      const told = { since, ...(reason === undefined ? {} : { reason }) };
      return standing.state === 'withdrawn'
        ? { state: 'withdrawn', ...told }
        : { state: 'merged', successor: standing.successor, ...told };
    }
    default:
      return { state: 'current' };
  }
}

function doorsOf({ config }: Site, path: string): Omit<Mementos, 'all'> {
  const { baseIri } = config;
  return { original: baseIri + path, timegate: `${baseIri}timegate/${path}`, timemap: `${baseIri}timemap/${path}` };
}

function timegate(site: Site, req: Request, res: Response, { path }: Address): void {
  // RFC 7089, 2.1.2: "Vary: accept-datetime", also where no date was sent.
  addVary(res, 'accept-datetime');
  const mementos = mementosOf(site, path);
  addLinks(
    res,
    mementoDoors(mementos).filter(({ rel }) => rel !== 'timegate'),
  );
  const shown = mementoAt(mementos, wantedTime(req));
  addLinks(res, mementoLinks(mementos, shown));
  res.setHeader('Cache-Control', 'no-cache');
  const { pathname } = new URL(shown.uri);
  res.status(302).setHeader('Location', pathname + new URL(req.originalUrl, 'http://localhost').search);
  res.end();
}

/** RFC 7089, 4.5.3: a date that is no `rfc1123-date` is answered with 400; without one the latest version is meant. */
function wantedTime(req: Request): Date | undefined {
  const text = req.get('Accept-Datetime');
  if (text === undefined) return undefined;
  const time = readMementoDate(text);
  if (time !== undefined) return time;
  const example = 'Thu, 01 Jan 2026 12:00:00 GMT';
  throw new IsnadError('bad-request', `Accept-Datetime is no date of RFC 1123; write it as in "${example}".`, {
    arabic: `ليست قيمة Accept-Datetime تاريخًا بصيغة RFC 1123؛ اكتبها كما في \u2066"${example}"\u2069.`,
  });
}

async function timemap(site: Site, req: Request, res: Response, { segment, slug, path }: Address): Promise<void> {
  const mementos = mementosOf(site, path);
  const page = pageOf(resourceQuery(req));
  if (page > timemapPages(mementos)) throw notFound(`/timemap/${path}?page=${page}`);
  await respond(site, req, res, {
    view: TIMEMAP,
    path: `timemap/${path}`,
    query: ['page'],
    position: site.index.position,
    links: mementoDoors(mementos).filter(({ rel }) => rel !== 'timemap'),
    model: () => ({ mementos, page, state: originalState(site, recordIri(segment, slug, site.config.baseIri)) }),
  });
}
