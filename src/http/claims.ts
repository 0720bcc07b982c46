import type { Request, Response, Router } from 'express';
import { ancestors } from '../claims/hierarchy.ts';
import { claimView } from '../claims/read-claim.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad, LICENCES, rdf, rdfs } from '../rdf/vocabulary.ts';
import { claimIri, isSlug } from '../records/segments.ts';
import { type RulesNow, rulesNow } from '../validate/shape-targets.ts';
import { claimQuads } from '../views/claim-graph.ts';
import { WITHHELD_CLAIM } from '../views/views.ts';
import type { WhyFacts } from '../views/why-view.ts';
import { composed } from './composed.ts';
import { gone } from './gone.ts';
import { addLinks, type Link } from './headers.ts';
import { resource } from './methods.ts';
import { address } from './reader.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/id/claim/{document}/{slug}` and `/claim/{document}/{slug}`: claims on their own. */
export function claimRoutes(site: Site, router: Router): void {
  resource(router, '/id/claim/:document/:slug', {
    get: (req, res, next) => {
      const path = claimPath(req);
      if (path === undefined) return next();
      const query = new URL(req.originalUrl, 'http://localhost').search;
      addLinks(res, [{ href: site.config.baseIri + path, rel: 'describedby' }]);
      res.setHeader('Cache-Control', 'no-cache');
      res.status(303).setHeader('Location', site.basePath + path + query);
      res.end();
    },
  });
  resource(router, '/claim/:document/:slug{.:ext}', {
    get: (req, res, next) => {
      const path = claimPath(req);
      return path === undefined ? next() : claim(site, req, res, path);
    },
  });
}

function claimPath({ params: { document, slug } }: Request): string | undefined {
  if (typeof document !== 'string' || typeof slug !== 'string') return undefined;
  return isSlug(document) && isSlug(slug) ? `claim/${document}/${slug}` : undefined;
}

async function claim(site: Site, req: Request, res: Response, path: string): Promise<void> {
  // Waited for first: from here on everything is read in one turn, of one version of the archive.
  const rules = await rulesNow();
  const { index } = site;
  const [, document = '', slug = ''] = path.split('/');
  const iri = claimIri(document, slug, site.config.baseIri);
  const isClaim = claimView(index, iri) !== undefined;
  const common = { path, position: index.position, links: links(site, iri, path) };
  if (isClaim) {
    const why = whyFacts(site, iri, rules);
    return respond(site, req, res, { ...common, ...composed(site, 'claim', { iri, why }) });
  }
  // A claim that is withheld whole has lost its claimant, but it is there and says why.
  if (index.has(namedNode(iri), isnad.withholding)) {
    return respond(site, req, res, {
      ...common,
      view: WITHHELD_CLAIM,
      model: () => ({ index, iri, quads: claimQuads(index, iri) }),
    });
  }
  return gone(site, req, res, iri);
}

/** What the archive knows of a claim beside what the graph says; undefined where its record has just gone. */
function whyFacts({ archive, index }: Site, iri: string, rules: RulesNow): WhyFacts | undefined {
  const history = archive.claimHistory(iri);
  const standing = archive.stateOf(iri);
  const stored = standing.state === 'current' ? archive.record(standing.record) : undefined;
  if (history === undefined || stored === undefined) return undefined;
  const { changes, door, validated } = history;
  const own = index.objects(namedNode(iri), rdf.type).map(({ value }) => value);
  const classes = new Set(own.flatMap((type) => [type, ...ancestors(index, type, rdfs.subClassOf)]));
  return {
    record: stored.iri,
    version: stored.version,
    hash: stored.hash,
    modified: stored.modified.toISOString(),
    door,
    changes,
    accepted: validated === undefined ? 'unrecorded' : validated === rules.fingerprint ? 'now' : 'before',
    shapes: [...classes].flatMap((type) => rules.targets.get(type) ?? []).sort(),
  };
}

function links(site: Site, iri: string, path: string): Link[] {
  const document = site.index.object(namedNode(iri), isnad.statedIn)?.value;
  const types = site.index.objects(namedNode(iri), rdf.type).map((type) => ({ href: type.value, rel: 'type' }));
  return [
    { href: site.config.baseIri + path, rel: 'canonical' },
    { href: iri, rel: 'describes' },
    { href: iri, rel: 'cite-as' },
    ...(document === undefined
      ? []
      : [{ href: address(site.basePath, document.replace(`${site.config.baseIri}id/`, ''), {}), rel: 'collection' }]),
    { href: LICENCES.data.value, rel: 'license' },
    ...types,
  ];
}
