import type { TermId } from '../../index/term-id.ts';
import { type ByteSink, utf8 } from './byte-sink.ts';
import { NTriplesTerms } from './ntriples-terms.ts';
import type { RowWriter, Writing } from './result-writer.ts';

const SPACE = 0x20;
const END = utf8(' .\n');

/** Triples as N-Triples, which N-Quads writes alike: the answer of a CONSTRUCT has no graphs. */
export class NTriplesRows implements RowWriter {
  readonly #sink: ByteSink;
  readonly #terms: NTriplesTerms;

  constructor({ sink, terms, data }: Pick<Writing, 'sink' | 'terms' | 'data'>) {
    this.#sink = sink;
    this.#terms = new NTriplesTerms(sink, terms, data);
  }

  head(): void {}

  row(rows: ArrayLike<TermId>, at: number): void {
    this.#terms.write(rows[at] as TermId);
    this.#sink.byte(SPACE);
    this.#terms.write(rows[at + 1] as TermId);
    this.#sink.byte(SPACE);
    this.#terms.write(rows[at + 2] as TermId);
    this.#sink.bytes(END);
  }

  tail(): void {}
}
