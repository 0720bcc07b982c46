import { randomUUID } from 'node:crypto';
import { literal, namedNode, type Term } from '../rdf/quads.ts';
import { xsd } from '../rdf/vocabulary.ts';

/** A query with its constants taken out: what queries of one program have in common. */
export interface QueryShape {
  /** A query with a marker in the place of each constant; equal texts are parsed into equal algebras but for these. */
  readonly text: string;
  /** What stood in the place of each marker, in order. */
  readonly constants: readonly Constant[];
}

/** A constant of a query: an absolute IRI, the text of a string, or an integer. */
export interface Constant {
  readonly kind: 'iri' | 'string' | 'integer';
  readonly value: string;
}

/** In no query, for nobody knows it. */
const MARK = `urn:uuid:${randomUUID()}:`;
const END = ':';

/**
 * What a query is cut into, in this order: declarations, which stay; triple quotes and escapes, for which a query is left
 * whole; absolute IRIs; other IRIs, which stay; comments; strings; and integers that something is compared with.
 */
const PARTS =
  /(\b(?:PREFIX\s+[^\s:<]*:|BASE)\s*<[^<>]*>)|("""|'''|\\)|<(https?:\/\/[^\s<>"{}|^`\\]*)>|(<[^\s<>"{}|^`\\]*>)|(#[^\n]*)|"([^"\\\n\r]*)"|'([^'\\\n\r]*)'|([=<>]\s*)(\d{1,15})(?![\w.])/gi;

/** The shape of a query, or undefined where its constants cannot be told without parsing it. */
export function shapeOf(query: string): QueryShape | undefined {
  const constants: Constant[] = [];
  let text = '';
  let from = 0;
  const holes = new Map<string, number>();
  // Which constants are equal is part of the shape: SELECT may repeat an expression of GROUP BY.
  const hole = (kind: Constant['kind'], value: string): string => {
    const key = `${kind} ${value}`;
    const at = holes.get(key) ?? constants.push({ kind, value }) - 1;
    holes.set(key, at);
    return `${MARK}${at}${END}`;
  };
  for (const found of query.matchAll(PARTS)) {
    const [whole, , unclear, iri, , comment, double, single = double, operator, integer] = found;
    if (unclear !== undefined) return undefined;
    text += query.slice(from, found.index);
    from = found.index + whole.length;
    if (iri !== undefined) text += `<${hole('iri', iri)}>`;
    else if (single !== undefined) text += `"${hole('string', single)}"`;
    else if (integer !== undefined) text += `${operator}"${hole('integer', integer)}"`;
    else text += comment === undefined ? whole : ' ';
  }
  return { text: text + query.slice(from), constants };
}

/** Parts of what was parsed of shapes in which no constant has a place; they are looked through once. */
const withoutConstants = new WeakSet<object>();

/**
 * What was parsed of a shape's text with the constants back in their places. What has no such place is shared by all that
 * was filled in, so that nobody may change it, and what is known of it is known the next time.
 */
export function filledIn<T>(part: T, constants: readonly Constant[]): T {
  if (typeof part === 'string') return textIn(part, constants) as T;
  if (typeof part !== 'object' || part === null || withoutConstants.has(part)) return part;
  const filled = partIn(part, constants);
  if (filled === part) withoutConstants.add(part);
  return filled;
}

function partIn<T extends object>(part: T, constants: readonly Constant[]): T {
  const { termType } = part as unknown as Term;
  if (termType === 'NamedNode' || termType === 'Literal') return termIn(part as never, constants) as unknown as T;
  if (termType !== undefined && termType !== 'Quad') return part;
  if (Array.isArray(part)) {
    const filled = part.map((inner) => filledIn(inner, constants));
    return filled.some((inner, at) => inner !== part[at]) ? (filled as unknown as T) : part;
  }
  let copy: Record<string, unknown> | undefined;
  for (const [name, inner] of Object.entries(part)) {
    const filled = filledIn(inner, constants);
    if (filled === inner) continue;
    copy ??= { ...(part as Record<string, unknown>) };
    copy[name] = filled;
  }
  return copy === undefined ? part : (copy as T);
}

function termIn(term: Term & { termType: 'NamedNode' | 'Literal' }, constants: readonly Constant[]): Term {
  const found = constantIn(term.value, constants);
  if (term.termType === 'NamedNode') return found === undefined ? term : namedNode(found.value);
  if (found?.kind === 'integer') return literal(found.value, xsd.integer);
  const datatype = constantIn(term.datatype.value, constants);
  if (found === undefined && datatype === undefined) return term;
  const type = datatype === undefined ? term.datatype : namedNode(datatype.value);
  return literal(found?.value ?? term.value, term.language || type);
}

function constantIn(value: string, constants: readonly Constant[]): Constant | undefined {
  if (!value.startsWith(MARK)) return undefined;
  return constants[Number(value.slice(MARK.length, -END.length))];
}

/** A string in the algebra that is no term, such as the separator of a GROUP_CONCAT. */
function textIn(text: string, constants: readonly Constant[]): string {
  return constantIn(text, constants)?.value ?? text;
}
