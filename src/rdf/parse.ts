import { IsnadError, type Place } from '../errors.ts';
import { parseJsonLd } from './jsonld.ts';
import type { GraphFormatName } from './media-types.ts';
import { parseN3 } from './parse-n3.ts';
import { parseRdfXml } from './parse-rdfxml.ts';
import type { Quad } from './quads.ts';

/** How a text is to be read. */
export interface ParseOptions {
  readonly format: GraphFormatName;
  /** What relative IRIs are resolved against. */
  readonly baseIRI: string;
  /** The configured base: JSON-LD may name `{base}context.jsonld`, which is then read from our own files. */
  readonly ownBase?: string;
  /** The file or address to name in an error. */
  readonly source?: string;
  /** More quads than this are refused (`too-large`); the text itself is bounded by whoever reads it. */
  readonly maxQuads?: number;
}

/** The bound on quads where a caller names none: far above any record, far below what would exhaust the memory. */
const MAX_QUADS = 5_000_000;

/**
 * Reads a text in any of our graph formats. Blank node labels mean nothing outside the one text.
 * Throws `syntax` with file, line and column where the parser knows them, `too-large` past `maxQuads`.
 */
export async function parseRdf(text: string, options: ParseOptions): Promise<Quad[]> {
  const { format, source, maxQuads = MAX_QUADS } = options;
  try {
    const quads = await readers[format](text, { ...options, maxQuads });
    if (quads.length > maxQuads) throw new IsnadError('too-large', `More than ${maxQuads} quads in one text.`);
    return quads;
  } catch (error) {
    throw withFile(error, source);
  }
}

type Reader = (text: string, options: ParseOptions & { maxQuads: number }) => Quad[] | Promise<Quad[]>;

const readers: Record<GraphFormatName, Reader> = {
  turtle: (text, { baseIRI }) => parseN3(text, 'text/turtle', baseIRI),
  trig: (text, { baseIRI }) => parseN3(text, 'application/trig', baseIRI),
  ntriples: (text, { baseIRI }) => parseN3(text, 'application/n-triples', baseIRI),
  nquads: (text, { baseIRI }) => parseN3(text, 'application/n-quads', baseIRI),
  jsonld: (text, { baseIRI, ownBase = baseIRI }) => parseJsonLd(text, { base: baseIRI, ownBase }),
  rdfxml: (text, { baseIRI, maxQuads }) => parseRdfXml(text, baseIRI, maxQuads),
};

function withFile(error: unknown, file: string | undefined): unknown {
  if (!(error instanceof IsnadError) || file === undefined) return error;
  const place: Place = { ...error.place, file };
  return new IsnadError(error.code, error.message, { place, extra: { ...error.extra }, cause: error.cause ?? error });
}
