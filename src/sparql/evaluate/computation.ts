import { KIND, type TermId } from '../../index/term-id.ts';
import { effectiveBoolean } from './compare-terms.ts';
import { NUMERIC, NumberSlot } from './numbers.ts';
import { OPERAND } from './operand.ts';
import type { QueryTerms } from './query-terms.ts';

/** An expression that is ready to be asked for each row; `at` is where the row begins in `rows`. */
export interface Expression {
  /** The value; NOTHING for an error or an unbound variable. */
  id(rows: Int32Array, at: number): TermId;
  /** The effective boolean value; -1 for an error. */
  test(rows: Int32Array, at: number): 1 | 0 | -1;
  /** Places of the variables that it depends on. */
  readonly reads: readonly number[];
}

/** What is known of a computation before it runs. */
export interface Traits {
  /** Whether equal values of what it reads give an equal result: not so for RAND(), and not for EXISTS. */
  readonly steady?: boolean;
  /** Whether it is worth remembering what it gave. */
  readonly costly?: boolean;
}

/** A node of a compiled expression. */
export abstract class Computation implements Expression {
  readonly terms: QueryTerms;
  readonly reads: readonly number[];
  readonly steady: boolean;
  readonly costly: boolean;

  constructor(terms: QueryTerms, args: readonly Computation[], { steady = true, costly = false }: Traits = {}) {
    this.terms = terms;
    this.reads = [...new Set(args.flatMap((arg) => arg.reads))];
    this.steady = steady && args.every((arg) => arg.steady);
    this.costly = costly || args.some((arg) => arg.costly);
  }

  abstract id(rows: Int32Array, at: number): TermId;

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    return effectiveBoolean(this.terms, this.id(rows, at));
  }
}

/** Gives true, false or an error. */
export abstract class Condition extends Computation {
  abstract override test(rows: Int32Array, at: number): 1 | 0 | -1;

  id(rows: Int32Array, at: number): TermId {
    const truth = this.test(rows, at);
    return truth < 0 ? 0 : truth === 1 ? this.terms.true : this.terms.false;
  }
}

/** Gives a number, which becomes a term only where one is wanted. */
export abstract class NumberComputation extends Computation {
  readonly #slot = new NumberSlot();

  /** Puts the number into a slot; false is an error. */
  abstract read(rows: Int32Array, at: number, into: NumberSlot): boolean;

  id(rows: Int32Array, at: number): TermId {
    return this.read(rows, at, this.#slot) ? this.terms.number(this.#slot) : 0;
  }

  override test(rows: Int32Array, at: number): 1 | 0 | -1 {
    if (!this.read(rows, at, this.#slot)) return -1;
    const { value, exact } = this.#slot;
    return (value === 0 && exact === undefined) || Number.isNaN(value) ? 0 : 1;
  }
}

/** A string with or without a language, on its way through an expression. */
export class TextSlot {
  text = '';
  /** Id of the tag; NOTHING for an xsd:string. */
  language: TermId = 0;

  set(text: string, language: TermId): boolean {
    this.text = text;
    this.language = language;
    return true;
  }
}

/** Gives a string, which becomes a term only where one is wanted. */
export abstract class TextComputation extends Computation {
  readonly #slot = new TextSlot();

  /** Puts the string into a slot; false is an error. */
  abstract read(rows: Int32Array, at: number, into: TextSlot): boolean;

  id(rows: Int32Array, at: number): TermId {
    const slot = this.#slot;
    if (!this.read(rows, at, slot)) return 0;
    return slot.language === 0
      ? this.terms.make(KIND.string, slot.text)
      : this.terms.make(KIND.text, slot.text, slot.language);
  }

  override test(rows: Int32Array, at: number): 1 | 0 | -1 {
    if (!this.read(rows, at, this.#slot)) return -1;
    return this.#slot.text === '' ? 0 : 1;
  }
}

/** A variable in scope. */
export class VariableComputation extends Computation {
  override readonly reads: readonly number[];
  readonly #place: number;

  constructor(terms: QueryTerms, place: number) {
    super(terms, []);
    this.#place = place;
    this.reads = [place];
  }

  id(rows: Int32Array, at: number): TermId {
    return rows[at + this.#place] as number;
  }
}

/** A term, or NOTHING for a variable that is not in scope and for what is always an error. */
export class ConstantComputation extends Computation {
  readonly value: TermId;

  constructor(terms: QueryTerms, value: TermId) {
    super(terms, []);
    this.value = value;
  }

  id(): TermId {
    return this.value;
  }
}

/** Where a number comes from. */
export interface NumberSource {
  read(rows: Int32Array, at: number, into: NumberSlot): boolean;
}

/** A computation read as a number; anything else is an error. */
export function numberSource(computation: Computation): NumberSource {
  if (computation instanceof NumberComputation) return computation;
  if (computation instanceof ConstantComputation) return new ConstantNumber(computation);
  return new NumberOfTerm(computation);
}

class ConstantNumber implements NumberSource {
  readonly #slot = new NumberSlot();

  constructor({ terms, value }: ConstantComputation) {
    terms.read(value, this.#slot);
  }

  read(_rows: Int32Array, _at: number, into: NumberSlot): boolean {
    return this.#slot.type !== NUMERIC.none && into.copy(this.#slot);
  }
}

class NumberOfTerm implements NumberSource {
  readonly #computation: Computation;

  constructor(computation: Computation) {
    this.#computation = computation;
  }

  read(rows: Int32Array, at: number, into: NumberSlot): boolean {
    return this.#computation.terms.read(this.#computation.id(rows, at), into);
  }
}

/** Where a string comes from. */
export interface TextSource {
  read(rows: Int32Array, at: number, into: TextSlot): boolean;
}

/** A computation read as a string literal, with or without a language; anything else is an error. */
export function textSource(computation: Computation): TextSource {
  return computation instanceof TextComputation ? computation : new TextOfTerm(computation);
}

/** Reads the text of a string literal; false if the term is none. */
export function readText(terms: QueryTerms, id: TermId, into: TextSlot): boolean {
  if (id === 0) return false;
  const kind = terms.kind(id);
  if (kind === KIND.string || kind === KIND.text) return into.set(terms.text(id), terms.language(id));
  return kind === KIND.other && terms.operand(id) === OPERAND.string && into.set(terms.text(id), 0);
}

class TextOfTerm implements TextSource {
  readonly #computation: Computation;

  constructor(computation: Computation) {
    this.#computation = computation;
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    return readText(this.#computation.terms, this.#computation.id(rows, at), into);
  }
}
