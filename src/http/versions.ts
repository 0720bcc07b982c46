import type { Request, Response, Router } from 'express';
import { mementoDate } from '../harvest/memento.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import { recordIri } from '../records/segments.ts';
import { VERSION } from '../views/views.ts';
import { type Address, withAddress } from './address.ts';
import { mementoHeader, mementosOf, originalState } from './memento.ts';
import { resource } from './methods.ts';
import { notFound } from './problems.ts';
import { address } from './reader.ts';
import { validatorOf } from './records.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/{segment}/{slug}/v/{n}`: what a record said in its n-th version, also after it was withdrawn. */
export function versionRoutes(site: Site, router: Router): void {
  resource(router, '/:segment/:slug/v/:number{.:ext}', { get: withAddress(site, version) });
}

async function version(site: Site, req: Request, res: Response, { segment, slug, path }: Address): Promise<void> {
  const text = String(req.params['number']);
  const number = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  const iri = recordIri(segment, slug, site.config.baseIri);
  const stored = number > 0 ? site.archive.version(iri, number) : undefined;
  if (!stored) throw notFound(`/${path}/v/${text}`);
  const versions = site.archive.versions(iri);
  const latest = versions.at(-1)?.version ?? number;
  const { state } = originalState(site, iri);
  const standing = state === 'current' ? undefined : state;
  res.setHeader('Memento-Datetime', mementoDate(stored.modified));
  await respond(site, req, res, {
    view: VERSION,
    path: `${path}/v/${number}`,
    hash: stored.hash,
    position: site.index.position,
    ...validatorOf(stored),
    // Not `immutable`: a take-down must reach it.
    cacheControl: 'public, max-age=86400',
    links: [
      { href: `${site.config.baseIri}${path}/v/${number}`, rel: 'canonical' },
      { href: address(site.basePath, path, {}), rel: 'latest-version' },
      ...(number > 1
        ? [{ href: address(site.basePath, `${path}/v/${number - 1}`, {}), rel: 'predecessor-version' }]
        : []),
      ...(number < latest
        ? [{ href: address(site.basePath, `${path}/v/${number + 1}`, {}), rel: 'successor-version' }]
        : []),
      { href: LICENCES.data.value, rel: 'license' },
      ...mementoHeader(mementosOf(site, path, versions), number),
    ],
    model: () => ({ ...stored, index: site.index, record: iri, path, versions, standing }),
  });
}
