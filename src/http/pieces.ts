import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { addVary } from './headers.ts';
import { parseAcceptEncoding } from './negotiate.ts';

/** Small writes cost more than what is in them. */
const CHUNK = 16 * 1024;

/**
 * Writes a document that is made piece by piece, gzipped where that can be read. Others are answered between two pieces,
 * and no more is made than the client takes. A failure ends the connection: a short answer is never taken for a whole one.
 */
export async function sendPieces(req: Request, res: Response, first: string, rest: Iterable<string>): Promise<void> {
  addVary(res, 'Accept-Encoding');
  const gzip = (parseAcceptEncoding(req.get('Accept-Encoding') ?? '').get('gzip') ?? 0) > 0;
  if (gzip) res.setHeader('Content-Encoding', 'gzip');
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  const body = Readable.from(turnByTurn(first, rest));
  if (gzip) await pipeline(body, createGzip(), res);
  else await pipeline(body, res);
}

async function* turnByTurn(first: string, rest: Iterable<string>): AsyncGenerator<string> {
  let chunk = first;
  for (const piece of rest) {
    chunk += piece;
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = '';
    }
    await nextTurn();
  }
  if (chunk !== '') yield chunk;
}
