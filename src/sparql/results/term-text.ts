import { IsnadError } from '../../errors.ts';
import { type Kind, kindOf, type TermId } from '../../index/term-id.ts';

/** Terms by id, those of the data and those that a query made. */
export interface ResultTerms {
  kind(id: TermId): Kind;
  text(id: TermId): string;
  /** Id of the language tag of a KIND.text. */
  language(id: TermId): TermId;
  /** Id of the datatype of a literal. */
  datatype(id: TermId): TermId;
}

/** Where the bytes of the terms of the data lie. */
export interface TermBytes {
  heap(id: TermId): Uint8Array;
  start(id: TermId): number;
  end(id: TermId): number;
}

/** The text of one term at a time as UTF-8: in place where the term is one of the data, else in a buffer. */
export class TermText {
  bytes: Uint8Array;
  start = 0;
  end = 0;
  readonly #terms: ResultTerms;
  readonly #data: TermBytes;
  #own = new Uint8Array(256);

  constructor(terms: ResultTerms, data: TermBytes) {
    this.#terms = terms;
    this.#data = data;
    this.bytes = this.#own;
  }

  /** Shows the IRI, label or lexical form of a term, until the next one is opened. */
  open(id: TermId): void {
    if (id > 0) {
      this.bytes = this.#data.heap(id);
      this.start = this.#data.start(id);
      this.end = this.#data.end(id);
      return;
    }
    const text = this.#terms.text(id);
    if (!text.isWellFormed())
      throw new IsnadError('not-acceptable', 'An answer holds half a character, which no text can express.');
    if (text.length * 3 > this.#own.length) this.#own = new Uint8Array(text.length * 3);
    this.bytes = this.#own;
    this.start = 0;
    this.end = encoder.encodeInto(text, this.#own).written;
  }

  kind(id: TermId): Kind {
    return id > 0 ? kindOf(id) : this.#terms.kind(id);
  }

  /** Id of the language tag of a KIND.text. */
  language(id: TermId): TermId {
    return this.#terms.language(id);
  }

  /** Id of the datatype of a literal. */
  datatype(id: TermId): TermId {
    return this.#terms.datatype(id);
  }

  /** The whole text as a string, for what is short. */
  decoded(id: TermId): string {
    return this.#terms.text(id);
  }
}

const encoder = new TextEncoder();
