import jsonld from 'jsonld';
import { IsnadError } from '../errors.ts';
import type { Json, JsonObject } from './json.ts';
import { localLoader } from './jsonld-loader.ts';
import { describedIn, inReadingOrder } from './jsonld-order.ts';
import { foldPassages, unfoldPassages } from './jsonld-passage.ts';
import { blankNode, defaultGraph, inGraph, literal, namedNode, type Quad, quad, type Term } from './quads.ts';
import { xsd } from './vocabulary.ts';

/** What a record's JSON-LD is made with. */
export interface JsonLdOptions {
  /** The frame of the record's class (`ontology/frames/`), without `@context`. */
  readonly frame: JsonObject;
  /** The base under which the quads and the context stand. */
  readonly base: string;
  /** The node at the top of the document. */
  readonly top: string;
}

/**
 * The quads as one framed document that people can read: our context by its IRI, `@base` beside it because processors
 * ignore one in a remote context. Nodes that the frame does not reach follow as `included`, so that reading it back
 * gives the same triples.
 */
export async function recordToJsonLd(quads: Iterable<Quad>, { frame, base, top }: JsonLdOptions): Promise<JsonObject> {
  const context = contextOf(base);
  const documentLoader = localLoader(base);
  const expanded = await toExpanded(Array.from(quads, (q) => inGraph(q)));
  const { '@type': _, ...rest } = frame;
  const framed = (await jsonld.frame(
    expanded as never,
    { ...rest, '@context': context, '@id': top } as never,
    { documentLoader, base, omitGraph: true, embed: '@once', omitDefault: true } as never,
  )) as unknown as JsonObject;
  const described = describedIn(framed);
  const left = expanded.filter((node) => !described.has(String(node['@id']).replace(base, '')));
  if (left.length > 0) framed['included'] = await compactNodes(left, base);
  return inReadingOrder(foldPassages(framed) as JsonObject);
}

/** The quads as a flat list of readable nodes, for graphs in which no node is the top. */
export async function graphToJsonLd(quads: Iterable<Quad>, base: string): Promise<JsonObject> {
  const expanded = await toExpanded(Array.from(quads, (q) => inGraph(q)));
  const nodes = expanded.length === 0 ? [] : await compactNodes(expanded, base);
  return inReadingOrder({ '@context': contextOf(base), '@graph': nodes });
}

async function compactNodes(nodes: JsonObject[], base: string): Promise<Json[]> {
  const options = { documentLoader: localLoader(base), base, graph: true };
  const compacted = await jsonld.compact(nodes as never, contextOf(base) as never, options as never);
  return (compacted as unknown as { '@graph': Json[] })['@graph'];
}

/** The `@context` of every document we write. */
export function contextOf(base: string): Json[] {
  return [`${base}context.jsonld`, { '@base': base }];
}

/** The quads as expanded JSON-LD; integers and truth values become JSON's own where nothing of their form is lost. */
export async function toExpanded(quads: readonly Quad[]): Promise<JsonObject[]> {
  const expanded = await jsonld.fromRDF(quads as never, { rdfDirection: 'i18n-datatype' } as never);
  return nativeValues(expanded as unknown as Json) as JsonObject[];
}

/** What relative IRIs are resolved against, and under which base our own context stands, where that is another. */
export interface Bases {
  readonly base: string;
  readonly ownBase?: string;
}

/** The quads of a JSON-LD document; contexts come from our own files, never from the network. */
export async function jsonLdToQuads(document: Json, { base, ownBase = base }: Bases): Promise<Quad[]> {
  const options = { documentLoader: localLoader(ownBase), base, safe: true, rdfDirection: 'i18n-datatype' };
  const dataset = await jsonld.toRDF(unfoldPassages(document) as never, options as never);
  return (dataset as unknown as Quad[]).map((q) =>
    quad(asTerm(q.subject), asTerm(q.predicate), asTerm(q.object), asTerm(q.graph)),
  );
}

/** Reads JSON-LD text; what is not JSON, or not JSON-LD, is a `syntax` error. */
export async function parseJsonLd(text: string, bases: Bases): Promise<Quad[]> {
  const document = parseJson(text);
  try {
    return await jsonLdToQuads(document, bases);
  } catch (cause) {
    if (cause instanceof IsnadError) throw cause;
    throw new IsnadError('syntax', `This is not valid JSON-LD: ${describe(cause)}`, { cause });
  }
}

function describe(cause: unknown): string {
  if (cause instanceof RangeError) return 'it nests too deeply.';
  const { message, details } = cause as Error & { details?: { cause?: unknown; event?: { message?: string } } };
  if (details?.cause instanceof IsnadError) return details.cause.message;
  return details?.event?.message ?? message;
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    const message = (cause as Error).message;
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? Number.NaN);
    const before = text.slice(0, Number.isNaN(offset) ? text.length : offset).split('\n');
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    throw new IsnadError('syntax', `This is not JSON: ${message.replace(/ in JSON at position.*$/s, '')}.`, {
      place,
      cause,
    });
  }
}

function nativeValues(value: Json): Json {
  if (Array.isArray(value)) return value.map(nativeValues);
  if (value === null || typeof value !== 'object') return value;
  const { '@value': text, '@type': type } = value;
  if (typeof text === 'string' && type === xsd.integer.value && /^(0|-?[1-9]\d{0,14})$/.test(text))
    return { '@value': Number(text) };
  if (type === xsd.boolean.value && (text === 'true' || text === 'false')) return { '@value': text === 'true' };
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, nativeValues(member)]));
}

// jsonld builds plain objects without `equals`, and writes blank nodes with their `_:`.
function asTerm(term: Term): Term {
  switch (term.termType) {
    case 'NamedNode':
      return namedNode(checkedIri(term.value));
    case 'BlankNode':
      return blankNode(term.value.replace(/^_:/, ''));
    case 'Literal':
      return literal(term.value, term.language ? term.language : namedNode(checkedIri(term.datatype.value)));
    case 'DefaultGraph':
      return defaultGraph();
    default:
      throw new IsnadError('syntax', `JSON-LD gave a term of kind ${term.termType}.`);
  }
}

// JSON holds any characters; a term built of these could not be told from another (IRIREF of N-Triples).
function checkedIri(iri: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the grammar excludes exactly these
  if (!/[\x00-\x20<>"{}|^`\\]/.test(iri)) return iri;
  throw new IsnadError('syntax', `${JSON.stringify(iri.slice(0, 200))} is not an IRI.`);
}
