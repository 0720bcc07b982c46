import { KIND, kindOf, NOTHING, type TermId } from '../../../index/term-id.ts';
import {
  type Computation,
  Condition,
  ConstantComputation,
  TextComputation,
  TextSlot,
  type TextSource,
  textSource,
} from '../computation.ts';
import { compareCodePoints } from '../text-order.ts';
import { ByteSearch, UNDECIDED, type Where } from './byte-search.ts';
import { argument, type FunctionTable, taking } from './function-table.ts';
import { type TextView, textView } from './text-views.ts';

type TextTest = (text: string, pattern: string) => boolean;

/** CONTAINS, STRSTARTS and STRENDS on texts. */
class ComparedTexts extends Condition {
  readonly #text: TextSource;
  readonly #pattern: TextSource;
  readonly #compare: TextTest;
  readonly #a = new TextSlot();
  readonly #b = new TextSlot();

  constructor(text: Computation, pattern: Computation, compare: TextTest) {
    super(text.terms, [text, pattern], { costly: true });
    this.#text = textSource(text);
    this.#pattern = textSource(pattern);
    this.#compare = compare;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    if (!this.#text.read(rows, at, this.#a) || !this.#pattern.read(rows, at, this.#b)) return -1;
    if (!areCompatible(this.#a, this.#b)) return -1;
    return this.#compare(this.#a.text, this.#b.text) ? 1 : 0;
  }
}

/** Argument compatibility (SPARQL 1.1, 17.4.3.1.2). */
export function areCompatible(first: TextSlot, second: TextSlot): boolean {
  return second.language === NOTHING || second.language === first.language;
}

/** `=` and `!=` on texts that are worked out for the row, without making terms of them. */
class EqualTexts extends Condition {
  readonly #left: TextSource;
  readonly #right: TextSource;
  readonly #wanted: 1 | 0;
  readonly #a = new TextSlot();
  readonly #b = new TextSlot();

  constructor(left: TextComputation, right: TextComputation, wanted: 1 | 0) {
    super(left.terms, [left, right], { costly: true });
    this.#left = left;
    this.#right = right;
    this.#wanted = wanted;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const a = this.#a;
    const b = this.#b;
    if (!this.#left.read(rows, at, a) || !this.#right.read(rows, at, b)) return -1;
    return (a.text === b.text && a.language === b.language) === (this.#wanted === 1) ? 1 : 0;
  }
}

/** How two strings without a language stand to each other, when one is worked out for the row. */
export class OrderedTexts extends Condition {
  readonly #left: TextSource;
  readonly #right: TextSource;
  readonly #accepts: (order: number) => boolean;
  /** Decides about what is no plain string. */
  readonly #otherwise: Condition;
  readonly #a = new TextSlot();
  readonly #b = new TextSlot();

  constructor(left: Computation, right: Computation, accepts: (order: number) => boolean, otherwise: Condition) {
    super(left.terms, [left, right], { costly: true });
    this.#left = textSource(left);
    this.#right = textSource(right);
    this.#accepts = accepts;
    this.#otherwise = otherwise;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const a = this.#a;
    const b = this.#b;
    const arePlain =
      this.#left.read(rows, at, a) && this.#right.read(rows, at, b) && a.language === NOTHING && b.language === NOTHING;
    if (!arePlain) return this.#otherwise.test(rows, at);
    return this.#accepts(compareCodePoints(a.text, b.text)) ? 1 : 0;
  }
}

/** A search in the bytes of the dictionary; what it cannot decide goes to the search in decoded text. */
class SearchedBytes extends Condition {
  readonly #source: Computation;
  readonly #ofAny: boolean;
  readonly #language: TermId;
  readonly #search: ByteSearch;
  readonly #decoded: Condition;
  readonly #wanted: 1 | 0;
  /** Whether more is asked than that the pattern is there. */
  readonly #isPart: boolean;

  constructor(
    view: TextView,
    language: TermId,
    search: ByteSearch,
    decoded: Condition,
    { wanted, isPart = false }: { readonly wanted: 1 | 0; readonly isPart?: boolean | undefined },
  ) {
    super(decoded.terms, [view.source], { costly: true });
    this.#isPart = isPart;
    this.#source = view.source;
    this.#ofAny = view.ofAny;
    this.#language = language;
    this.#search = search;
    this.#decoded = decoded;
    this.#wanted = wanted;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const id = this.#source.id(rows, at);
    if (id > 0 && this.#hasText(id)) {
      const { dictionary } = this.terms;
      const found = this.#search.test(dictionary.heap(id), dictionary.start(id), dictionary.end(id));
      const isOpen = found === UNDECIDED || (found === 1 && this.#isPart);
      if (!isOpen) return found === this.#wanted ? 1 : 0;
    }
    return this.#decoded.test(rows, at);
  }

  #hasText(id: TermId): boolean {
    const kind = kindOf(id);
    if (this.#ofAny) return kind !== KIND.blank;
    if (kind === KIND.string) return this.#language === NOTHING;
    return kind === KIND.text && (this.#language === NOTHING || this.terms.dictionary.language(id) === this.#language);
  }
}

/**
 * A search for a constant without a language: by bytes where the text lies in a term, else undefined. `fold` is given
 * where the search folds letters of its own, and `pattern` is folded already; `isPart` where the pattern must be there for
 * what is asked and is not all of it.
 */
export function byteSearch(
  text: Computation,
  { pattern, where, fold, isPart }: { pattern: string; where: Where; fold?: 'caseless'; isPart?: boolean },
  decoded: Condition,
): Condition | undefined {
  const view = textView(text);
  if (view === undefined || view.source instanceof ConstantComputation) return undefined;
  if (fold !== undefined && view.fold !== 'none') return undefined;
  return new SearchedBytes(view, NOTHING, new ByteSearch(pattern, where, fold ?? view.fold), decoded, {
    wanted: 1,
    isPart,
  });
}

function searching(compare: TextTest, where: Where): (args: readonly Computation[]) => Computation {
  return (args) => {
    const [text, pattern] = [argument(args, 0), argument(args, 1)];
    const decoded = new ComparedTexts(text, pattern, compare);
    if (!(pattern instanceof ConstantComputation) || pattern.value === NOTHING) return decoded;
    const { terms, value } = pattern;
    const kind = terms.kind(value);
    const view = textView(text);
    if (view === undefined || view.source instanceof ConstantComputation) return decoded;
    if (kind !== KIND.string && (kind !== KIND.text || view.ofAny)) return decoded;
    const search = new ByteSearch(terms.text(value), where, view.fold);
    return new SearchedBytes(view, terms.language(value), search, decoded, { wanted: 1 });
  };
}

/** `=` or `!=` between texts that are worked out, or one of them and a constant; undefined for anything else. */
export function textEquals(left: Computation, right: Computation, wanted: 1 | 0): Condition | undefined {
  if (left instanceof TextComputation && right instanceof TextComputation) return new EqualTexts(left, right, wanted);
  if (left instanceof ConstantComputation) return equalsConstant(right, left, wanted);
  return right instanceof ConstantComputation ? equalsConstant(left, right, wanted) : undefined;
}

function equalsConstant(text: Computation, constant: ConstantComputation, wanted: 1 | 0): Condition | undefined {
  if (!(text instanceof TextComputation) || constant.value === NOTHING) return undefined;
  const { terms, value } = constant;
  const kind = terms.kind(value);
  if (kind !== KIND.string && kind !== KIND.text) return undefined;
  const decoded = new EqualTexts(text, new ConstantText(constant), wanted);
  const view = textView(text);
  if (view === undefined || !view.ofAny || kind !== KIND.string) return decoded;
  const search = new ByteSearch(terms.text(value), 'whole', view.fold);
  return new SearchedBytes(view, NOTHING, search, decoded, { wanted });
}

/** A constant string as the other side of a comparison. */
class ConstantText extends TextComputation {
  readonly #text: string;
  readonly #language: TermId;

  constructor({ terms, value }: ConstantComputation) {
    super(terms, []);
    this.#text = terms.text(value);
    this.#language = terms.language(value);
  }

  read(_rows: Int32Array, _at: number, into: TextSlot): boolean {
    return into.set(this.#text, this.#language);
  }
}

/** The searches of SPARQL 1.1, 17.4.3. */
export const TEXT_SEARCH: FunctionTable = {
  contains: taking(
    2,
    searching((text, pattern) => text.includes(pattern), 'anywhere'),
  ),
  strstarts: taking(
    2,
    searching((text, pattern) => text.startsWith(pattern), 'start'),
  ),
  strends: taking(
    2,
    searching((text, pattern) => text.endsWith(pattern), 'end'),
  ),
};
