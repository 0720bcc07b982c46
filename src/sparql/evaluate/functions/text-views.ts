import { KIND, type Kind, NOTHING, type TermId } from '../../../index/term-id.ts';
import { type Computation, TextComputation, type TextSlot, type TextSource, textSource } from '../computation.ts';
import type { Fold } from './byte-search.ts';

/** STR: the text of anything but a blank node. */
export class Str extends TextComputation {
  readonly of: Computation;

  constructor(of: Computation) {
    super(of.terms, [of]);
    this.of = of;
  }

  override id(rows: Int32Array, at: number): TermId {
    const id = this.of.id(rows, at);
    // A plain string is its own text.
    return id !== NOTHING && this.terms.kind(id) === KIND.string ? id : super.id(rows, at);
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    const id = this.of.id(rows, at);
    return id !== NOTHING && this.terms.kind(id) !== KIND.blank && into.set(this.terms.text(id), NOTHING);
  }
}

/** LCASE and UCASE: the language stays. */
export class LetterCase extends TextComputation {
  readonly of: Computation;
  readonly fold: 'lower' | 'upper';
  readonly #source: TextSource;

  constructor(of: Computation, fold: 'lower' | 'upper') {
    super(of.terms, [of], { costly: true });
    this.of = of;
    this.fold = fold;
    this.#source = textSource(of);
  }

  /** A term that is in that case already is its own answer. */
  override id(rows: Int32Array, at: number): TermId {
    const id = this.of instanceof TextComputation ? NOTHING : this.of.id(rows, at);
    if (id === NOTHING || !isText(this.terms.kind(id))) return super.id(rows, at);
    const text = this.terms.text(id);
    const changed = this.fold === 'lower' ? text.toLowerCase() : text.toUpperCase();
    return changed === text ? id : this.terms.make(this.terms.kind(id), changed, this.terms.language(id));
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    if (!this.#source.read(rows, at, into)) return false;
    into.text = this.fold === 'lower' ? into.text.toLowerCase() : into.text.toUpperCase();
    return true;
  }
}

const isText = (kind: Kind): boolean => kind === KIND.string || kind === KIND.text;

/** How the text that a computation gives lies in the bytes of a term: what a search by bytes can look at. */
export interface TextView {
  readonly source: Computation;
  /** Whether any term but a blank node has that text; else string literals only. */
  readonly ofAny: boolean;
  readonly fold: Fold;
}

/** Sees through STR, LCASE and UCASE; undefined where there is another function that makes texts. */
export function textView(computation: Computation): TextView | undefined {
  if (computation instanceof Str) return { source: computation.of, ofAny: true, fold: 'none' };
  if (computation instanceof LetterCase) {
    const inner = textView(computation.of);
    return inner?.fold === 'none' ? { ...inner, fold: computation.fold } : undefined;
  }
  return computation instanceof TextComputation ? undefined : { source: computation, ofAny: false, fold: 'none' };
}
