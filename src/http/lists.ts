import type { Request, Response, Router } from 'express';
import { isSegment, type Segment } from '../records/segments.ts';
import { FACETS } from '../views/listing.ts';
import { PLOT_PARAMETERS, plotState } from '../views/plot-request.ts';
import { composed } from './composed.ts';
import { thenOf } from './instant.ts';
import { resource } from './methods.ts';
import { pageOf } from './paging.ts';
import { resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/{segment}`: the things of a segment, narrowed by facets, page by page. */
export function listRoutes(site: Site, router: Router): void {
  resource(router, '/:segment{.:ext}', {
    get: (req, res, next) => {
      const { segment } = req.params;
      return typeof segment === 'string' && isSegment(segment) ? list(site, req, res, segment) : next();
    },
  });
}

async function list(site: Site, req: Request, res: Response, segment: Segment): Promise<void> {
  const query = resourceQuery(req);
  const page = pageOf(query);
  // Here, where a fault of the address is still the reader's.
  plotState(query);
  const then = await thenOf(site, req, res, req.query['at']);
  await respond(site, req, res, {
    ...composed(site, 'list', { segment, query, page, base: site.config.baseIri }, then),
    path: segment,
    query: ['at', 'page', ...FACETS[segment].map((facet) => facet.parameter), ...PLOT_PARAMETERS],
    position: then?.position ?? site.index.position,
    then,
  });
}
