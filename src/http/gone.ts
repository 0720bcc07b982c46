import type { Request, Response } from 'express';
import type { Standing } from '../archive/archive.ts';
import { formatDay } from '../claims/dates.ts';
import { IsnadError } from '../errors.ts';
import { GRAPH_FORMATS } from '../rdf/media-types.ts';
import { serializeRdf } from '../rdf/serialize.ts';
import { CLAIM_SEGMENTS } from '../records/segments.ts';
import { changeIri } from '../views/activity.ts';
import { pathOf } from '../views/addresses.ts';
import { tombstoneQuads } from '../views/tombstone.ts';
import { addLinks, addVary } from './headers.ts';
import { mementoDoorsOf } from './memento.ts';
import { negotiate, type Wish } from './negotiate.ts';
import { notFound, PROBLEM_FORMS } from './problems.ts';
import { address, REPRESENTATION_PARAMETERS } from './reader.ts';
import { contentType } from './respond.ts';
import type { Site } from './site.ts';

/**
 * Answers for a record, thing or claim that is not current: 410 with a tombstone where it was withdrawn or dropped from
 * its document, 308 to what it was merged into, else 404.
 */
export async function gone(site: Site, req: Request, res: Response, iri: string): Promise<void> {
  const standing = site.archive.stateOf(iri);
  const path = pathOf(iri, site.config.baseIri) ?? iri;
  if (standing.state === 'withdrawn' || standing.state === 'merged') addLinks(res, mementoDoorsOf(site, path));
  switch (standing.state) {
    case 'merged':
      return movedTo(site, req, res, { path, successor: standing.successor });
    case 'withdrawn':
    case 'dropped':
      return tombstone(site, req, res, { iri, path, standing });
    default:
      throw notFound(`/${path}`);
  }
}

/** To the same form of the survivor: whoever asked for `.ttl` or `/claims` gets that. */
function movedTo(
  site: Site,
  req: Request,
  res: Response,
  { path, successor }: { path: string; successor: string },
): void {
  const { pathname, search } = new URL(req.originalUrl, 'http://localhost');
  const [old, survivor] = [site.basePath + path, site.basePath + (pathOf(successor, site.config.baseIri) ?? '')];
  const form = pathname.startsWith(old) ? pathname.slice(old.length) : '';
  res.setHeader('Location', survivor + form + search);
  res.setHeader('Cache-Control', 'no-cache');
  res.status(308).end();
}

interface Gone {
  readonly iri: string;
  readonly path: string;
  readonly standing: Extract<Standing, { state: 'withdrawn' | 'dropped' }>;
}

/** The stub as RDF where the client asks for RDF by name, else a problem that says when, why and on whose word it went. */
async function tombstone(site: Site, req: Request, res: Response, { iri, path, standing }: Gone): Promise<void> {
  const { baseIri } = site.config;
  const wanted = negotiate([...PROBLEM_FORMS, ...GRAPH_FORMATS], wishOf(req));
  const format = GRAPH_FORMATS.find((candidate) => candidate === wanted);
  const thing = iri.startsWith(`${baseIri}id/`) ? iri : iri.replace(baseIri, `${baseIri}id/`);
  if (format) {
    addVary(res, 'Accept');
    const quads = tombstoneQuads(thing, standing.since, baseIri);
    const text = await serializeRdf(quads, { format: format.name, baseIRI: baseIri });
    res.status(410).setHeader('Content-Type', contentType(format.mediaType));
    res.setHeader('Cache-Control', 'no-cache');
    res.end(text);
    return;
  }
  throw withdrawn(site, { iri, path, standing });
}

/** An address that names a form asks for the tombstone in that form; a form of pages and tables falls to a problem. */
function wishOf(req: Request): Wish {
  const { ext } = req.params;
  const formats = REPRESENTATION_PARAMETERS.filter((name) => name !== 'lang').flatMap((name) => req.query[name] ?? []);
  const accept = req.get('Accept');
  return typeof ext === 'string' ? { accept, suffix: ext } : { accept, formats: formats.map(String) };
}

/** The versions of a record that remain. */
function versionsOf(site: Site, path: string, before?: Date): string[] {
  return site.archive
    .versions(site.config.baseIri + path)
    .filter(({ modified }) => before === undefined || modified < before)
    .map(({ version }) => address(site.basePath, `${path}/v/${version}`, {}));
}

/** A claim has no versions of its own: those of its document from before it was dropped. */
function statedIn(site: Site, path: string, before: Date): string[] {
  const [, document = ''] = path.split('/');
  return CLAIM_SEGMENTS.flatMap((segment) => versionsOf(site, `${segment}/${document}`, before));
}

function withdrawn(site: Site, { path, standing }: Gone): IsnadError {
  const { time, agent, position, reason } = standing.since;
  const day = time.toISOString();
  const why = reason === undefined ? '' : ` ${reason}`;
  const extra = {
    withdrawn: day,
    by: agent,
    ...(reason === undefined ? {} : { reason }),
    change: changeIri(position, site.config.baseIri),
    versions: standing.state === 'dropped' ? statedIn(site, path, standing.since.time) : versionsOf(site, path),
  };
  if (standing.state === 'dropped')
    return new IsnadError('gone', `Its document no longer makes this claim, since ${formatDay(day, 'en')}.`, {
      arabic: `لم تعد وثيقته تورد هذا الادعاء منذ ${formatDay(day, 'ar')}.`,
      extra,
    });
  return new IsnadError('gone', `This record was withdrawn on ${formatDay(day, 'en')} by ${agent}.${why}`, {
    arabic: `سُحب هذا القيد في ${formatDay(day, 'ar')} بواسطة \u2068${agent}\u2069.${why}`,
    extra,
  });
}
