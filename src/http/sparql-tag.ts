import type { Request, Response } from 'express';
import type { QueryRequest } from '../sparql/engine.ts';
import { keyOf } from '../sparql/query-key.ts';
import type { Coding } from './coding.ts';
import { entityTag, isFresh, setValidators } from './conditional.ts';
import type { Site } from './site.ts';
import { mediaTypeOf } from './sparql-answer.ts';

/** The entity tag of a query's answer at a log position; undefined where asking again may answer otherwise. */
export type TagAt = (position: number) => string | undefined;

/**
 * How to tag the answer of a request: the same query of the same data in the same form is the same answer. `past`: what is
 * withheld of the past, which may be another when the position is the same.
 */
export function answerTag(
  site: Site,
  req: Request,
  request: QueryRequest,
  { coding, past = '' }: { readonly coding: Coding; readonly past?: string | undefined },
): TagAt {
  // RFC 9110, 13.1.2: only where the method is safe does a 304 answer a tag that matches.
  const key = req.method === 'POST' ? undefined : keyOf(request);
  if (key === undefined) return () => undefined;
  const { templates, config } = site;
  const about = { mediaType: mediaTypeOf(key), base: config.baseIri, coding, language: '', templates };
  return (position) => entityTag({ kind: 'composed', position, variant: `sparql ${key.hash}${past}` }, about);
}

/** Writes the tag; if the client holds that answer, writes the 304 as well and says so. */
export function answeredBefore(req: Request, res: Response, etag: string | undefined): boolean {
  if (etag === undefined) return false;
  setValidators(res, etag, undefined);
  if (!isFresh(req, etag, undefined)) return false;
  res.status(304).end();
  return true;
}
