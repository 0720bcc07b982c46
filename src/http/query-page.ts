import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import type { Request, Response, Router } from 'express';
import { ERRORS, IsnadError } from '../errors.ts';
import { GRAPH_FORMATS } from '../rdf/media-types.ts';
import type { Language } from '../views/language.ts';
import {
  MOST_BYTES,
  type QueryAnswer,
  type QueryArguments,
  type QueryFailure,
  TOO_LONG_FOR_PAGE,
} from '../views/query-model.ts';
import { queryTerms } from '../views/query-terms.ts';
import { readQuestions } from '../views/questions.ts';
import { queryPage } from '../views/sparql-page.ts';
import { HTML } from '../views/view.ts';
import { addVary } from './headers.ts';
import { type Then, thenOf } from './instant.ts';
import { negotiate } from './negotiate.ts';
import type { PageMaker } from './page-maker.ts';
import { announce } from './problems.ts';
import { address, readerOf } from './reader.ts';
import { allowScripts } from './security.ts';
import type { Site } from './site.ts';
import { readPost } from './sparql-request.ts';

/** Many servers and proxies take no longer line of a request than 8 kB. */
const LONGEST_ADDRESS = 8_000;
/** An answer longer than this is made into a page in the thread of pages. */
const MOST_READ_HERE = 8 * 1024;

/**
 * `/sparql` for people: the form where nothing is asked, and an answer to read where `format=html` asks for one. The form
 * is sent by POST and led on to the address that holds its query; only a query too long for one is answered there.
 */
export function queryPageRoutes(site: Site, router: Router): void {
  const examples = readQuestions();
  router.get('/sparql', async (req, res, next) => {
    const { query, format, edit } = req.query;
    const asked = typeof query === 'string' ? query : undefined;
    if (!isForPeople(req, asked, format)) return next();
    await show(asked, edit === undefined, req, res);
  });
  router.post('/sparql', async (req, res, next) => {
    if (req.query['format'] !== HTML.name) return next();
    const { query = '', formats } = await readPost(req, site.config.maxQueryBytes);
    // Forms end lines as mail does.
    const text = query.replaceAll('\r\n', '\n');
    const wanted = { ...chosen(req), format: formats[0] ?? HTML.name };
    const shared = address(site.basePath, 'sparql', { query: text, ...wanted });
    res.setHeader('Cache-Control', 'no-cache');
    if (shared.length <= LONGEST_ADDRESS) res.status(303).setHeader('Location', shared).end();
    // The browser sends the same form again, there.
    else if (wanted.format !== HTML.name)
      res
        .status(307)
        .setHeader('Location', address(site.basePath, 'sparql', {}))
        .end();
    else await show(text, true, req, res);
  });

  async function show(query: string | undefined, isRun: boolean, req: Request, res: Response): Promise<void> {
    const { language } = readerOf(site, req);
    const then = await thenOf(site, req, res, req.query['at']);
    const answer = query !== undefined && isRun ? await ask(site, res, { query, language, then }) : undefined;
    // Whoever asked has left: there is nobody to tell, and nothing failed here.
    if (answer === 'left') return;
    const { view, column, near, at } = chosen(req);
    const { baseIri } = site.config;
    const args: QueryArguments = {
      query,
      answer,
      view,
      column,
      near,
      isShareable: address(site.basePath, 'sparql', { query: query ?? '', format: 'html' }).length <= LONGEST_ADDRESS,
      examples,
      limits: site.config,
      terms: `sparql/${queryTerms(site.index, baseIri).name}`,
    };
    addVary(res, 'Accept', 'Accept-Language');
    if (answer?.kind === 'failure') res.status(answer.status);
    allowScripts(res);
    res.setHeader('Cache-Control', 'no-cache');
    res.setHeader('Content-Language', language);
    // The switch of language leads to the same answer again, where an address can.
    const kept: Record<string, string> = isRun ? { format: HTML.name, view, column, near, at } : { edit: '1', at };
    const here = {
      path: 'sparql',
      query: query === undefined || !args.isShareable ? (at === '' ? {} : { at }) : { query, ...kept },
    };
    const page = await pageOf(site, { ...readerOf(site, req, then?.at), here }, args, then);
    then?.past?.leave();
    res.type('html').send(page);
  }
}

