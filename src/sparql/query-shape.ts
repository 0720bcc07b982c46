import { randomBytes } from 'node:crypto';

/** A query whose constants have been replaced by stand-ins: the same for all queries that differ in those alone. */
export interface QueryShape {
  readonly template: string;
  /** What stood there, by the number of the stand-in. */
  readonly constants: readonly string[];
}

const NONCE = randomBytes(8);
/** Nobody who writes a query can know them, so no query has a stand-in of its own. */
const MARK = NONCE.toString('hex');
const DIGITS = `9${BigInt(`0x${MARK}`)}`;
const MOST = 500;

/**
 * Comments, IRIs, strings, words (names, keywords, numbers) and what stands between them: exactly as our parser's lexer
 * has them, which takes an IRI wherever one fits and ends a comment at a line feed only.
 */
const TOKENS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the grammar excludes them from an IRI
  /#[^\n]*|<[^\u0000-\u0020"<>^`{|}]*>|"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n\r]*"|'[^'\n\r]*'|[^\s<>"'{}()[\],;=!&|*/+^#]+|[\s{}()[\],;=!&|*/+^>]+|[\s\S]/g;
const ABSOLUTE = /^<[a-z][\d+.a-z-]*:/i;
const NUMBER = /^\d+$/;
const NAMES_IRI = /^(?:prefix|base)$/i;
const COUNTS_ROWS = /^(?:limit|offset)$/i;

/**
 * The shape of a query: absolute IRIs, strings and whole numbers taken out, but for those of the prologue and of LIMIT and
 * OFFSET. A stand-in is a token of the same kind, so the grammar says of the template what it says of the query; equal
 * constants have one stand-in, so that what is written twice stays equal. Undefined for a query with escapes, which mean
 * other characters than are written, and for one with very many constants.
 */
export function shapeOf(query: string): QueryShape | undefined {
  if (query.includes('\\') || !query.isWellFormed()) return undefined;
  const constants: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (kind: string, constant: string): number => {
    const key = kind + constant;
    const number = numbers.get(key) ?? constants.length;
    if (number === constants.length) {
      numbers.set(key, number);
      constants.push(constant);
    }
    return number;
  };
  let word = '';
  /** Between PREFIX or BASE and its IRI. */
  let declares = false;
  const template = query.replace(TOKENS, (token: string, offset: number) => {
    const first = token[0] as string;
    if (first === '<' && token.length > 1) {
      const isKept = declares || !ABSOLUTE.test(token);
      declares = false;
      if (isKept) return token;
      return `<${standIn('<', numberOf('<', token.slice(1, -1)))}>`;
    }
    if (first === '"' || first === "'") {
      // A long string stays as it is, and so does the quote of one that has no end, which the grammar will refuse.
      if (token.length < 2 || (token.length > 2 && token[1] === first)) return token;
      return first + standIn('"', numberOf('"', token.slice(1, -1))) + first;
    }
    if (NUMBER.test(token)) {
      // A sign before it belongs to the number; what LIMIT says is no term.
      if (query[offset - 1] === '+' || COUNTS_ROWS.test(word)) return token;
      return standIn('1', numberOf('1', token));
    }
    if (!/^[\s#{}()[\],;=!&|*/+^<>]/.test(token)) {
      word = token;
      declares ||= NAMES_IRI.test(token);
    }
    return token;
  });
  return constants.length > MOST ? undefined : { template, constants };
}

function standIn(kind: '<' | '"' | '1', number: number): string {
  const three = String(number).padStart(3, '0');
  return kind === '1' ? DIGITS + three : kind === '<' ? `urn:${MARK}:${three}` : `${MARK}:${three}`;
}

/** Which constant a text of the parsed template stands for; -1: for none. Throws TypeError where it stands inside of one. */
export function standsFor(text: string): number {
  if (!text.includes(MARK) && !text.includes(DIGITS)) return -1;
  const number = Number(text.slice(-3));
  if (['<', '"', '1'].some((kind) => standIn(kind as '<', number) === text)) return number;
  throw new TypeError('A stand-in has become part of something else.');
}
