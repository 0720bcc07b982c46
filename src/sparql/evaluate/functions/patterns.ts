import { KIND, NOTHING } from '../../../index/term-id.ts';
import {
  type Computation,
  Condition,
  ConstantComputation,
  TextComputation,
  TextSlot,
  type TextSource,
  textSource,
} from '../computation.ts';
import { isPatternTold } from './byte-search.ts';
import { argument, type FunctionTable, taking } from './function-table.ts';
import {
  compilePattern,
  firstText,
  PatternFault,
  parseReplacement,
  plainPattern,
  type ReplacementPart,
} from './pattern-syntax.ts';
import { byteSearch } from './text-search.ts';

/** Compiled patterns that are kept for a call whose pattern is not constant. */
const KEPT_PATTERNS = 64;

/** The pattern and flags of a call, compiled once for each that comes. */
class Patterns {
  readonly #pattern: TextSource;
  readonly #flags: TextSource | undefined;
  readonly #slot = new TextSlot();
  readonly #compiled = new Map<string, RegExp | undefined>();
  #last: string | undefined;
  #lastCompiled: RegExp | undefined;

  constructor(pattern: Computation, flags: Computation | undefined) {
    this.#pattern = textSource(pattern);
    this.#flags = flags === undefined ? undefined : textSource(flags);
  }

  /** Undefined for an error. */
  read(rows: Int32Array, at: number): RegExp | undefined {
    const slot = this.#slot;
    let flags = '';
    if (this.#flags !== undefined) {
      if (!this.#flags.read(rows, at, slot) || slot.language !== NOTHING) return undefined;
      flags = slot.text;
    }
    if (!this.#pattern.read(rows, at, slot) || slot.language !== NOTHING) return undefined;
    const key = `${flags}/${slot.text}`;
    if (key !== this.#last) {
      this.#lastCompiled = this.#compile(key, slot.text, flags);
      this.#last = key;
    }
    return this.#lastCompiled;
  }

  #compile(key: string, pattern: string, flags: string): RegExp | undefined {
    if (this.#compiled.has(key)) return this.#compiled.get(key);
    if (this.#compiled.size >= KEPT_PATTERNS) this.#compiled.clear();
    const compiled = compiledOrNot(pattern, flags);
    this.#compiled.set(key, compiled);
    return compiled;
  }
}

function compiledOrNot(pattern: string, flags: string): RegExp | undefined {
  try {
    return compilePattern(pattern, flags);
  } catch (error) {
    if (error instanceof PatternFault) return undefined;
    throw error;
  }
}

/** REGEX. */
class Regex extends Condition {
  readonly #text: TextSource;
  readonly #patterns: Patterns;
  readonly #slot = new TextSlot();

  constructor(text: Computation, pattern: Computation, flags: Computation | undefined) {
    super(text.terms, flags === undefined ? [text, pattern] : [text, pattern, flags], { costly: true });
    this.#text = textSource(text);
    this.#patterns = new Patterns(pattern, flags);
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    if (!this.#text.read(rows, at, this.#slot)) return -1;
    const pattern = this.#patterns.read(rows, at);
    return pattern === undefined ? -1 : pattern.test(this.#slot.text) ? 1 : 0;
  }
}

/** A constant that is a plain string; undefined for anything else. */
function constantText(computation: Computation | undefined): string | undefined {
  if (!(computation instanceof ConstantComputation) || computation.value === NOTHING) return undefined;
  const { terms, value } = computation;
  return terms.kind(value) === KIND.string ? terms.text(value) : undefined;
}

function regex(args: readonly Computation[]): Computation {
  const [text, pattern, flags] = [argument(args, 0), argument(args, 1), args[2]];
  const decoded = new Regex(text, pattern, flags);
  const source = constantText(pattern);
  const given = flags === undefined ? '' : constantText(flags);
  if (source === undefined || given === undefined || compiledOrNot(source, given) === undefined) return decoded;
  const plain = plainPattern(source, given);
  if (plain === undefined) {
    const first = firstText(source, given);
    if (first === undefined) return decoded;
    return byteSearch(text, { pattern: first.text, where: first.where, isPart: true }, decoded) ?? decoded;
  }
  const ignoresCase = given.includes('i');
  if (ignoresCase && !isPatternTold(plain.text)) return decoded;
  const wanted = ignoresCase
    ? { pattern: plain.text.toLowerCase(), where: plain.where, fold: 'caseless' as const }
    : { pattern: plain.text, where: plain.where };
  return byteSearch(text, wanted, decoded) ?? decoded;
}

/** REPLACE by fn:replace: an error where the pattern matches nothing at all (FORX0003). */
class Replace extends TextComputation {
  readonly #text: TextSource;
  readonly #replacement: TextSource;
  readonly #flags: TextSource | undefined;
  readonly #patterns: Patterns;
  readonly #slot = new TextSlot();

  constructor(args: readonly Computation[]) {
    const text = argument(args, 0);
    super(text.terms, args, { costly: true });
    this.#text = textSource(text);
    this.#patterns = new Patterns(argument(args, 1), args[3]);
    this.#replacement = textSource(argument(args, 2));
    this.#flags = args[3] === undefined ? undefined : textSource(args[3]);
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    if (!this.#text.read(rows, at, into)) return false;
    const pattern = this.#patterns.read(rows, at);
    if (pattern === undefined || pattern.test('')) return false;
    if (!this.#replacement.read(rows, at, this.#slot) || this.#slot.language !== NOTHING) return false;
    const parts = this.#parts(rows, at, pattern);
    if (parts === undefined) return false;
    const all = new RegExp(pattern, `${pattern.flags}g`);
    into.text = into.text.replace(all, (...match: unknown[]) => replaced(match, parts));
    return true;
  }

  #parts(rows: Int32Array, at: number, pattern: RegExp): readonly ReplacementPart[] | undefined {
    const replacement = this.#slot.text;
    if (this.#flags?.read(rows, at, this.#slot) === true && this.#slot.text.includes('q')) return [replacement];
    try {
      return parseReplacement(replacement, groupsOf(pattern));
    } catch (error) {
      if (error instanceof PatternFault) return undefined;
      throw error;
    }
  }
}

function groupsOf(pattern: RegExp): number {
  return (new RegExp(`${pattern.source}|`, pattern.flags).exec('')?.length ?? 1) - 1;
}

/** `match` is what String.replace hands over: the groups, then the place and the whole text. */
function replaced(match: readonly unknown[], parts: readonly ReplacementPart[]): string {
  let text = '';
  for (const part of parts) {
    const group = typeof part === 'number' ? match[part] : part;
    if (typeof group === 'string') text += group;
  }
  return text;
}

/** REGEX and REPLACE: SPARQL 1.1, 17.4.3.14 and 17.4.3.15. */
export const PATTERNS: FunctionTable = {
  regex: taking(2, regex, 3),
  replace: taking(3, (args) => new Replace(args), 4),
};
