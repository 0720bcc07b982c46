import type { Request, Response, Router } from 'express';
import { ATOM, atomModel } from '../harvest/atom.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import { positionOf, segmentOf } from './log-place.ts';
import { resource } from './methods.ts';
import { notFound } from './problems.ts';
import { respond } from './respond.ts';
import { seeOther } from './see-other.ts';
import type { Site } from './site.ts';

/** `/feed.atom`: the latest changes, of all or of a segment; `?after=` is a page of older ones. */
export function atomRoutes(site: Site, router: Router): void {
  resource(router, '/feed.atom', { get: (req, res) => feed(site, req, res) });
}

async function feed(site: Site, req: Request, res: Response): Promise<void> {
  const { archive, index } = site;
  const span = site.spans.atom;
  const [segment, after] = [segmentOf(req), positionOf(req, 'after')];
  if (after !== undefined) {
    const of = segment === undefined ? {} : { segment };
    const start = archive.feed.pages({ ...of, span }).startOf(after);
    if (start === undefined) throw notFound(`/feed.atom?after=${after}`);
    if (start !== after) return seeOther(site, req, res, 'feed.atom', { segment: segment ?? '', after: String(start) });
  }
  await respond(site, req, res, {
    view: ATOM,
    model: () => atomModel({ feed: archive.feed, index }, { segment, after, span }),
    path: 'feed.atom',
    query: ['segment', 'after'],
    // Names change with the index, the changes with the log.
    position: archive.position,
    digest: `${archive.position} ${index.position}`,
    links: [{ href: LICENCES.data.value, rel: 'license' }],
  });
}
