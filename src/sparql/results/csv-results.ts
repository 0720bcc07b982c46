import { KIND, NOTHING, type TermId } from '../../index/term-id.ts';
import { type ByteSink, utf8 } from './byte-sink.ts';
import { CSV_TEXT } from './escapes.ts';
import { Repeats } from './repeats.ts';
import type { ResultWriter, RowWriter, Writing } from './result-writer.ts';
import { TermText } from './term-text.ts';

/** SPARQL 1.1 Query Results CSV: values without their kind, lines end in CR LF. */
export const csvWriter: ResultWriter = {
  rows: (writing) => new CsvRows(writing),
};

const [COMMA, QUOTE, LF, CR] = [0x2c, 0x22, 0x0a, 0x0d] as const;
const BLANK = utf8('_:');
const END_ROW = utf8('\r\n');

class CsvRows implements RowWriter {
  readonly #sink: ByteSink;
  readonly #names: readonly string[];
  readonly #places: ArrayLike<number>;
  readonly #text: TermText;
  readonly #repeats: readonly Repeats[];

  constructor({ sink, variables, places, terms, data }: Writing) {
    this.#sink = sink;
    this.#names = variables;
    this.#places = places;
    this.#text = new TermText(terms, data);
    this.#repeats = variables.map(() => new Repeats(sink));
  }

  head(): void {
    this.#sink.text(`${this.#names.join(',')}\r\n`);
  }

  row(rows: ArrayLike<TermId>, at: number): void {
    const sink = this.#sink;
    for (let i = 0; i < this.#names.length; i++) {
      if (i > 0) sink.byte(COMMA);
      const place = this.#places[i] as number;
      const id = place < 0 ? NOTHING : (rows[at + place] as TermId);
      const repeats = this.#repeats[i] as Repeats;
      if (id === NOTHING || repeats.again(id)) continue;
      repeats.begin();
      this.#cell(id);
      repeats.end(id);
    }
    sink.bytes(END_ROW);
  }

  tail(): void {}

  #cell(id: TermId): void {
    const sink = this.#sink;
    const text = this.#text;
    text.open(id);
    const { bytes, start, end } = text;
    if (text.kind(id) === KIND.blank) sink.bytes(BLANK);
    if (!needsQuotes(bytes, start, end)) {
      sink.copy(bytes, start, end);
      return;
    }
    sink.byte(QUOTE);
    sink.escaped(bytes, start, end, CSV_TEXT);
    sink.byte(QUOTE);
  }
}

function needsQuotes(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte === QUOTE || byte === COMMA || byte === LF || byte === CR) return true;
  }
  return false;
}
