import type { Router } from 'express';
import { dcat, LICENCES, rdf } from '../rdf/vocabulary.ts';
import { catalogPages } from '../views/catalog-graph.ts';
import { composed } from './composed.ts';
import { resource } from './methods.ts';
import { pageOf } from './paging.ts';
import { notFound } from './problems.ts';
import { publicationOf } from './publication.ts';
import { resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/.well-known/void`, `/catalog` and `/robots.txt`: how programs find their way. */
export function discoveryRoutes(site: Site, router: Router): void {
  const license = [{ href: LICENCES.data.value, rel: 'license' }];
  // RFC 8615 and VoID 7.2: the description is answered here and not by a redirect.
  resource(router, '/.well-known/void', {
    get: (req, res) =>
      respond(site, req, res, {
        ...composed(site, 'void', { publication: publicationOf(site) }),
        path: '.well-known/void',
        query: [],
        position: site.index.position,
        links: license,
      }),
  });
  resource(router, '/catalog{.:ext}', {
    get: async (req, res) => {
      const page = pageOf(resourceQuery(req));
      const records = site.index.count(null, rdf.type, dcat.CatalogRecord);
      if (page > catalogPages(records)) throw notFound(`/catalog?page=${page}`);
      await respond(site, req, res, {
        ...composed(site, 'catalog', { page, publication: publicationOf(site) }),
        path: 'catalog',
        query: ['page'],
        position: site.index.position,
        links: license,
      });
    },
  });
  resource(router, '/robots.txt', {
    get: (_req, res) => {
      res.setHeader('Cache-Control', 'public, max-age=86400');
      res.type('text/plain').send(ROBOTS);
    },
  });
}

/** Pages may be read and indexed; queries are not a thing to crawl. */
const ROBOTS =
  'User-agent: *\nDisallow: /sparql\nDisallow: /questions?\nDisallow: /search?\nDisallow: /reconcile/\nDisallow: /*during=\nDisallow: /*near=\nCrawl-delay: 1\n';
