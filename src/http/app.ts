import express, { type Express, type Router } from 'express';
import { assetRoutes } from './assets.ts';
import { atomRoutes } from './atom.ts';
import { changeRoutes } from './changes.ts';
import { claimRoutes } from './claims.ts';
import { compareRoutes } from './compare.ts';
import { diffRoutes } from './diff.ts';
import { discoveryRoutes } from './discovery.ts';
import { dumpRoutes } from './dumps.ts';
import { exploreRoutes } from './explore.ts';
import { formAgain } from './form-again.ts';
import { fragmentRoutes } from './fragments.ts';
import { setCommonHeaders } from './headers.ts';
import { homeRoutes } from './home.ts';
import { linksetRoutes } from './linksets.ts';
import { listRoutes } from './lists.ts';
import { mementoRoutes } from './memento.ts';
import { oaiRoutes } from './oai.ts';
import { operationRoutes } from './operation.ts';
import { pathRoutes } from './paths.ts';
import { problemRoutes } from './problem-list.ts';
import { notFoundHandler, problemHandler } from './problems.ts';
import { queryPageRoutes } from './query-page.ts';
import { queryTermRoutes } from './query-terms.ts';
import { questionRoutes } from './questions.ts';
import { rateLimits } from './rate-limit.ts';
import { reconcileRoutes } from './reconcile.ts';
import { recordRoutes } from './records.ts';
import { resourceSyncRoutes } from './resourcesync.ts';
import { searchRoutes } from './search.ts';
import { securityHeaders } from './security.ts';
import type { Services } from './services.ts';
import { createSite, type Site } from './site.ts';
import { sitemapRoutes } from './sitemaps.ts';
import { sparqlRoutes } from './sparql.ts';
import { streamRoutes } from './streams.ts';
import { termRoutes } from './terms.ts';
import { versionRoutes } from './versions.ts';
import { voicesRoutes } from './voices.ts';

/** One row a route group; the first that answers a path wins. */
const GROUPS: readonly ((site: Site, router: Router) => void)[] = [
  assetRoutes,
  queryPageRoutes,
  queryTermRoutes,
  sparqlRoutes,
  homeRoutes,
  discoveryRoutes,
  streamRoutes,
  changeRoutes,
  atomRoutes,
  fragmentRoutes,
  sitemapRoutes,
  dumpRoutes,
  termRoutes,
  questionRoutes,
  searchRoutes,
  reconcileRoutes,
  exploreRoutes,
  problemRoutes,
  oaiRoutes,
  resourceSyncRoutes,
  compareRoutes,
  pathRoutes,
  voicesRoutes,
  claimRoutes,
  linksetRoutes,
  listRoutes,
  mementoRoutes,
  recordRoutes,
  versionRoutes,
  diffRoutes,
];

/** Builds the web application under the path of the base IRI; listening is the caller's business. */
export function createApp(
  services: Services,
  given: Partial<Pick<Site, 'newId' | 'templates' | 'spans'>> = {},
): Express {
  const site = createSite(services, given);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  // No nested objects out of a query string: a parameter is a text or a list of texts.
  app.set('query parser', 'simple');
  // One proxy, the operator's own: whoever stands before it writes what he likes into X-Forwarded-For.
  app.set('trust proxy', site.config.trustProxy ? 1 : false);
  app.use(securityHeaders(site.config.baseIri), (_req, res, next) => {
    setCommonHeaders(res);
    next();
  });
  const router = express.Router({ caseSensitive: true, strict: true });
  // Whoever watches over the server is never turned away by the limit.
  operationRoutes(site, router);
  router.use(rateLimits(site.config));
  for (const register of GROUPS) register(site, router);
  // The path of a base may hold what a route reads as a pattern, as in https://n2t.net/ark:/12345/.
  app.use(site.basePath.replace(/[\\(){}[\]+?!:*]/g, '\\$&'), router);
  app.use(notFoundHandler());
  app.use(problemHandler(site, formAgain));
  return app;
}
