import type { Request, Response, Router } from 'express';
import type { ClaimSought, DroppedClaim } from '../archive/gone-claims.ts';
import type { StoredRecord } from '../archive/stored-record.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad, LICENCES, rdf } from '../rdf/vocabulary.ts';
import { recordIri, thingIri } from '../records/segments.ts';
import {
  CLAIMS_PARAMETERS,
  MATRIX_PARAMETERS,
  type MatrixRequest,
  matrixRequest,
  unknownClaimant,
} from '../views/matrix-request.ts';
import { descriptionLinks, itemLinks, landingLinks, type Signposted } from '../views/signposting.ts';
import { type Format, HTML } from '../views/view.ts';
import { type Address, withAddress } from './address.ts';
import { composed } from './composed.ts';
import { gone } from './gone.ts';
import { addLinks, type Link } from './headers.ts';
import { type Instant, instantOf, notThen, standingThen, type Then, thenOf } from './instant.ts';
import { mementoDoorsOf } from './memento.ts';
import { resource } from './methods.ts';
import { address, resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/id/{segment}/{slug}`, `/{segment}/{slug}` and its claims. */
export function recordRoutes(site: Site, router: Router): void {
  resource(router, '/id/:segment/:slug', { get: withAddress(site, seeOther) });
  resource(router, '/:segment/:slug{.:ext}', { get: withAddress(site, record) });
  resource(router, '/:segment/:slug/claims{.:ext}', { get: withAddress(site, claims) });
}

/** A thing is no document: its description is elsewhere, and that is where the format is negotiated. */
function seeOther(site: Site, req: Request, res: Response, { path }: Address): void {
  const query = new URL(req.originalUrl, 'http://localhost').search;
  const location = site.basePath + path + query;
  addLinks(res, [{ href: site.config.baseIri + path, rel: 'describedby' }]);
  res.setHeader('Cache-Control', 'no-cache');
  res.status(303).setHeader('Location', location);
  res.end();
}

async function record(site: Site, req: Request, res: Response, { segment, slug, path }: Address): Promise<void> {
  const { baseIri } = site.config;
  const instant = instantOf(site, req.query['at']);
  if (instant !== undefined) return toVersionOf(site, req, res, { path, instant });
  const stored = site.archive.record(recordIri(segment, slug, baseIri));
  if (!stored) return gone(site, req, res, recordIri(segment, slug, baseIri));
  const { iri, thing, version, hash, modified } = stored;
  if (isFormAnswer(req)) return toShorter(site, req, res);
  const asked = askedOf(site, req);
  const facts = { record: iri, thing, segment, slug, version, hash, modified: modified.toISOString(), asked };
  const page = composed(site, 'record', facts);
  await respond(site, req, res, {
    ...page,
    path,
    query: MATRIX_PARAMETERS,
    hash,
    position: site.index.position,
    ...validatorOf(stored),
    links: (format) => recordLinks(site, { segment, slug, base: baseIri }, format),
    // Exactly as the archive has it, in its order.
    model: () => ({ ...facts, index: site.index, quads: stored.quads, findPassage: site.findPassage }),
  });
}

/** A record at an instant is a version, which has its own address. */
function toVersionOf(
  site: Site,
  req: Request,
  res: Response,
  { path, instant }: { readonly path: string; readonly instant: Instant },
): void {
  const standing = standingThen(site, path, instant);
  if (standing.version === undefined) throw notThen(path, instant);
  const { ext } = req.params;
  const { searchParams } = new URL(req.originalUrl, 'http://localhost');
  searchParams.delete('at');
  const suffix = typeof ext === 'string' ? `.${ext}` : '';
  res.setHeader('Cache-Control', 'no-cache');
  res.status(302);
  const version = `${path}/v/${standing.version}${suffix}`;
  res.setHeader('Location', address(site.basePath, version, Object.fromEntries(searchParams))).end();
}

/** A form sends every field, chosen or not; the address that people share holds what was chosen. */
function isFormAnswer({ query }: Request): boolean {
  return MATRIX_PARAMETERS.some((name) => query[name] === '');
}

function toShorter({ basePath }: Site, req: Request, res: Response): void {
  const { pathname, searchParams } = new URL(req.originalUrl, 'http://localhost');
  res.setHeader('Cache-Control', 'no-cache');
  res
    .status(303)
    .setHeader('Location', address(basePath, pathname.slice(basePath.length), Object.fromEntries(searchParams)));
  res.end();
}

/** How the claims are to be shown, by the address; throws `bad-request` for what cannot be. */
function askedOf(site: Site, req: Request, then?: Then): MatrixRequest {
  const query = resourceQuery(req);
  const asked = matrixRequest(query, site.config.baseIri);
  const { claimant } = asked;
  if (claimant !== undefined && !isKnown(site, claimant, then)) throw unknownClaimant(query['claimant'] ?? '');
  return asked;
}

/** The data of the past are not here, but the log is. */
function isKnown(site: Site, thing: string, then: Then | undefined): boolean {
  if (then?.past === undefined) return site.index.has(namedNode(thing), rdf.type);
  return standingThen(site, thing.slice(`${site.config.baseIri}id/`.length), then).hadCome;
}

/**
 * When the content last changed. What is withheld was taken out later than that, at a time the version does not bear: a
 * client that asks by date must get it anew.
 */
export function validatorOf({ modified, withheld }: StoredRecord): { readonly lastModified?: Date } {
  return withheld.length > 0 ? {} : { lastModified: modified };
}

/** The page is what leads to everything else; other forms are descriptions, and lead back to it. */
function recordLinks(site: Site, record: Signposted, { name }: Format): Link[] {
  const { baseIri } = site.config;
  const path = `${record.segment}/${record.slug}`;
  const thing = thingIri(record.segment, record.slug, baseIri);
  return [
    { href: baseIri + path, rel: 'canonical' },
    { href: thing, rel: 'describes' },
    { href: address(site.basePath, `${path}/claims`, {}), rel: 'related' },
    ...mementoDoorsOf(site, path),
    ...(name === HTML.name
      ? landingLinks(site.index, record)
      : [
          { href: thing, rel: 'cite-as' },
          ...descriptionLinks(record),
          { href: LICENCES.data.value, rel: 'license' },
          ...site.index.objects(namedNode(thing), rdf.type).map((type) => ({ href: type.value, rel: 'type' })),
        ]),
  ];
}

async function claims(site: Site, req: Request, res: Response, { segment, slug, path }: Address): Promise<void> {
  const { baseIri } = site.config;
  const iri = recordIri(segment, slug, baseIri);
  const then = await thenOf(site, req, res, req.query['at']);
  if (then !== undefined && standingThen(site, path, then).version === undefined) throw notThen(`${path}/claims`, then);
  if (then === undefined && site.archive.stateOf(iri).state !== 'current') return gone(site, req, res, iri);
  const thing = thingIri(segment, slug, baseIri);
  const { aspect, claimant, grade } = askedOf(site, req, then);
  const isCell = aspect !== undefined && claimant !== undefined;
  const dropped = isCell && then === undefined ? droppedFrom(site, { thing, aspect, claimant }) : [];
  await respond(site, req, res, {
    ...composed(site, 'claims', { thing, path, asked: { aspect, claimant, grade, gone: dropped } }, then),
    path: `${path}/claims`,
    query: ['at', ...CLAIMS_PARAMETERS],
    position: then?.position ?? site.index.position,
    then,
    links: [
      { href: `${baseIri}${path}/claims`, rel: 'canonical' },
      { href: address(site.basePath, path, {}), rel: 'up' },
      ...itemLinks({ segment, slug, base: baseIri }),
      { href: LICENCES.data.value, rel: 'license' },
    ],
  });
}

/** What once stood in a cell of the matrix that is empty now: the look through all that is gone is for those alone. */
function droppedFrom({ index, archive }: Site, cell: ClaimSought): DroppedClaim[] {
  const [thing, aspect, claimant] = [cell.thing, cell.aspect, cell.claimant].map(namedNode);
  const isFilled = index
    .subjects(isnad.about, thing)
    .some((claim) => index.has(claim, isnad.claimant, claimant) && index.has(claim, isnad.aspect, aspect));
  return isFilled ? [] : archive.droppedClaims(cell);
}
