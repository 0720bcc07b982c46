import type { Router } from 'express';
import { resource } from './methods.ts';
import type { Site } from './site.ts';

/** `/healthz`: this process answers. `/readyz`: what it answers with is loaded and current. */
export function operationRoutes(site: Site, router: Router): void {
  resource(router, '/healthz', {
    get: (_req, res) => {
      res.setHeader('Cache-Control', 'no-store');
      res.type('text/plain').send('ok\n');
    },
  });
  resource(router, '/readyz', {
    get: (_req, res) => {
      const size = site.index.size;
      res.setHeader('Cache-Control', 'no-store');
      res.status(size > 0 ? 200 : 503).json({ ready: size > 0, position: site.index.position, triples: size });
    },
  });
}
