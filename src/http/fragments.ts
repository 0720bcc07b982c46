import type { Router } from 'express';
import { LICENCES } from '../rdf/vocabulary.ts';
import { fragmentModel, fragmentSize } from '../views/fragment-model.ts';
import { PLACES, patternText } from '../views/fragment-request.ts';
import { FRAGMENT } from '../views/views-discovery.ts';
import { resource } from './methods.ts';
import { pageOf } from './paging.ts';
import { notFound } from './problems.ts';
import { resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/fragments?subject=&predicate=&object=&page=`: the triples that match a pattern, for clients that query by themselves. */
export function fragmentRoutes(site: Site, router: Router): void {
  resource(router, '/fragments{.:ext}', {
    get: async (req, res) => {
      const { index } = site;
      const query = resourceQuery(req);
      const pattern = patternText(req.query);
      const page = pageOf(query);
      const { pages } = fragmentSize(index, pattern);
      if (page > pages) throw notFound(`/fragments?page=${page}`);
      const request = { pattern, page, named: query['page'] !== undefined };
      await respond(site, req, res, {
        view: FRAGMENT,
        path: 'fragments',
        query: [...PLACES, 'page'],
        position: index.position,
        links: [
          { href: `${site.config.baseIri}.well-known/void`, rel: 'describedby' },
          { href: LICENCES.data.value, rel: 'license' },
        ],
        model: () => fragmentModel(index, request),
      });
    },
  });
}
