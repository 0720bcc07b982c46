import type { Router } from 'express';
import { composed } from './composed.ts';
import { resource } from './methods.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/`: what is here, for people; the description of the data set, for programs. */
export function homeRoutes(site: Site, router: Router): void {
  resource(router, '/', {
    get: (req, res) =>
      respond(site, req, res, {
        ...composed(site, 'home', {}),
        path: '',
        query: [],
        position: site.index.position,
      }),
  });
}
