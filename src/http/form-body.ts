import type { Request } from 'express';
import { IsnadError } from '../errors.ts';

/** The parameters of an address, as many times as they stand there. */
export function addressParameters(req: Request): URLSearchParams {
  const at = req.originalUrl.indexOf('?');
  return at < 0 ? new URLSearchParams() : parseForm(req.originalUrl.slice(at + 1));
}

/** Like URLSearchParams, which would turn bytes that are not UTF-8 into question marks instead of saying so. */
export function parseForm(text: string): URLSearchParams {
  const pairs = text.split('&').filter((pair) => pair !== '');
  return new URLSearchParams(
    pairs.map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return at < 0 ? [decodePart(pair), ''] : [decodePart(pair.slice(0, at)), decodePart(pair.slice(at + 1))];
    }),
  );
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    throw notUtf8();
  }
}

/** The body of a request; throws what `tooLarge` gives where it is longer than the limit, in bytes. */
export async function readBody(req: Request, limit: number, tooLarge: (limit: number) => IsnadError): Promise<string> {
  if (Number(req.get('Content-Length') ?? 0) > limit) throw tooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed when we stop early: the connection must stay to carry the 413.
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks));
}

/** The problem of a request that is not UTF-8. */
export function notUtf8(): IsnadError {
  return new IsnadError('bad-request', 'The request is not UTF-8.', { arabic: 'الطلب ليس بترميز UTF-8.' });
}

const strict = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string {
  try {
    return strict.decode(bytes);
  } catch {
    throw notUtf8();
  }
}
