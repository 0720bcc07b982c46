import { KIND, NOTHING, type TermId } from '../../index/term-id.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import type { ByteSink } from './byte-sink.ts';
import { NTriplesTerms } from './ntriples-terms.ts';
import { Repeats } from './repeats.ts';
import type { ResultWriter, RowWriter, Writing } from './result-writer.ts';

/** SPARQL 1.1 Query Results TSV: terms as SPARQL writes them. */
export const tsvWriter: ResultWriter = {
  rows: (writing) => new TsvRows(writing),
};

const [TAB, LF] = [0x09, 0x0a] as const;

/** Numbers that SPARQL reads as the same typed literal when they stand bare. */
const BARE: Readonly<Record<string, RegExp>> = {
  [xsd.integer.value]: /^[+-]?\d+$/,
  [xsd.decimal.value]: /^[+-]?\d*\.\d+$/,
  [xsd.double.value]: /^[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+$/,
};

class TsvRows implements RowWriter {
  readonly #sink: ByteSink;
  readonly #names: readonly string[];
  readonly #places: ArrayLike<number>;
  readonly #terms: NTriplesTerms;
  readonly #repeats: readonly Repeats[];

  constructor({ sink, variables, places, terms, data }: Writing) {
    this.#sink = sink;
    this.#names = variables;
    this.#places = places;
    this.#terms = new NTriplesTerms(sink, terms, data);
    this.#repeats = variables.map(() => new Repeats(sink));
  }

  head(): void {
    this.#sink.text(`${this.#names.map((name) => `?${name}`).join('\t')}\n`);
  }

  row(rows: ArrayLike<TermId>, at: number): void {
    for (let i = 0; i < this.#names.length; i++) {
      if (i > 0) this.#sink.byte(TAB);
      const place = this.#places[i] as number;
      const id = place < 0 ? NOTHING : (rows[at + place] as TermId);
      const repeats = this.#repeats[i] as Repeats;
      if (id === NOTHING || repeats.again(id)) continue;
      repeats.begin();
      const bare = this.#bare(id);
      if (bare === undefined) this.#terms.write(id);
      else this.#sink.text(bare);
      repeats.end(id);
    }
    this.#sink.byte(LF);
  }

  tail(): void {}

  #bare(id: TermId): string | undefined {
    const { text } = this.#terms;
    const kind = text.kind(id);
    if (kind !== KIND.number && kind !== KIND.other) return undefined;
    const pattern = BARE[text.decoded(text.datatype(id))];
    const lexical = pattern && text.decoded(id);
    return lexical !== undefined && pattern?.test(lexical) ? lexical : undefined;
  }
}
