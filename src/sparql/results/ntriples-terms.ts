import { KIND, type TermId } from '../../index/term-id.ts';
import { type ByteSink, utf8 } from './byte-sink.ts';
import { Companions } from './companions.ts';
import { IRI_TEXT, QUOTED_TEXT } from './escapes.ts';
import { type ResultTerms, type TermBytes, TermText } from './term-text.ts';

const [LESS, GREATER, QUOTE] = [0x3c, 0x3e, 0x22] as const;
const BLANK = utf8('_:');

/** Writes terms as N-Triples does. */
export class NTriplesTerms {
  readonly text: TermText;
  readonly #sink: ByteSink;
  readonly #languages: Companions;
  readonly #datatypes: Companions;

  constructor(sink: ByteSink, terms: ResultTerms, data: TermBytes) {
    this.#sink = sink;
    this.text = new TermText(terms, data);
    this.#languages = new Companions(this.text, QUOTED_TEXT, '@', '');
    this.#datatypes = new Companions(this.text, IRI_TEXT, '^^<', '>');
  }

  write(id: TermId): void {
    const sink = this.#sink;
    const text = this.text;
    const kind = text.kind(id);
    text.open(id);
    if (kind === KIND.iri) {
      sink.byte(LESS);
      sink.escaped(text.bytes, text.start, text.end, IRI_TEXT);
      sink.byte(GREATER);
      return;
    }
    if (kind === KIND.blank) {
      sink.bytes(BLANK);
      sink.copy(text.bytes, text.start, text.end);
      return;
    }
    sink.byte(QUOTE);
    sink.escaped(text.bytes, text.start, text.end, QUOTED_TEXT);
    sink.byte(QUOTE);
    if (kind === KIND.text) this.#languages.write(sink, text.language(id));
    else if (kind !== KIND.string) this.#datatypes.write(sink, text.datatype(id));
  }
}
