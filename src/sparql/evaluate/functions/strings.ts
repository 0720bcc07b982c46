import { KIND, NOTHING, type TermId } from '../../../index/term-id.ts';
import {
  type Computation,
  NumberComputation,
  type NumberSource,
  numberSource,
  TextComputation,
  TextSlot,
  type TextSource,
  textSource,
} from '../computation.ts';
import { NUMERIC, NumberSlot } from '../numbers.ts';
import { argument, type FunctionTable, taking } from './function-table.ts';
import { areCompatible } from './text-search.ts';
import { LetterCase, type TextView, textView } from './text-views.ts';

/** STRLEN in code points; for a text of the dictionary these are the bytes that begin one. */
class StrLen extends NumberComputation {
  readonly #text: TextSource;
  readonly #source: Computation | undefined;
  readonly #ofAny: boolean;
  readonly #slot = new TextSlot();

  constructor(text: Computation) {
    super(text.terms, [text]);
    this.#text = textSource(text);
    const view = textView(text);
    this.#source = view?.fold === 'none' ? view.source : undefined;
    this.#ofAny = view?.ofAny ?? false;
  }

  read(rows: Int32Array, at: number, into: NumberSlot): boolean {
    const id = this.#source?.id(rows, at) ?? NOTHING;
    if (id > 0 && this.#hasText(id)) {
      const { dictionary } = this.terms;
      const bytes = dictionary.heap(id);
      const end = dictionary.end(id);
      let length = 0;
      for (let i = dictionary.start(id); i < end; i++) if (((bytes[i] as number) & 0xc0) !== 0x80) length++;
      return into.set(NUMERIC.integer, length);
    }
    return this.#text.read(rows, at, this.#slot) && into.set(NUMERIC.integer, codePoints(this.#slot.text));
  }

  #hasText(id: TermId): boolean {
    const kind = this.terms.kind(id);
    return this.#ofAny ? kind !== KIND.blank : kind === KIND.string || kind === KIND.text;
  }
}

function codePoints(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) length++;
  return length;
}

/** A part so short is known by its bytes as one number. */
const SHORT_PART = 6;
/** Different parts that are kept. */
const KEPT_PARTS = 1024;

/** SUBSTR by fn:substring: places count from 1, and a start before 1 takes away from the length. */
class SubStr extends TextComputation {
  readonly #text: TextSource;
  readonly #from: NumberSource;
  readonly #length: NumberSource | undefined;
  /** Where the text lies in the bytes of a term, for parts that need not be decoded each time: the years of many dates. */
  readonly #view: TextView | undefined;
  readonly #parts = new Map<number, string>();
  readonly #slot = new NumberSlot();

