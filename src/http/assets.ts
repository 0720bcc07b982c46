import type { Request, Response, Router } from 'express';
import { ASSETS } from '../views/assets.ts';
import type { Asset } from '../views/hashed-asset.ts';
import { chooseCoding, encode } from './coding.ts';
import { addVary } from './headers.ts';
import { resource } from './methods.ts';
import type { Site } from './site.ts';

/** `/assets/{name}.{hash}.{ext}`: stylesheet, scripts and fonts from a fixed list; their addresses change with their bytes. */
export function assetRoutes(site: Site, router: Router): void {
  resource(router, '/assets/:name', {
    get: async (req, res, next) => {
      const asset = ASSETS.get(String(req.params['name']));
      if (!asset) return next();
      await sendAsset(site, req, res, asset);
    },
  });
}

/** Sends what never changes under its address, coded where that makes it smaller; it is coded once. */
export async function sendAsset(site: Site, req: Request, res: Response, asset: Asset): Promise<void> {
  const { name, mediaType, bytes } = asset;
  // Fonts are compressed already.
  const isText = mediaType.startsWith('text/') || mediaType.endsWith('json');
  if (isText) addVary(res, 'Accept-Encoding');
  const wanted = chooseCoding(req.get('Accept-Encoding'), isText);
  const coded =
    wanted === 'identity'
      ? { bytes, coding: wanted }
      : await site.cache.get(`${name} ${wanted}`, () => encode(bytes, wanted));
  res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  res.setHeader('Content-Type', mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType);
  if (coded.coding !== 'identity') res.setHeader('Content-Encoding', coded.coding);
  res.setHeader('Content-Length', coded.bytes.length);
  res.end(coded.bytes);
}
