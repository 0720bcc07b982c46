import type { TermId } from '../../index/term-id.ts';
import { type ByteSink, utf8 } from './byte-sink.ts';
import { NTriplesTerms } from './ntriples-terms.ts';
import { Repeats } from './repeats.ts';
import type { RowWriter, Writing } from './result-writer.ts';

const SPACE = 0x20;
const END = utf8(' .\n');

/** Triples as N-Triples, which N-Quads writes alike: the answer of a CONSTRUCT has no graphs. */
export class NTriplesRows implements RowWriter {
  readonly #sink: ByteSink;
  readonly #terms: NTriplesTerms;
  /** Of subjects, predicates and objects. */
  readonly #repeats: readonly [Repeats, Repeats, Repeats];

  constructor({ sink, terms, data }: Pick<Writing, 'sink' | 'terms' | 'data'>) {
    this.#sink = sink;
    this.#terms = new NTriplesTerms(sink, terms, data);
    this.#repeats = [new Repeats(sink), new Repeats(sink), new Repeats(sink)];
  }

  head(): void {}

  row(rows: ArrayLike<TermId>, at: number): void {
    const [subjects, predicates, objects] = this.#repeats;
    this.#write(rows[at] as TermId, subjects);
    this.#sink.byte(SPACE);
    this.#write(rows[at + 1] as TermId, predicates);
    this.#sink.byte(SPACE);
    this.#write(rows[at + 2] as TermId, objects);
    this.#sink.bytes(END);
  }

  tail(): void {}

  #write(id: TermId, repeats: Repeats): void {
    if (repeats.again(id)) return;
    repeats.begin();
    this.#terms.write(id);
    repeats.end(id);
  }
}
