import { KIND, NOTHING, type TermId } from '../../index/term-id.ts';
import { type ByteSink, utf8 } from './byte-sink.ts';
import { Companions } from './companions.ts';
import { XML_TEXT } from './escapes.ts';
import { Repeats } from './repeats.ts';
import type { ResultWriter, RowWriter, Writing } from './result-writer.ts';
import { TermText } from './term-text.ts';

const OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n';

/** SPARQL Query Results XML Format; throws `not-acceptable` at a character that XML 1.0 cannot hold. */
export const xmlWriter: ResultWriter = {
  rows: (writing) => new XmlRows(writing),
  boolean: (sink, value) => sink.text(`${OPEN}<head/>\n<boolean>${value}</boolean>\n</sparql>\n`),
};

const ROW = utf8('<result>');
const END_ROW = utf8('</result>\n');
const IRI = utf8('<uri>');
const END_IRI = utf8('</uri></binding>');
const BLANK = utf8('<bnode>');
const END_BLANK = utf8('</bnode></binding>');
const STRING = utf8('<literal>');
const END_LITERAL = utf8('</literal></binding>');

class XmlRows implements RowWriter {
  readonly #sink: ByteSink;
  readonly #names: readonly string[];
  readonly #columns: readonly { readonly place: number; readonly open: Uint8Array; readonly repeats: Repeats }[];
  readonly #text: TermText;
  readonly #languages: Companions;
  readonly #datatypes: Companions;

  constructor({ sink, variables, places, terms, data }: Writing) {
    this.#sink = sink;
    // The grammar lets no character into a name that XML would have to escape (VARNAME).
    this.#names = variables;
    this.#columns = variables
      .map((name, i) => ({
        place: places[i] as number,
        open: utf8(`<binding name="${name}">`),
        repeats: new Repeats(sink),
      }))
      .filter(({ place }) => place >= 0);
    this.#text = new TermText(terms, data);
    this.#languages = new Companions(this.#text, XML_TEXT, '<literal xml:lang="', '">');
    this.#datatypes = new Companions(this.#text, XML_TEXT, '<literal datatype="', '">');
  }

  head(): void {
    const names = this.#names.map((name) => `<variable name="${name}"/>`).join('');
    this.#sink.text(`${OPEN}<head>${names}</head>\n<results>\n`);
  }

  row(rows: ArrayLike<TermId>, at: number): void {
    const sink = this.#sink;
    sink.bytes(ROW);
    for (const { place, open, repeats } of this.#columns) {
      const id = rows[at + place] as TermId;
      if (id === NOTHING) continue;
      if (repeats.again(id)) continue;
      repeats.begin();
      sink.bytes(open);
      this.#cell(id);
      repeats.end(id);
    }
    sink.bytes(END_ROW);
  }

  tail(): void {
    this.#sink.text('</results>\n</sparql>\n');
  }

  #cell(id: TermId): void {
    const sink = this.#sink;
    const text = this.#text;
    const kind = text.kind(id);
    if (kind === KIND.iri) sink.bytes(IRI);
    else if (kind === KIND.blank) sink.bytes(BLANK);
    else if (kind === KIND.string) sink.bytes(STRING);
    else if (kind === KIND.text) this.#languages.write(sink, text.language(id));
    else this.#datatypes.write(sink, text.datatype(id));
    text.open(id);
    sink.escaped(text.bytes, text.start, text.end, XML_TEXT);
    sink.bytes(kind === KIND.iri ? END_IRI : kind === KIND.blank ? END_BLANK : END_LITERAL);
  }
}
