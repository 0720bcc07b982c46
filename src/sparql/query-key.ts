import { createHash } from 'node:crypto';
import type { QueryRequest } from './engine.ts';
import type { ResultKind } from './parse.ts';

/** What tells one answer from another at the same log position. */
export interface QueryKey {
  readonly kind: ResultKind;
  readonly format: string;
  /** Hash of query, dataset and format: the same for queries that differ in white space and comments alone. */
  readonly hash: string;
}

/**
 * First the tokens in which white space and "#" are text (SPARQL 1.1, 19.8; an escape in a prefixed name may hide a
 * "#"), then what separates tokens. Both exactly as our parser's lexer has them, which takes an IRI wherever one fits and
 * ends a comment at a line feed only: two queries with one key must be read alike.
 */
const TOKENS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the grammar excludes them from an IRI
  /(<[^\u0000-\u0020"<>\\^`{|}]*>|"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""|'''(?:[^'\\]|\\[\s\S]|'(?!''))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|\\.)|(?:[\t\n\r ]|#[^\n]*)+/g;

const PROLOGUE = /^(?:BASE ?<[^>]*> ?|PREFIX [^\s:<]*: ?<[^>]*> ?)*(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i;
const KINDS: Readonly<Record<string, ResultKind>> = {
  SELECT: 'bindings',
  ASK: 'boolean',
  CONSTRUCT: 'quads',
  DESCRIBE: 'quads',
};

/** What may answer otherwise when it is asked again, or elsewhere. */
const VOLATILE = /(?<![\w?$:.-])(?:NOW|RAND|UUID|STRUUID|BNODE|SERVICE)(?![\w:-])/i;

/** Nobody writes a longer query by hand, and whoever makes one seldom makes it twice. */
const LONGEST = 100_000;

/**
 * The key of a query, or undefined where its answer must not stand for another's: it depends on the moment or on
 * another host, its form cannot be told without parsing, or no format is wanted for it.
 */
export function keyOf({ query, dataset, formats }: QueryRequest): QueryKey | undefined {
  // Codepoint escapes come before everything else (19.2): one of them may open a string.
  if (query.length > LONGEST || /\\u/i.test(query)) return undefined;
  const normal = query.replace(TOKENS, (_, opaque?: string) => opaque ?? ' ').trim();
  const form = PROLOGUE.exec(normal)?.[1]?.toUpperCase();
  const kind = form && KINDS[form];
  const format = kind && formats[kind];
  if (!kind || !format || VOLATILE.test(normal.replace(TOKENS, ' '))) return undefined;
  const graphs = dataset && [dataset.default, dataset.named];
  const hash = createHash('sha256')
    .update(JSON.stringify([normal, graphs, format]))
    .digest('base64url');
  return { kind, format, hash };
}
