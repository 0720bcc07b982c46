import type { Request, Response, Router } from 'express';
import { IsnadError } from '../errors.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import { recordIri } from '../records/segments.ts';
import { DIFF } from '../views/views-past.ts';
import { type Address, withAddress } from './address.ts';
import { resource } from './methods.ts';
import { notFound } from './problems.ts';
import { address } from './reader.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** Changes of a record that are looked through for the reason of one. */
const MOST_CHANGES = 1_000;

/**
 * `/{segment}/{slug}/v/{n}/diff`: what the n-th version changed or, with `from=m`, what differs from the m-th; `from=0` is
 * nothing, and so is what came before the first. Both versions are compared as they are handed out.
 */
export function diffRoutes(site: Site, router: Router): void {
  resource(router, '/:segment/:slug/v/:number/diff{.:ext}', { get: withAddress(site, diff) });
}

async function diff(site: Site, req: Request, res: Response, { segment, slug, path }: Address): Promise<void> {
  const { archive, index, basePath, config } = site;
  const text = String(req.params['number']);
  const iri = recordIri(segment, slug, config.baseIri);
  const to = versionNumber(text) > 0 ? archive.version(iri, versionNumber(text)) : undefined;
  if (to === undefined) throw notFound(`/${path}/v/${text}/diff`);
  const number = fromOf(req, to.version);
  const from = number === 0 ? undefined : archive.version(iri, number);
  if (from === undefined && number !== 0) throw noVersion(archive.versions(iri).length);
  await respond(site, req, res, {
    view: DIFF,
    path: `${path}/v/${to.version}/diff`,
    query: ['from'],
    // The patch names the two, and a later pair may have the content of an earlier one.
    hash: `diff ${number} ${from?.hash ?? ''} ${to.version} ${to.hash}`,
    position: index.position,
    links: [
      ...(from === undefined
        ? []
        : [{ href: address(basePath, `${path}/v/${from.version}`, {}), rel: 'predecessor-version' }]),
      { href: address(basePath, `${path}/v/${to.version}`, {}), rel: 'up' },
      { href: LICENCES.data.value, rel: 'license' },
    ],
    model: () => ({
      index,
      thing: to.thing,
      record: iri,
      path,
      from,
      to,
      reason: reasonOf(site, iri, to.version),
    }),
  });
}

function versionNumber(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}

/** The version that is compared with; the one before, where none is named. */
function fromOf({ query }: Request, to: number): number {
  const asked = query['from'];
  if (asked === undefined || asked === '') return to - 1;
  const number = typeof asked === 'string' ? versionNumber(asked) : 0;
  if (number === 0 && asked !== '0') throw noVersion();
  return number;
}

function noVersion(last?: number): IsnadError {
  const [most, highest] = last === undefined ? ['', ''] : [` up to ${last}`, ` لا يتجاوز ${last}`];
  return new IsnadError('bad-request', `"from" is the number of a version${most}, or 0 for nothing.`, {
    arabic: `قيمة from رقم نسخة${highest}، أو 0 أي لا شيء.`,
  });
}

function reasonOf({ archive }: Site, record: string, version: number): string | undefined {
  const changes = archive.feed.changes({ record, from: 0, most: MOST_CHANGES });
  return changes.find(
    (change) => change.version === version && (change.kind === 'created' || change.kind === 'updated'),
  )?.reason;
}
