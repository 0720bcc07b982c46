import type { Router } from 'express';
import { API_CATALOG_PROFILE, dcat, LICENCES, rdf } from '../rdf/vocabulary.ts';
import { catalogPages } from '../views/catalog-graph.ts';
import { apiCatalog } from '../views/data-services.ts';
import { API_CATALOG } from '../views/linkset.ts';
import { composed } from './composed.ts';
import { resource } from './methods.ts';
import { pageOf } from './paging.ts';
import { notFound } from './problems.ts';
import { publicationOf } from './publication.ts';
import { resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/.well-known/void`, `/.well-known/api-catalog`, `/catalog` and `/robots.txt`: how programs find their way. */
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
      const publication = publicationOf(site);
      await respond(site, req, res, {
        ...composed(site, 'catalog', { page, publication }),
        state: String(publication.dumps),
        path: 'catalog',
        query: ['page'],
        position: site.index.position,
        links: license,
      });
    },
  });
  // RFC 9727, 2: GET gives the list, and HEAD its links.
  resource(router, '/.well-known/api-catalog', {
    get: (req, res) =>
      respond(site, req, res, {
        view: API_CATALOG,
        path: '.well-known/api-catalog',
        query: [],
        position: site.index.position,
        links: [
          { href: `${site.config.baseIri}.well-known/api-catalog`, rel: 'api-catalog' },
          { href: API_CATALOG_PROFILE, rel: 'profile' },
        ],
        model: () => apiCatalog(site.config.baseIri),
      }),
  });
  const robots = `${ROBOTS}\nSitemap: ${site.config.baseIri}sitemap.xml\n`;
  resource(router, '/robots.txt', {
    get: (_req, res) => {
      res.setHeader('Cache-Control', 'public, max-age=86400');
      res.type('text/plain').send(robots);
    },
  });
}

/** Pages may be read and indexed; queries, and patterns without end, are not a thing to crawl. */
const ROBOTS = `User-agent: *
Disallow: /sparql
Disallow: /questions?
Disallow: /search?
Disallow: /fragments
Disallow: /reconcile/
Disallow: /*during=
Disallow: /*near=
Crawl-delay: 1
`;
