import type { Request, Response, Router } from 'express';
import { IsnadError } from '../errors.ts';
import { parseIri } from '../records/segments.ts';
import type { Language } from '../views/language.ts';
import { flyoutHtml } from '../views/reconcile-preview.ts';
import { reconcilePropertyName } from '../views/reconcile-properties.ts';
import { readType } from '../views/reconcile-request.ts';
import { flyoutLines, MOST_SKIPPED, propertiesOf, SUGGESTED, suggestions } from '../views/reconcile-suggest.ts';
import { thingNamed } from '../views/reconcile-things.ts';
import { RECONCILE_ANSWER, RECONCILE_PREVIEW } from '../views/views-reconcile.ts';
import { resource } from './methods.ts';
import { pathNamed } from './named-record.ts';
import { notFound } from './problems.ts';
import { address, resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import { allowFraming } from './security.ts';
import type { Site } from './site.ts';

/** What the manifest of `/reconcile` leads to: suggestions, small views of what is suggested, properties, previews, pages. */
export function reconcileParts(site: Site, router: Router): void {
  for (const kind of SUGGESTED) {
    resource(router, `/reconcile/suggest/${kind}`, {
      get: (req, res) => {
        const { prefix = '', cursor, type } = resourceQuery(req);
        const request = { prefix, cursor: wholeNumber('cursor', cursor, MOST_SKIPPED), type: typeOf(type) };
        return json(site, req, res, ['prefix', 'cursor', 'type'], (language) => ({
          result: suggestions({ ...sceneOf(site), language }, kind, request),
        }));
      },
    });
    resource(router, `/reconcile/flyout/${kind}`, {
      get: (req, res) => {
        const { id = '' } = resourceQuery(req);
        return json(site, req, res, ['id'], (language) => {
          const lines = flyoutLines({ ...sceneOf(site), language }, kind, id);
          if (lines === undefined) throw notFound(id);
          return { id, html: flyoutHtml(lines) };
        });
      },
    });
  }
  resource(router, '/reconcile/properties', { get: (req, res) => properties(site, req, res) });
  resource(router, '/reconcile/preview', { get: (req, res) => preview(site, req, res) });
  resource(router, '/reconcile/view', { get: (req, res) => view(site, req, res) });
}

/** Nobody proposes more. */
const MOST_PROPOSED = 1_000;

function sceneOf({ index, search, config: { baseIri: base } }: Site) {
  return { index, search, base };
}

/** Properties whose values a table of some type may be extended by. */
function properties(site: Site, req: Request, res: Response): Promise<void> {
  const { type, limit } = resourceQuery(req);
  const [iri, most] = [typeOf(type), wholeNumber('limit', limit, MOST_PROPOSED)];
  return json(site, req, res, ['type', 'limit'], (language) => {
    const all = propertiesOf(iri).map((property) => ({
      id: property.node.value,
      name: reconcilePropertyName(site.index, property, language),
    }));
    return {
      properties: most === 0 ? all : all.slice(0, most),
      ...(type === undefined ? {} : { type }),
      ...(most === 0 ? {} : { limit: most }),
    };
  });
}

/** The one page that others may show in a frame: it holds no form and nothing that could be clicked away. */
function preview(site: Site, req: Request, res: Response): Promise<void> {
  const { id = '' } = resourceQuery(req);
  const thing = thingNamed(site.index, site.config.baseIri, id);
  if (thing === undefined) throw notFound(id);
  allowFraming(res);
  return respond(site, req, res, {
    view: RECONCILE_PREVIEW,
    path: 'reconcile/preview',
    query: ['id'],
    position: site.index.position,
    model: () => ({ index: site.index, thing }),
  });
}

/** From an identifier to the page of the record, also of one that was withdrawn or merged since it was written down. */
function view(site: Site, req: Request, res: Response): void {
  const { id = '' } = resourceQuery(req);
  const { baseIri } = site.config;
  const named = parseIri(`${baseIri}id/${pathNamed(site, id)}`, baseIri);
  if (named?.kind !== 'thing') throw notFound(id);
  const { lang } = req.query;
  const query = typeof lang === 'string' ? { lang } : {};
  res.setHeader('Cache-Control', 'no-cache');
  res.status(303).setHeader('Location', address(site.basePath, `${named.segment}/${named.slug}`, query));
  res.end();
}

function json(
  site: Site,
  req: Request,
  res: Response,
  query: readonly string[],
  model: (language: Language) => object,
): Promise<void> {
  return respond(site, req, res, {
    view: RECONCILE_ANSWER,
    path: req.path.slice(1),
    query,
    position: site.index.position,
    model,
  });
}

function typeOf(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : readType('type', text);
}

function wholeNumber(name: string, text: string | undefined, most: number): number {
  const number = Number(text || 0);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new IsnadError('bad-request', `${name} is to be a whole number from 0 to ${most}.`, {
    arabic: `‏${name} عدد صحيح من 0 إلى ${most}.`,
    extra: { parameter: name },
  });
}
