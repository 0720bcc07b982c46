import { KIND, NOTHING, type TermId } from '../../index/term-id.ts';
import { type ByteSink, utf8 } from './byte-sink.ts';
import { Companions } from './companions.ts';
import { JSON_TEXT } from './escapes.ts';
import { Repeats } from './repeats.ts';
import type { ResultWriter, RowWriter, Writing } from './result-writer.ts';
import { TermText } from './term-text.ts';

const FIRST = utf8('\n{');
const NEXT = utf8(',\n{');
const END_ROW = utf8('}');
const END_TERM = utf8('"}');
const COMMA = 0x2c;

/** SPARQL 1.1 Query Results JSON Format. */
export const jsonWriter: ResultWriter = {
  rows: (writing) => new JsonRows(writing),
  boolean: (sink, value) => sink.text(`{"head":{},"boolean":${value}}\n`),
};

class JsonRows implements RowWriter {
  readonly #sink: ByteSink;
  readonly #names: readonly string[];
  readonly #columns: readonly Column[];
  readonly #text: TermText;
  readonly #languages: Companions;
  readonly #datatypes: Companions;
  #first = true;

  constructor({ sink, variables, places, terms, data }: Writing) {
    this.#sink = sink;
    this.#names = variables;
    this.#columns = variables
      .map((name, i) => column(name, places[i] as number, new Repeats(sink)))
      .filter(({ place }) => place >= 0);
    this.#text = new TermText(terms, data);
    this.#languages = new Companions(this.#text, JSON_TEXT, '","xml:lang":"', '"}');
    this.#datatypes = new Companions(this.#text, JSON_TEXT, '","datatype":"', '"}');
  }

  head(): void {
    this.#sink.text(`{"head":{"vars":${JSON.stringify(this.#names)}},"results":{"bindings":[`);
  }

  row(rows: ArrayLike<TermId>, at: number): void {
    const sink = this.#sink;
    sink.bytes(this.#first ? FIRST : NEXT);
    this.#first = false;
    let empty = true;
    for (const column of this.#columns) {
      const id = rows[at + column.place] as TermId;
      if (id === NOTHING) continue;
      if (!empty) sink.byte(COMMA);
      empty = false;
      const { repeats } = column;
      if (repeats.again(id)) continue;
      repeats.begin();
      this.#cell(column, id);
      repeats.end(id);
    }
    sink.bytes(END_ROW);
  }

  tail(): void {
    this.#sink.text('\n]}}\n');
  }

  #cell(column: Column, id: TermId): void {
    const sink = this.#sink;
    const text = this.#text;
    const kind = text.kind(id);
    sink.bytes(kind === KIND.iri ? column.iri : kind === KIND.blank ? column.blank : column.literal);
    text.open(id);
    sink.escaped(text.bytes, text.start, text.end, JSON_TEXT);
    if (kind <= KIND.string) sink.bytes(END_TERM);
    else if (kind === KIND.text) this.#languages.write(sink, text.language(id));
    else this.#datatypes.write(sink, text.datatype(id));
  }
}

interface Column {
  readonly place: number;
  readonly repeats: Repeats;
  /** What stands before the text of a term, by the sort of the term. */
  readonly iri: Uint8Array;
  readonly blank: Uint8Array;
  readonly literal: Uint8Array;
}

function column(name: string, place: number, repeats: Repeats): Column {
  return { place, repeats, ...beforeOf(name) };
}

type Before = Pick<Column, 'iri' | 'blank' | 'literal'>;

/** Programs ask for columns of the same names again and again; so many names are kept, none of them long. */
const KEPT_NAMES = 256;
const LONGEST_KEPT = 64;
const known = new Map<string, Before>();

function beforeOf(name: string): Before {
  let before = known.get(name);
  if (before === undefined) {
    const piece = (type: string) => utf8(`${JSON.stringify(name)}:{"type":"${type}","value":"`);
    before = { iri: piece('uri'), blank: piece('bnode'), literal: piece('literal') };
    if (known.size >= KEPT_NAMES) known.clear();
    if (name.length <= LONGEST_KEPT) known.set(name, before);
  }
  return before;
}
