import type { Router } from 'express';
import { ASSETS } from '../views/assets.ts';
import { resource } from './methods.ts';
import type { Site } from './site.ts';

/** `/assets/{name}.{hash}.{ext}`: stylesheet and fonts from a fixed list; their addresses change with their bytes. */
export function assetRoutes(_site: Site, router: Router): void {
  resource(router, '/assets/:name', {
    get: (req, res, next) => {
      const asset = ASSETS.get(String(req.params['name']));
      if (!asset) return next();
      res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      res.setHeader(
        'Content-Type',
        asset.mediaType.startsWith('text/') ? `${asset.mediaType}; charset=utf-8` : asset.mediaType,
      );
      res.setHeader('Content-Length', asset.bytes.length);
      res.end(asset.bytes);
    },
  });
}
