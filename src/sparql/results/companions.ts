import type { TermId } from '../../index/term-id.ts';
import { ByteSink, utf8 } from './byte-sink.ts';
import type { Escapes } from './escapes.ts';
import type { TermText } from './term-text.ts';

const scratch = new ByteSink();

/** Writes language tags or datatypes with what a format puts around them: the same few, again and again. */
export class Companions {
  readonly #known = new Map<TermId, Uint8Array>();
  readonly #text: TermText;
  readonly #escapes: Escapes;
  readonly #before: Uint8Array;
  readonly #after: Uint8Array;

  constructor(text: TermText, escapes: Escapes, before: string, after: string) {
    this.#text = text;
    this.#escapes = escapes;
    this.#before = utf8(before);
    this.#after = utf8(after);
  }

  write(sink: ByteSink, id: TermId): void {
    // Terms that a query made are not kept: there may be any number of them.
    if (id <= 0) this.#put(sink, id);
    else sink.bytes(this.#known.get(id) ?? this.#keep(id));
  }

  #keep(id: TermId): Uint8Array {
    this.#put(scratch, id);
    const piece = Buffer.concat(scratch.finish());
    this.#known.set(id, piece);
    return piece;
  }

  #put(sink: ByteSink, id: TermId): void {
    const text = this.#text;
    text.open(id);
    sink.bytes(this.#before);
    sink.escaped(text.bytes, text.start, text.end, this.#escapes);
    sink.bytes(this.#after);
  }
}
