import { Parser } from 'n3';
import { IsnadError, type Place } from '../errors.ts';
import type { Quad } from './quads.ts';

type MediaType = 'text/turtle' | 'application/trig' | 'application/n-triples' | 'application/n-quads';

/** Reads Turtle, TriG, N-Triples or N-Quads (RDF 1.1: the triple terms of 1.2 are refused). */
export function parseN3(text: string, mediaType: MediaType, baseIRI: string): Quad[] {
  const lineBased = mediaType === 'application/n-triples' || mediaType === 'application/n-quads';
  // N-Triples and N-Quads know no relative IRI: with a base, n3 would resolve one silently.
  const parser = new Parser(lineBased ? { format: mediaType } : { format: mediaType, baseIRI });
  let quads: Quad[];
  try {
    quads = parser.parse(text) as unknown as Quad[];
  } catch (error) {
    throw asSyntaxError(error, text);
  }
  if (quads.some(({ subject, object }) => subject.termType === 'Quad' || object.termType === 'Quad'))
    throw new IsnadError('syntax', 'Triple terms belong to RDF 1.2; this archive reads RDF 1.1.');
  return quads;
}

interface Token {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly endLine?: number;
}

interface N3Error extends Error {
  readonly context?: { readonly line?: number; readonly token?: Token; readonly previousToken?: Token };
}

function asSyntaxError(cause: unknown, text: string): IsnadError {
  const error = cause as N3Error;
  const message = error.message.replace(/ on line \d+\.?$/, '');
  const expected = /^Expected (.+?) (?:but got|to follow)/.exec(message)?.[1];
  const place = placeOf(error, text);
  return new IsnadError('syntax', `${message}.`, {
    place: expected === undefined ? place : { ...place, expected: [expected] },
    cause,
  });
}

/** The offending token; where the lexer found none, the first character after the token before it. */
function placeOf({ context, message }: N3Error, text: string): Place {
  if (context?.token) return { line: context.token.line, column: context.token.start + 1 };
  const line = context?.line;
  if (line === undefined) return {};
  const row = text.split(/\r\n|\r|\n/, line)[line - 1] ?? '';
  const previous = context?.previousToken;
  const after = previous !== undefined && (previous.endLine ?? previous.line) === line ? previous.end : 0;
  const wrong = /^Unexpected "(.*?)"? on line/s.exec(message)?.[1]?.split(/\r|\n/)[0] ?? '';
  const found = wrong === '' ? -1 : row.indexOf(wrong, after);
  return { line, column: (found === -1 ? after + (/^\s*/.exec(row.slice(after))?.[0].length ?? 0) : found) + 1 };
}
