import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Request, Response, Router } from 'express';
import { IsnadError } from '../errors.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import type { Language } from '../views/language.ts';
import { jsonText } from '../views/rdf-forms.ts';
import { candidatesFor } from '../views/reconcile-candidates.ts';
import { extension } from '../views/reconcile-extend.ts';
import { type ReconcileQuery, readExtend, readQueries } from '../views/reconcile-request.ts';
import { RECONCILE } from '../views/views-reconcile.ts';
import { addressParameters, parseForm, readBody } from './form-body.ts';
import { addVary } from './headers.ts';
import { chooseLanguage } from './language.ts';
import { resource } from './methods.ts';
import { reconcileParts } from './reconcile-parts.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/reconcile`: the Reconciliation Service API 0.2 over the names of the records; its parts are in `reconcile-parts.ts`. */
export function reconcileRoutes(site: Site, router: Router): void {
  resource(router, '/reconcile{.:ext}', {
    get: (req, res) => answer(site, req, res, addressParameters(req)),
    post: async (req, res) => answer(site, req, res, await readForm(req)),
    options: { 'Accept-Post': FORM_TYPE },
  });
  reconcileParts(site, router);
}

const FORM_TYPE = 'application/x-www-form-urlencoded';
/** Fifty rows with ten columns each are far from it. */
const LONGEST_FORM = 1_048_576;

async function readForm(req: Request): Promise<URLSearchParams> {
  const [type = ''] = (req.get('Content-Type') ?? '').toLowerCase().split(';');
  if (type.trim() !== FORM_TYPE) {
    throw new IsnadError('unsupported-media-type', `Send queries or extend in a form: ${FORM_TYPE}.`, {
      arabic: `أرسل queries أو extend في نموذج: ${FORM_TYPE}.`,
      extra: { acceptPost: FORM_TYPE },
    });
  }
  const form = parseForm(await readBody(req, LONGEST_FORM, tooLarge));
  if (form.has('queries') || form.has('extend')) return form;
  throw new IsnadError('bad-request', 'The form holds neither "queries" nor "extend".', {
    arabic: 'لا يتضمن النموذج queries ولا extend.',
  });
}

function tooLarge(limit: number): IsnadError {
  return new IsnadError('too-large', `The request is longer than ${limit} bytes: send fewer rows at once.`, {
    arabic: `الطلب أطول من ${limit} بايت: أرسل صفوفًا أقل في المرة.`,
  });
}

/** "When the service endpoint is queried with a GET query without parameters, the service manifest MUST be returned." */
function answer(site: Site, req: Request, res: Response, form: URLSearchParams): Promise<void> {
  const [queries, extend] = [form.get('queries'), form.get('extend')];
  if (queries !== null) return match(site, req, res, readQueries(queries));
  if (extend !== null) return extended(site, req, res, extend);
  return respond(site, req, res, {
    view: RECONCILE,
    path: 'reconcile',
    query: [],
    position: site.index.position,
    links: [{ href: LICENCES.data.value, rel: 'license' }],
    model: () => ({ index: site.index }),
  });
}

/** Each row is answered by itself ("independently of the other queries in the same batch"), and others between two of them. */
async function match(
  site: Site,
  req: Request,
  res: Response,
  queries: ReadonlyMap<string, ReconcileQuery>,
): Promise<void> {
  const { index, search, config } = site;
  const results: [string, object][] = [];
  for (const [key, query] of queries) {
    const scene = { index, search, base: config.baseIri, language: languageFor(req, query.text) };
    results.push([key, { result: candidatesFor(scene, query) }]);
    await nextTurn();
  }
  send(res, Object.fromEntries(results));
}

async function extended(site: Site, req: Request, res: Response, text: string): Promise<void> {
  const { language } = chooseLanguage(req.query['lang'], req.get('Accept-Language'));
  send(res, extension({ index: site.index, base: site.config.baseIri, language }, readExtend(text)));
}

/** A client that asks for no language, as OpenRefine's server and programs do, gets names in the script of the row. */
function languageFor(req: Request, text: string): Language {
  const [lang, accepted = '*'] = [req.query['lang'], req.get('Accept-Language')];
  if (lang === undefined && accepted === '*') return /\p{Script=Arabic}/u.test(text) ? 'ar' : 'en';
  return chooseLanguage(lang, accepted).language;
}

function send(res: Response, value: object): void {
  addVary(res, 'Accept-Language');
  res.setHeader('Cache-Control', 'no-cache');
  res.setHeader('Content-Type', 'application/json');
  res.end(jsonText(value));
}
