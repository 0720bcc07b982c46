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
      const state = readiness(site);
      res.setHeader('Cache-Control', 'no-store');
      res.status(state.ready ? 200 : 503).json(state);
    },
  });
}

/** Ready: there is something to answer with, it is what the archive says now, and somebody is there to answer queries. */
function readiness({ index, archive, engine }: Site): { ready: boolean; [member: string]: unknown } {
  const { ready: workers, queued } = engine.state();
  const position = archive.position;
  const ready = index.size > 0 && workers > 0 && index.position === position;
  return { ready, position, shown: index.position, triples: index.size, workers, queued };
}
