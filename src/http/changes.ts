import type { Request, Response, Router } from 'express';
import { LICENCES } from '../rdf/vocabulary.ts';
import { type ChangesAsked, changesModel } from '../views/changes-model.ts';
import { CHANGES } from '../views/views-changes.ts';
import { instantOf, positionOf, segmentOf } from './log-place.ts';
import { resource } from './methods.ts';
import { notFound } from './problems.ts';
import { respond } from './respond.ts';
import { seeOther } from './see-other.ts';
import type { Site } from './site.ts';

/** `/changes`: the log, the newest change first; `/changes/{position}` leads to one change there. */
export function changeRoutes(site: Site, router: Router): void {
  resource(router, '/changes{.:ext}', {
    get: async (req, res) => {
      const asked = changesAsked(req);
      const { index, archive } = site;
      const { position } = index;
      await respond(site, req, res, {
        view: CHANGES,
        model: () => changesModel({ index, feed: archive.feed, position, span: site.spans.page }, asked),
        path: 'changes',
        query: ['segment', 'since', 'before'],
        position,
        links: [{ href: LICENCES.data.value, rel: 'license' }],
      });
    },
  });
  resource(router, '/changes/:position', { get: (req, res) => oneChange(site, req, res) });
}

function oneChange(site: Site, req: Request, res: Response): void {
  const text = String(req.params['position']);
  const position = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0;
  if (site.archive.feed.timeOf(position) === undefined) throw notFound(`/changes/${text}`);
  seeOther(site, req, res, `changes#change-${position}`, { before: String(position + 1) });
}

function changesAsked(req: Request): ChangesAsked {
  const segment = segmentOf(req);
  // A form sends an empty field where nothing was typed.
  const since = req.query['since'] === '' ? undefined : instantOf(req, 'since');
  const before = positionOf(req, 'before');
  return {
    ...(segment === undefined ? {} : { segment }),
    ...(since === undefined ? {} : { since: { text: String(req.query['since']), time: since } }),
    ...(before === undefined ? {} : { before }),
  };
}
