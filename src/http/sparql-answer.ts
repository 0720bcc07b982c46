import { pipeline } from 'node:stream/promises';
import { createBrotliCompress, createGzip, constants as zlib } from 'node:zlib';
import type { Request, Response } from 'express';
import { IsnadError } from '../errors.ts';
import { GRAPH_FORMATS, type GraphFormat, RESULT_FORMATS, type ResultFormat } from '../rdf/media-types.ts';
import type { QueryOutcome, WantedFormats } from '../sparql/engine.ts';
import type { ResultKind } from '../sparql/parse.ts';
import { chooseCoding } from './coding.ts';
import { addVary } from './headers.ts';
import { negotiate, type Wish } from './negotiate.ts';
import { notAcceptable } from './respond.ts';

/** What each kind of answer can be written in; an ASK has no CSV or TSV form. */
const OFFERS = {
  bindings: RESULT_FORMATS,
  boolean: RESULT_FORMATS.filter(({ name }) => name === 'json' || name === 'xml'),
  quads: GRAPH_FORMATS,
} as const;

/** The format that the client likes best for each kind of answer it may get. */
export function wantedFormats(wish: Wish): WantedFormats {
  return {
    bindings: negotiate(OFFERS.bindings, wish)?.name,
    boolean: negotiate(OFFERS.boolean, wish)?.name,
    quads: negotiate<GraphFormat>(OFFERS.quads, wish)?.name,
  };
}

/** The engine's 406, completed with the list of what there is for that kind of answer. */
export function withOffers(error: unknown, accept: string): unknown {
  if (!(error instanceof IsnadError) || error.code !== 'not-acceptable' || error.extra['kind'] === undefined)
    return error;
  return notAcceptable(
    accept,
    OFFERS[error.extra['kind'] as ResultKind].map(({ mediaType }) => mediaType),
  );
}

/** Writes an answer as it comes; when it breaks after the first byte, so does the connection. */
export async function sendAnswer(req: Request, res: Response, { kind, format, body }: QueryOutcome): Promise<void> {
  const offers: readonly (GraphFormat | ResultFormat)[] = OFFERS[kind];
  const mediaType = offers.find(({ name }) => name === format)?.mediaType ?? 'application/octet-stream';
  const coding = chooseCoding(req.get('Accept-Encoding'), true);
  addVary(res, 'Accept', 'Accept-Encoding');
  res.status(200);
  res.setHeader('Cache-Control', 'no-cache');
  res.setHeader('Content-Type', mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType);
  if (coding !== 'identity') res.setHeader('Content-Encoding', coding);
  if (req.method === 'HEAD') {
    body.destroy();
    res.end();
    return;
  }
  // pipeline destroys the response when the body fails: the reader sees a broken connection, never a short answer.
  if (coding === 'identity') await pipeline(body, res);
  else await pipeline(body, coding === 'gzip' ? createGzip() : brotli(), res);
}

function brotli() {
  return createBrotliCompress({ params: { [zlib.BROTLI_PARAM_QUALITY]: 4 } });
}
