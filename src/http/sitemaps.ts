import type { Request, Response, Router } from 'express';
import { isEmpty, SITEMAP_INDEX, SITEMAP_PAGES, SITEMAP_PART } from '../harvest/sitemap.ts';
import { resource } from './methods.ts';
import { notFound } from './problems.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/sitemap.xml`, and the parts that it lists: `/sitemap-{number}.xml` and `/sitemap-pages.xml`. */
export function sitemapRoutes(site: Site, router: Router): void {
  // Beside the pages and not in a folder: a sitemap speaks for what lies below it.
  resource(router, '/sitemap.:ext', {
    get: (req, res) => respond(site, req, res, { ...common(site), view: SITEMAP_INDEX, path: 'sitemap' }),
  });
  resource(router, '/sitemap-pages.:ext', {
    get: (req, res) => respond(site, req, res, { ...common(site), view: SITEMAP_PAGES, path: 'sitemap-pages' }),
  });
  resource(router, '/sitemap-:part.:ext', { get: (req, res) => part(site, req, res) });
}

async function part(site: Site, req: Request, res: Response): Promise<void> {
  const text = String(req.params['part']);
  const number = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
  const path = `sitemap-${text}`;
  const { position, model } = common(site);
  if (number === undefined || isEmpty({ ...model(), part: number })) throw notFound(`/${path}.xml`);
  const view = SITEMAP_PART;
  await respond(site, req, res, { view, path, query: [], position, model: () => ({ ...model(), part: number }) });
}

function common({ archive, index }: Site) {
  const { position } = index;
  return { query: [], position, model: () => ({ feed: archive.feed, position }) };
}
