import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import type { Request, Response, Router } from 'express';
import { ERRORS, IsnadError } from '../errors.ts';
import { GRAPH_FORMATS } from '../rdf/media-types.ts';
import type { Language } from '../views/language.ts';
import { type QueryAnswer, queryPage } from '../views/query-result-page.ts';
import { readQuestions } from '../views/questions.ts';
import type { ResultDocument } from '../views/result-table.ts';
import { HTML } from '../views/view.ts';
import { addVary } from './headers.ts';
import { negotiate } from './negotiate.ts';
import { announce } from './problems.ts';
import { readerOf } from './reader.ts';
import { allowScripts } from './security.ts';
import type { Site } from './site.ts';

/** A page holds no more of an answer than this; whoever wants more takes it in another format. */
const MOST_BYTES = 4 * 1024 * 1024;

/** `/sparql` for people: the form where nothing is asked, and an answer to read where `format=html` asks for one. */
export function queryPageRoutes(site: Site, router: Router): void {
  const examples = readQuestions();
  router.get('/sparql', async (req, res, next) => {
    const { query, format, edit } = req.query;
    const asked = typeof query === 'string' ? query : undefined;
    if (!isForPeople(req, asked, format)) return next();
    const { language } = readerOf(site, req);
    const run = asked !== undefined && edit === undefined;
    const answer = run ? await ask(site, res, asked, language) : undefined;
    const reader = readerOf(site, req);
    addVary(res, 'Accept', 'Accept-Language');
    if (answer?.kind === 'failure') res.status(answer.status);
    allowScripts(res);
    res.setHeader('Cache-Control', 'no-cache');
    res.setHeader('Content-Language', language);
    res.type('html').send(queryPage({ index: site.index, query: asked, answer, examples }, reader));
  });
}

function isForPeople(req: Request, query: string | undefined, format: unknown): boolean {
  if (format === 'html' || req.query['edit'] !== undefined) return true;
  if (query !== undefined || format !== undefined || req.query['update'] !== undefined) return false;
  return negotiate([...GRAPH_FORMATS, HTML], { accept: req.get('Accept') }) === HTML;
}

type Told = QueryAnswer & { readonly status: number };

async function ask(site: Site, res: Response, query: string, language: Language): Promise<Told> {
  const stop = new AbortController();
  res.on('close', () => stop.abort());
  const start = performance.now();
  try {
    if (Buffer.byteLength(query) > site.config.maxQueryBytes)
      throw new IsnadError('too-large', `The query is longer than ${site.config.maxQueryBytes} bytes.`);
    const formats = { bindings: 'json', boolean: 'json', quads: 'turtle' } as const;
    const { kind, body } = await site.engine.query({ query, formats }, stop.signal);
    const text = await readSome(body);
    const milliseconds = performance.now() - start;
    return kind === 'quads'
      ? { kind: 'graph', turtle: text, milliseconds, status: 200 }
      : { kind: 'table', document: JSON.parse(text) as ResultDocument, milliseconds, status: 200 };
  } catch (error) {
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
    if (size > MOST_BYTES)
      throw new IsnadError('too-large', 'The answer is too long for a page; add a LIMIT, or take it as CSV or JSON.', {
        arabic: 'الجواب أطول من أن تسعه صفحة؛ أضف LIMIT أو خذه بصيغة CSV أو JSON.',
      });
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failure(error: IsnadError, language: Language): Told {
  const { title, status } = ERRORS[error.code];
  const { line, column } = error.place;
  return {
    kind: 'failure',
    title: title[language],
    detail: (language === 'ar' && error.arabic) || error.message,
    place: line === undefined ? '' : `${line}:${column ?? 1}`,
    status,
  };
}
