import type { Request, Response, Router } from 'express';
import { ERRORS } from '../errors.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import { type CompareRequest, compareError, MOST_COMPARED } from '../views/compare-model.ts';
import { composed } from './composed.ts';
import { resource } from './methods.ts';
import { namedRecord } from './named-record.ts';
import { pageOf } from './paging.ts';
import { address, resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/compare?records=a,b`: two to five records of one kind side by side. */
export function compareRoutes(site: Site, router: Router): void {
  resource(router, '/compare{.:ext}', {
    get: (req, res) => {
      const { records } = req.query;
      if (Array.isArray(records)) return together(site, req, res, records.map(String));
      const query = resourceQuery(req);
      const request = requestOf(site, query);
      const fault = compareError(request);
      return respond(site, req, res, {
        ...composed(site, 'compare', request),
        path: 'compare',
        query: ['records', 'page'],
        position: site.index.position,
        // An empty form is a good answer to a person who has yet to fill it in.
        status: fault === undefined || request.named.length === 0 ? 200 : ERRORS[fault.code].status,
        links: [{ href: LICENCES.data.value, rel: 'license' }],
      });
    },
  });
}

/** A form that asks for one record more sends each under the same name; the address of the answer holds them in one. */
function together(site: Site, req: Request, res: Response, records: readonly string[]): void {
  const { lang } = req.query;
  const query = { records: records.join(','), lang: typeof lang === 'string' ? lang : '' };
  res.setHeader('Cache-Control', 'no-cache');
  res.status(303).setHeader('Location', address(site.basePath, 'compare', query));
  res.end();
}

function requestOf(site: Site, query: Readonly<Record<string, string>>): CompareRequest {
  const asked = (query['records'] ?? '').split(/[\s,،]+/).filter((text) => text !== '');
  // One more than fits says that there are too many.
  return { named: asked.slice(0, MOST_COMPARED + 1).map((text) => namedRecord(site, text)), page: pageOf(query) };
}
