import type { Request, Response, Router } from 'express';
import { LICENCES } from '../rdf/vocabulary.ts';
import { recordIri, thingIri } from '../records/segments.ts';
import { pathOf } from '../views/addresses.ts';
import { LINKSET } from '../views/linkset.ts';
import { linksOf } from '../views/signposting.ts';
import { type Address, withAddress } from './address.ts';
import { gone } from './gone.ts';
import { resource } from './methods.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/linkset/{segment}/{slug}`: where everything that belongs to a record is, for programs (RFC 9264). */
export function linksetRoutes(site: Site, router: Router): void {
  resource(router, '/linkset/:segment/:slug{.:ext}', { get: withAddress(site, linkset) });
}

async function linkset(site: Site, req: Request, res: Response, { segment, slug, path }: Address): Promise<void> {
  const base = site.config.baseIri;
  const iri = recordIri(segment, slug, base);
  const standing = site.archive.stateOf(iri);
  if (standing.state === 'merged') return movedTo(site, req, res, standing.successor);
  if (standing.state !== 'current') return gone(site, req, res, iri);
  await respond(site, req, res, {
    view: LINKSET,
    path: `linkset/${path}`,
    query: [],
    position: site.index.position,
    links: [
      { href: iri, rel: 'about' },
      { href: thingIri(segment, slug, base), rel: 'cite-as' },
      { href: LICENCES.data.value, rel: 'license' },
    ],
    model: () => linksOf(site.index, { segment, slug, base }),
  });
}

/** To the links of the survivor, in the format that was asked for. */
function movedTo({ basePath, config }: Site, req: Request, res: Response, successor: string): void {
  const { ext } = req.params;
  const suffix = typeof ext === 'string' ? `.${ext}` : '';
  const path = pathOf(successor, config.baseIri) ?? '';
  res.setHeader('Location', `${basePath}linkset/${path}${encodeURI(suffix)}`);
  res.setHeader('Cache-Control', 'no-cache');
  res.status(308).end();
}
