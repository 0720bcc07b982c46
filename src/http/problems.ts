import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { ERRORS, type ErrorCode, IsnadError } from '../errors.ts';
import type { Language } from '../views/language.ts';
import { printable } from '../views/printable.ts';
import { type FormAgain, type Problem, problemPage } from '../views/problem-page.ts';
import type { Reader } from '../views/view.ts';
import { addVary } from './headers.ts';
import { negotiate, type Offer } from './negotiate.ts';
import { readerOf } from './reader.ts';
import { allowScripts } from './security.ts';
import type { Site } from './site.ts';

/** How a failure can be written; the first is the default. */
export const PROBLEM_FORMS: readonly Offer[] = [
  { name: 'problem', mediaType: 'application/problem+json', aliases: ['application/json'] },
  { name: 'html', mediaType: 'text/html', onlyIfRanked: true },
  { name: 'text', mediaType: 'text/plain', onlyIfRanked: true },
];

const LONGEST_ADDRESS = 200;
const LONGEST_DETAIL = 500;

/** Finds the form that a refused page begins with, filled in. */
export type FindsForm = (site: Site, req: Request, reader: Reader) => FormAgain | undefined;

/** The one place where a failure becomes a response; a failure after the first byte ends the connection instead. */
export function problemHandler(site: Site, formAgain: FindsForm): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    // A client must be able to tell a broken answer from a short one, so nothing is appended to it.
    if (res.headersSent) {
      site.log.error({ err: error, url: req.url }, 'failed after the first byte');
      res.destroy();
      return;
    }
    const known = asIsnadError(error) ?? internal(error, req, site);
    sendProblem(site, { req, res, error: known, formAgain });
  };
}

/** Answers a path that nothing answers. */
export function notFoundHandler(): RequestHandler {
  return (req) => {
    throw notFound(req.path);
  };
}

/** 404 with the address that was asked for. */
export function notFound(address: string): IsnadError {
  const shown = printable(address, LONGEST_ADDRESS);
  return new IsnadError('not-found', `There is nothing at ${shown}.`, {
    arabic: `لا يوجد شيء في \u2066${shown}\u2069.`,
  });
}

interface Failed {
  readonly req: Request;
  readonly res: Response;
  readonly error: IsnadError;
  readonly formAgain: FindsForm;
}

/** Writes a failure as RFC 9457 says, or as a page or plain text where the client ranks that higher. */
function sendProblem(site: Site, { req, res, error, formAgain }: Failed): void {
  const reader = readerOf(site, req);
  const problem = describe(error, reader.language, site.config.baseIri);
  res.status(problem.status);
  // What was prepared for a good answer must not stand on a bad one.
  for (const name of ['ETag', 'Last-Modified', 'Content-Location', 'Content-Encoding']) res.removeHeader(name);
  res.setHeader('Cache-Control', 'no-cache');
  announce(error, res);
  addVary(res, 'Accept', 'Accept-Language');
  const form = negotiate(PROBLEM_FORMS, { accept: req.get('Accept') })?.name ?? 'problem';
  res.setHeader('Content-Language', reader.language);
  if (form === 'html') allowScripts(res);
  const again = form === 'html' && error.code === 'bad-request' ? formAgain(site, req, reader) : undefined;
  const [type, text] = write(form, problem, reader, again);
  // `end` and not `send`: Express would add a charset that JSON does not have.
  res.setHeader('Content-Type', type);
  res.end(text);
}

/** Headers that belong to a problem: what to send instead, when to come back. */
export function announce({ extra: { acceptPost, retryAfter } }: IsnadError, res: Response): void {
  if (typeof acceptPost === 'string') res.setHeader('Accept-Post', acceptPost);
  if (typeof retryAfter === 'number') res.setHeader('Retry-After', String(retryAfter));
}

function write(form: string, problem: Problem, reader: Reader, again?: FormAgain): [type: string, text: string] {
  if (form === 'html') return ['text/html; charset=utf-8', problemPage(problem, reader, again)];
  if (form === 'text') return ['text/plain; charset=utf-8', `${problem.title}\n${problem.detail}\n${problem.hint}\n`];
  return ['application/problem+json', toJson(problem)];
}

/** The members of a problem, in the reader's language. */
function describe(error: IsnadError, language: Language, base: string): Problem {
  const row = ERRORS[error.code];
  const translated = language === 'ar' && error.arabic !== undefined;
  return {
    type: `${base}problems#${error.code}`,
    title: row.title[language],
    status: row.status,
    detail: oneLine(translated ? (error.arabic ?? '') : error.message),
    hint: row.hint[language],
    detailLanguage: translated ? 'ar' : 'en',
    ...error.place,
    ...error.extra,
  };
}

function toJson({ detailLanguage: _, ...members }: Problem): string {
  return `${JSON.stringify(members, null, 2)}\n`;
}

function asIsnadError(error: unknown): IsnadError | undefined {
  // A fault of the server's own, a damaged disk say, tells the log which file it is, not the reader.
  if (error instanceof IsnadError) return ERRORS[error.code].status === 500 ? undefined : error;
  const code = codeOfHttpError(error);
  return code && new IsnadError(code, error instanceof Error ? error.message : 'The request cannot be read.');
}

/** Express and its parsers mark their errors with a status: 400 for a malformed `%`, 413 for a body too long. */
function codeOfHttpError(error: unknown): ErrorCode | undefined {
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413) return 'too-large';
  if (status === 415) return 'unsupported-media-type';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'bad-request' : undefined;
}

function internal(error: unknown, req: Request, site: Site): IsnadError {
  const id = site.newId();
  site.log.error({ err: error, id, method: req.method, url: req.url }, 'internal error');
  return new IsnadError('internal', `Something failed here; in the log it has the id ${id}.`, {
    arabic: `حدث عطل هنا؛ معرّفه في السجل ${id}.`,
    extra: { id },
  });
}

/** A sentence of ours has signs of direction where it needs them; what it tells again has lost them (printable.ts). */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]+/g, ' ').slice(0, LONGEST_DETAIL);
}
