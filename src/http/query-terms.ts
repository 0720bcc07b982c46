import type { Router } from 'express';
import { queryTerms } from '../views/query-terms.ts';
import { sendAsset } from './assets.ts';
import { resource } from './methods.ts';
import { notFound } from './problems.ts';
import type { Site } from './site.ts';

/** `/sparql/terms.{hash}.json`: what the editor offers; its address changes with the terms. */
export function queryTermRoutes(site: Site, router: Router): void {
  resource(router, '/sparql/terms.:hash.json', {
    get: async (req, res) => {
      const asset = queryTerms(site.index, site.config.baseIri);
      // A page that was open while the terms changed: what it asks for is gone, and reloading it brings the new ones.
      if (!req.path.endsWith(`/${asset.name}`)) throw notFound(req.path);
      await sendAsset(site, req, res, asset);
    },
  });
}