/** What the address chooses beside the query: each once, or not at all. */
function chosen(req: Request): Record<'lang' | 'view' | 'column' | 'near' | 'at', string> {
  const one = (name: string) => {
    const value = req.query[name];
    return typeof value === 'string' && value.length <= 200 ? value : '';
  };
  return { lang: one('lang'), view: one('view'), column: one('column'), near: one('near'), at: one('at') };
}

function isForPeople(req: Request, query: string | undefined, format: unknown): boolean {
  if (format === 'html' || req.query['edit'] !== undefined) return true;
  if (query !== undefined || format !== undefined || req.query['update'] !== undefined) return false;
  return negotiate([...GRAPH_FORMATS, HTML], { accept: req.get('Accept') }) === HTML;
}

async function pageOf(
  site: Site,
  reader: ReturnType<typeof readerOf>,
  args: QueryArguments,
  then: Then | undefined,
): Promise<Buffer | string> {
  const past = then?.past;
  const isLarge =
    args.answer !== undefined && args.answer.kind !== 'failure' && args.answer.text.length > MOST_READ_HERE;
  if (past === undefined && (!isLarge || site.pages === undefined))
    return queryPage({ ...args, index: site.index }, reader);
  const { href: _, ...facts } = reader;
  const request = { name: 'query', args, form: HTML.name, language: reader.language, reader: facts } as const;
  if (past !== undefined) return site.pastQueries.page(past, request);
  return (site.pages as PageMaker).make(request);
}

type Told = QueryAnswer & { readonly status: number };

interface Asked {
  readonly query: string;
  readonly language: Language;
  readonly then: Then | undefined;
}

async function ask(site: Site, res: Response, { query, language, then }: Asked): Promise<Told | 'left'> {
  const stop = new AbortController();
  res.on('close', () => stop.abort());
  const start = performance.now();
  try {
    if (Buffer.byteLength(query) > site.config.maxQueryBytes)
      throw new IsnadError('too-large', `The query is longer than ${site.config.maxQueryBytes} bytes.`, {
        arabic: `الاستعلام أطول من ${site.config.maxQueryBytes} بايت.`,
      });
    const formats = { bindings: 'json', boolean: 'json', quads: 'turtle' } as const;
    const { kind, body } =
      then?.past === undefined
        ? await site.engine.query({ query, formats }, stop.signal)
        : await site.pastQueries.query(then.past, { query, formats }, stop.signal);
    const text = await readSome(body);
    const milliseconds = performance.now() - start;
    return { kind: kind === 'quads' ? 'graph' : 'table', text, milliseconds, status: 200 };
  } catch (error) {
    if (stop.signal.aborted && !(error instanceof IsnadError)) return 'left';
    if (!(error instanceof IsnadError) || error.code === 'internal') throw error;
    announce(error, res);
    return failure(error, language);
  }
}

async function readSome(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(Buffer.from(chunk));
    size += (chunks.at(-1) as Buffer).length;
    if (size > MOST_BYTES) throw new IsnadError('too-large', TOO_LONG_FOR_PAGE.en, { arabic: TOO_LONG_FOR_PAGE.ar });
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failure(error: IsnadError, language: Language): QueryFailure & Told {
  const { title, hint, status } = ERRORS[error.code];
  const { line, column = 1 } = error.place;
  return {
    kind: 'failure',
    title: title[language],
    detail: (language === 'ar' && error.arabic) || error.message,
    hint: hint[language],
    ...(line === undefined ? {} : { line, column }),
    status,
  };
}
