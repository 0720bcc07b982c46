import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliCompress, createGzip, constants as zlib } from 'node:zlib';
import type { Request, Response } from 'express';
import { IsnadError } from '../errors.ts';
import { GRAPH_FORMATS, type GraphFormat, RESULT_FORMATS, type ResultFormat } from '../rdf/media-types.ts';
import type { QueryOutcome, WantedFormats } from '../sparql/engine.ts';
import type { ResultKind } from '../sparql/parse.ts';
import { type Coding, encode } from './coding.ts';
import { freeing } from './freeing.ts';
import { negotiate, type Wish } from './negotiate.ts';
import { contentType, notAcceptable } from './respond.ts';

/** What each kind of answer can be written in; an ASK has no CSV or TSV form. */
const OFFERS = {
  bindings: RESULT_FORMATS,
  boolean: RESULT_FORMATS.filter(({ name }) => name === 'json' || name === 'xml'),
  quads: GRAPH_FORMATS,
} as const;

/** Clients say the same each time; so many ways of saying it are kept, none of them long. */
const KEPT_WISHES = 64;
const LONGEST_KEPT = 256;
const known = new Map<string, WantedFormats>();

/** The format that the client likes best for each kind of answer it may get. */
export function wantedFormats(wish: Wish): WantedFormats {
  const { accept = '', formats = [] } = wish;
  if (formats.length > 0 || wish.suffix !== undefined || accept.length > LONGEST_KEPT) return negotiated(wish);
  let wanted = known.get(accept);
  if (wanted === undefined) {
    wanted = negotiated(wish);
    if (known.size >= KEPT_WISHES) known.clear();
    known.set(accept, wanted);
  }
  return wanted;
}

function negotiated(wish: Wish): WantedFormats {
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

/** The media type of an answer. */
export function mediaTypeOf({ kind, format }: { readonly kind: ResultKind; readonly format: string }): string {
  const offers: readonly (GraphFormat | ResultFormat)[] = OFFERS[kind];
  return offers.find(({ name }) => name === format)?.mediaType ?? 'application/octet-stream';
}

/** Writes an answer, as a whole or as it comes; when it breaks after the first byte, so does the connection. */
export async function sendAnswer(req: Request, res: Response, answer: QueryOutcome, coding: Coding): Promise<void> {
  res.status(200);
  res.setHeader('Content-Type', contentType(mediaTypeOf(answer)));
  if (answer.whole !== undefined) await sendWhole(req, res, answer.whole, coding);
  else await sendStream(req, res, answer.body, coding);
}

async function sendWhole(req: Request, res: Response, whole: Uint8Array, wanted: Coding): Promise<void> {
  const { bytes, coding } = await encode(Buffer.from(whole.buffer, whole.byteOffset, whole.length), wanted);
  if (coding !== 'identity') res.setHeader('Content-Encoding', coding);
  res.setHeader('Content-Length', bytes.length);
  res.end(req.method === 'HEAD' ? undefined : bytes);
}

async function sendStream(req: Request, res: Response, body: Readable, coding: Coding): Promise<void> {
  if (coding !== 'identity') res.setHeader('Content-Encoding', coding);
  if (req.method === 'HEAD') {
    body.destroy();
    res.end();
    return;
  }
  // pipeline destroys the response when the body fails: the reader sees a broken connection, never a short answer.
  if (coding === 'identity') await pipeline(body, freeing(res));
  else await pipeline(body, coding === 'gzip' ? createGzip() : brotli(), res);
}

function brotli() {
  return createBrotliCompress({ params: { [zlib.BROTLI_PARAM_QUALITY]: 4 } });
}
