import type { Router } from 'express';
import { PROBLEMS } from '../views/problems-page.ts';
import { resource } from './methods.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/problems`: where the `type` of every problem leads. */
export function problemRoutes(site: Site, router: Router): void {
  resource(router, '/problems', {
    get: (req, res) =>
      respond(site, req, res, { view: PROBLEMS, path: 'problems', query: [], position: 0, model: () => undefined }),
  });
}