  constructor(text: Computation, from: Computation, length: Computation | undefined) {
    super(text.terms, length === undefined ? [text, from] : [text, from, length], { costly: true });
    this.#text = textSource(text);
    this.#from = numberSource(from);
    this.#length = length === undefined ? undefined : numberSource(length);
    const view = textView(text);
    this.#view = view?.fold === 'none' && view.ofAny ? view : undefined;
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    const slot = this.#slot;
    if (!this.#from.read(rows, at, slot) || slot.type !== NUMERIC.integer) return false;
    const from = slot.value - 1;
    let to = Number.POSITIVE_INFINITY;
    if (this.#length !== undefined) {
      if (!this.#length.read(rows, at, slot) || slot.type !== NUMERIC.integer) return false;
      to = from + slot.value;
    }
    if (from >= 0 && to > from && to - from <= SHORT_PART && this.#readBytes(rows, at, from, to, into)) return true;
    if (!this.#text.read(rows, at, into)) return false;
    into.text = part(into.text, Math.max(from, 0), Math.max(to, 0));
    return true;
  }

  /** A short part of a text of the dictionary that is ASCII up to its end; false where it must be decoded. */
  #readBytes(rows: Int32Array, at: number, from: number, to: number, into: TextSlot): boolean {
    const id = this.#view?.source.id(rows, at) ?? NOTHING;
    if (id <= 0 || this.terms.kind(id) === KIND.blank) return false;
    const { dictionary } = this.terms;
    const bytes = dictionary.heap(id);
    const start = dictionary.start(id);
    const end = Math.min(start + to, dictionary.end(id));
    let key = 0;
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte >= 0x80) return false;
      if (i >= start + from) key = key * 0x81 + byte + 1;
    }
    let text = this.#parts.get(key);
    if (text === undefined) {
      if (this.#parts.size >= KEPT_PARTS) this.#parts.clear();
      text = String.fromCharCode(...bytes.subarray(Math.min(start + from, end), end));
      this.#parts.set(key, text);
    }
    return into.set(text, NOTHING);
  }
}

/** The code points from one place up to another. */
function part(text: string, from: number, to: number): string {
  const hasPairs = /[\ud800-\udbff]/.test(text);
  return hasPairs ? Array.from(text).slice(from, to).join('') : text.slice(from, to);
}

/** STRBEFORE and STRAFTER: with the language of the first, but a plain empty string where the second is not in it. */
class Divided extends TextComputation {
  readonly #text: TextSource;
  readonly #pattern: TextSource;
  readonly #after: boolean;
  readonly #slot = new TextSlot();

  constructor(text: Computation, pattern: Computation, after: boolean) {
    super(text.terms, [text, pattern], { costly: true });
    this.#text = textSource(text);
    this.#pattern = textSource(pattern);
    this.#after = after;
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    const slot = this.#slot;
    if (!this.#text.read(rows, at, into) || !this.#pattern.read(rows, at, slot)) return false;
    if (!areCompatible(into, slot)) return false;
    const place = into.text.indexOf(slot.text);
    if (place < 0) return into.set('', NOTHING);
    into.text = this.#after ? into.text.slice(place + slot.text.length) : into.text.slice(0, place);
    return true;
  }
}

/** ENCODE_FOR_URI. */
class EncodeForUri extends TextComputation {
  readonly #text: TextSource;

  constructor(text: Computation) {
    super(text.terms, [text], { costly: true });
    this.#text = textSource(text);
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    return this.#text.read(rows, at, into) && into.set(encodeForUri(into.text), NOTHING);
  }
}

/** fn:encode-for-uri leaves fewer characters than JavaScript does. */
function encodeForUri(text: string): string {
  const encoded = encodeURIComponent(text.toWellFormed());
  return encoded.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** CONCAT: with a language where all have the same. */
class Concat extends TextComputation {
  readonly #texts: readonly TextSource[];
  readonly #slot = new TextSlot();

  constructor(args: readonly Computation[], terms: Computation['terms']) {
    super(terms, args, { costly: true });
    this.#texts = args.map(textSource);
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    const slot = this.#slot;
    let text = '';
    let language: TermId = NOTHING;
    for (let i = 0; i < this.#texts.length; i++) {
      if (!(this.#texts[i] as TextSource).read(rows, at, slot)) return false;
      text += slot.text;
      if (i === 0) language = slot.language;
      else if (slot.language !== language) language = NOTHING;
    }
    return into.set(text, language);
  }
}

/** SPARQL 1.1, 17.4.3, but for searches, languages, REGEX and REPLACE. */
export const STRINGS: FunctionTable = {
  strlen: taking(1, (args) => new StrLen(argument(args, 0))),
  substr: taking(2, (args) => new SubStr(argument(args, 0), argument(args, 1), args[2]), 3),
  ucase: taking(1, (args) => new LetterCase(argument(args, 0), 'upper')),
  lcase: taking(1, (args) => new LetterCase(argument(args, 0), 'lower')),
  strbefore: taking(2, (args) => new Divided(argument(args, 0), argument(args, 1), false)),
  strafter: taking(2, (args) => new Divided(argument(args, 0), argument(args, 1), true)),
  encode_for_uri: taking(1, (args) => new EncodeForUri(argument(args, 0))),
  concat: taking(0, (args, { terms }) => new Concat(args, terms), Number.POSITIVE_INFINITY),
};
