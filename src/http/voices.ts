import type { Request, Response, Router } from 'express';
import { claimView } from '../claims/read-claim.ts';
import { ERRORS } from '../errors.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad, LICENCES } from '../rdf/vocabulary.ts';
import { claimIri, parseIri } from '../records/segments.ts';
import { addressText, faultOf, isByName } from '../views/named-record.ts';
import { addressName } from '../views/record-field.ts';
import { VOICE_FACETS } from '../views/voices-model.ts';
import { composed } from './composed.ts';
import { gone } from './gone.ts';
import { resource } from './methods.ts';
import { namedRecord, pathNamed } from './named-record.ts';
import { pageOf } from './paging.ts';
import { notFound } from './problems.ts';
import { resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import { seeOther } from './see-other.ts';
import type { Site } from './site.ts';

const LICENCE = [{ href: LICENCES.data.value, rel: 'license' }];

/** `/voices`: on whose word repeated figures rest; with `claim`, everyone who says what that claim says. */
export function voicesRoutes(site: Site, router: Router): void {
  resource(router, '/voices{.:ext}', {
    get: (req, res) => {
      const query = resourceQuery(req);
      return query['claim'] === undefined ? list(site, req, res, query) : ofClaim(site, req, res, query['claim']);
    },
  });
}

async function list(site: Site, req: Request, res: Response, query: Readonly<Record<string, string>>): Promise<void> {
  const { [addressName('about')]: address, ...own } = query;
  const fits = (thing: string): boolean =>
    [isnad.about, isnad.claimant, isnad.credits].some((role) => site.index.has(null, role, namedNode(thing)));
  const about = namedRecord(site, query['about'], { fits, address });
  if (address !== undefined || isByName(about))
    return seeOther(site, req, res, 'voices', { ...own, about: addressText(about, query['about']) });
  const fault = faultOf(about);
  const page = pageOf(query);
  return respond(site, req, res, {
    ...composed(site, 'voices', { kind: 'list', about, query, page }),
    path: 'voices',
    query: ['about', 'page', ...VOICE_FACETS],
    position: site.index.position,
    status: fault === undefined ? 200 : ERRORS[fault.code].status,
    links: LICENCE,
  });
}

async function ofClaim(site: Site, req: Request, res: Response, asked: string): Promise<void> {
  const { baseIri } = site.config;
  const named = parseIri(`${baseIri}id/${pathNamed(site, asked)}`, baseIri);
  if (named?.kind !== 'claim') throw notFound(`/voices?claim=${asked}`);
  const iri = claimIri(named.document, named.slug, baseIri);
  if (claimView(site.index, iri) === undefined) return gone(site, req, res, iri);
  await respond(site, req, res, {
    ...composed(site, 'voices', { kind: 'claim', iri, path: `claim/${named.document}/${named.slug}` }),
    path: 'voices',
    query: ['claim'],
    position: site.index.position,
    links: LICENCE,
  });
}
