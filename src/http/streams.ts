import { createHash } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import type { PagedLog } from '../archive/change-pages.ts';
import { OWN_CONTEXT, OWN_CONTEXT_PATH } from '../harvest/iiif-stream.ts';
import { pageIri, readStream, type StreamAnswer, streamIri } from '../harvest/stream.ts';
import { ACTIVITY_STREAM, LDES } from '../harvest/stream-views.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import { isSegment, isSlug, recordIri } from '../records/segments.ts';
import { jsonText } from '../views/rdf-forms.ts';
import type { View } from '../views/view.ts';
import type { Link } from './headers.ts';
import { instantOf, positionOf } from './log-place.ts';
import { resource } from './methods.ts';
import { notFound } from './problems.ts';
import { respond } from './respond.ts';
import { seeOther } from './see-other.ts';
import type { Site } from './site.ts';

/** One row a protocol: its address and how it is written. */
const PROTOCOLS: readonly (readonly [path: string, view: View<StreamAnswer>])[] = [
  ['activity-stream', ACTIVITY_STREAM],
  ['ldes', LDES],
];

/** To be read by people they are sorted, which the first time takes longer than the main thread has for one answer. */
const SORTED: ReadonlySet<string> = new Set(['turtle', 'trig']);

/** A week: a page that is closed never changes, but what is withheld since is to leave the caches some day. */
const CLOSED = 'public, max-age=604800, immutable';

/** `/activity-stream` and `/ldes`, of all, of a segment and of one record; `?after=` is a page, `?since=` leads to one. */
export function streamRoutes(site: Site, router: Router): void {
  resource(router, `/${OWN_CONTEXT_PATH}`, {
    get: (_req, res) => {
      res.setHeader('Cache-Control', 'public, max-age=86400');
      res.setHeader('Content-Type', 'application/ld+json');
      res.end(jsonText(OWN_CONTEXT));
    },
  });
  for (const [path, view] of PROTOCOLS) {
    resource(router, `/${path}{.:ext}`, { get: (req, res) => stream(site, req, res, { path, view, of: {} }) });
    resource(router, `/${path}/:segment{.:ext}`, {
      get: (req, res, next) => {
        const { segment } = req.params;
        if (typeof segment !== 'string' || !isSegment(segment)) return next();
        return stream(site, req, res, { path: `${path}/${segment}`, view, of: { segment } });
      },
    });
    resource(router, `/${path}/:segment/:slug{.:ext}`, {
      get: (req, res, next) => {
        const { segment, slug } = req.params;
        if (typeof segment !== 'string' || typeof slug !== 'string' || !isSegment(segment) || !isSlug(slug))
          return next();
        const record = recordIri(segment, slug, site.config.baseIri);
        if (site.archive.feed.recordOf(record) === undefined) throw notFound(`/${segment}/${slug}`);
        return stream(site, req, res, { path: `${path}/${segment}/${slug}`, view, of: { record } });
      },
    });
  }
}

interface Asked {
  readonly path: string;
  readonly view: View<StreamAnswer>;
  readonly of: PagedLog;
}

async function stream(site: Site, req: Request, res: Response, { path, view, of }: Asked): Promise<void> {
  const { archive } = site;
  const which = { ...of, span: site.spans.stream };
  const since = instantOf(req, 'since');
  const after = since === undefined ? positionOf(req, 'after') : archive.feed.positionAt(new Date(since.getTime() - 1));
  if (after !== undefined) {
    const start = archive.feed.pages(which).startOf(after);
    if (start === undefined) throw notFound(`/${path}?after=${after}`);
    // Whoever has read up to any change is led to the page that goes on from there.
    if (start !== after || since !== undefined) return seeOther(site, req, res, path, { after: String(start) });
  }
  const answer = readStream(archive, path, which, after);
  await respond(site, req, res, {
    view,
    model: () => answer,
    elsewhere: (_, { name }) => (SORTED.has(name) ? { name: 'events', args: { answer } } : undefined),
    path,
    query: ['after'],
    position: archive.position,
    digest: createHash('sha256').update(JSON.stringify(answer)).digest('base64url'),
    ...(answer.page?.next && { cacheControl: CLOSED }),
    links: linksOf(answer),
  });
}

function linksOf(answer: StreamAnswer): Link[] {
  const { stream: of, page } = answer;
  const to = (rel: string, after: number | undefined): Link[] =>
    after === undefined ? [] : [{ href: pageIri(of, after), rel }];
  return [
    ...(page === undefined ? [] : [{ href: streamIri(of), rel: 'collection' }]),
    ...to('first', 0),
    // A closed page says nothing that will be otherwise tomorrow.
    ...(answer.page === undefined ? to('last', answer.ends.last) : []),
    ...to('prev', page?.previous?.after),
    ...to('next', page?.next?.after),
    { href: LICENCES.data.value, rel: 'license' },
  ];
}
