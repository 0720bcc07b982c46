import { IsnadError } from '../errors.ts';
import type { DictionaryWriter } from './dictionary-writer.ts';
import { faultOf, labelEnd, tagEnd } from './nquads-checks.ts';
import type { QuadBuffer } from './quad-buffer.ts';
import { type Family, finishHash, HASH_START, HASH_STEP, hashBytes, TYPED } from './term-bytes.ts';
import { datatypeId, KIND, kindOf, NOTHING, serialOf, type TermId, UNNAMED_GRAPH } from './term-id.ts';
import { Unescaped } from './unescaped.ts';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const NUMBER_SIGN = 0x23;
const DOT = 0x2e;
const COLON = 0x3a;
const LESS = 0x3c;
const GREATER = 0x3e;
const AT = 0x40;
const BACKSLASH = 0x5c;
const CARET = 0x5e;
const UNDERSCORE = 0x5f;

const XSD_STRING = datatypeId('string');
/** How many predicates the guesses tell apart. */
const GUESSES = 1024;

/**
 * Reads whole lines of N-Quads. What a term will be is guessed from the line before and compared with the bytes, which is
 * cheaper than to hash and look up: the same subject and graph, the predicate that followed this one last time, and this
 * predicate's last object and datatype.
 */
export class NQuadsStatements {
  readonly #terms: DictionaryWriter;
  readonly #quads: QuadBuffer;
  readonly #text = new Unescaped();
  /** Of IRIs and language tags, which stand behind a text that is still needed. */
  readonly #name = new Unescaped();
  #bytes: Uint8Array = new Uint8Array(0);
  #view = new DataView(new ArrayBuffer(0));
  #at = 0;
  /** Where the term that is being read starts. */
  #token = 0;
  #line = 1;

  #subject: TermId = NOTHING;
  #predicate: TermId = NOTHING;
  #graph: TermId = NOTHING;
  readonly #nextPredicate = new Int32Array(GUESSES);
  readonly #lastObject = new Int32Array(GUESSES);
  readonly #lastDatatype = new Int32Array(GUESSES);

  constructor(terms: DictionaryWriter, quads: QuadBuffer) {
    this.#terms = terms;
    this.#quads = quads;
  }

  /** Reads the lines from `start` to `end`, of which the last has its line end: every loop stops there. */
  read(bytes: Uint8Array, start: number, end: number): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
    this.#at = start;
    while (this.#at < end) {
      const byte = this.#skipSpace();
      if (byte !== LF && byte !== CR && byte !== NUMBER_SIGN) this.#statement();
      this.#endLine();
    }
  }

  /** Another text may follow: its lines count from 1. */
  endText(): void {
    this.#line = 1;
  }

  #statement(): void {
    const bytes = this.#bytes;
    const s = this.#node(this.#subject, 'a subject');
    this.#subject = s;
    if (this.#skipSpace() !== LESS) throw this.#fault('A predicate (an IRI) is expected here');
    const guess = serialOf(this.#predicate) & (GUESSES - 1);
    const p = this.#iri(this.#nextPredicate[guess] as TermId);
    this.#nextPredicate[guess] = p;
    this.#predicate = p;
    const o = this.#skipSpace() === QUOTE ? this.#literal(p) : this.#objectNode(p);
    let g = UNNAMED_GRAPH;
    if (this.#skipSpace() !== DOT) {
      g = this.#node(this.#graph, 'a graph or the full stop');
      this.#graph = g;
      if (this.#skipSpace() !== DOT) throw this.#fault('The full stop is expected here');
    }
    this.#at++;
    const byte = bytes[this.#at] === LF ? LF : this.#skipSpace();
    if (byte !== LF && byte !== CR && byte !== NUMBER_SIGN) throw this.#fault('The end of the line is expected here');
    this.#quads.push(s, p, o, g);
  }

  #skipSpace(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.#at] as number;
    while (byte === SPACE || byte === TAB) byte = bytes[++this.#at] as number;
    return byte;
  }

  /** Past a comment and the line end; CR LF is one. */
  #endLine(): void {
    const bytes = this.#bytes;
    let at = this.#at;
    while (bytes[at] !== LF && bytes[at] !== CR) at++;
    if (bytes[at] === CR && bytes[at + 1] === LF) at++;
    this.#at = at + 1;
    this.#line++;
  }

  #node(guess: TermId, expected: string): TermId {
    const byte = this.#bytes[this.#at];
    if (byte === LESS) return this.#iri(kindOf(guess) === KIND.iri ? guess : NOTHING);
    if (byte === UNDERSCORE) return this.#blank();
    throw this.#fault(`There should be ${expected} here`);
  }

  #objectNode(p: TermId): TermId {
    const guess = serialOf(p) & (GUESSES - 1);
    const o = this.#node(this.#lastObject[guess] as TermId, 'an object');
    this.#lastObject[guess] = o;
    return o;
  }

  #iri(guess: TermId): TermId {
    const bytes = this.#bytes;
    const start = this.#at + 1;
    this.#token = this.#at;
    if (guess !== NOTHING) {
      const length = this.#terms.lengthIfAt(guess, this.#view, start);
      if (length >= 0 && bytes[start + length] === GREATER) {
        this.#at = start + length + 1;
        return guess;
      }
    }
    let hash = HASH_START;
    for (let at = start; ; at++) {
      const byte = bytes[at] as number;
      if (byte === GREATER) {
        this.#at = at + 1;
        return this.#intern(KIND.iri, bytes, start, at, NOTHING, hash);
      }
      if (byte <= SPACE) throw this.#fault('An IRI has no end, or a character that no IRI may have', at);
      if (byte === BACKSLASH) {
        this.#unescape(this.#name, start, GREATER);
        return this.#intern(KIND.iri, this.#name.bytes, 0, this.#name.length, NOTHING, this.#name.hash);
      }
      hash = Math.imul(hash ^ byte, HASH_STEP);
    }
  }

  #blank(): TermId {
    const bytes = this.#bytes;
    if (bytes[this.#at + 1] !== COLON) throw this.#fault('A blank node starts with "_:"');
    const start = this.#at + 2;
    this.#token = this.#at;
    const end = labelEnd(bytes, start);
    if (end === start) throw this.#fault('A blank node has a label');
    this.#at = end;
    return this.#intern(KIND.blank, bytes, start, end, NOTHING, hashBytes(bytes, start, end));
  }

  #literal(p: TermId): TermId {
    let bytes: Uint8Array = this.#bytes;
    let start = this.#at + 1;
    let end = start;
    let hash = HASH_START;
    this.#token = this.#at;
    for (; ; end++) {
      const byte = bytes[end] as number;
      if (byte === QUOTE) {
        this.#at = end + 1;
        break;
      }
      if (byte === BACKSLASH) {
        this.#unescape(this.#text, start, QUOTE);
        bytes = this.#text.bytes;
        start = 0;
        end = this.#text.length;
        hash = this.#text.hash;
        break;
      }
      if (byte === LF || byte === CR) throw this.#fault('A string has no end on its line', end);
      hash = Math.imul(hash ^ byte, HASH_STEP);
    }
    const next = this.#bytes[this.#at];
    if (next === AT) return this.#intern(KIND.text, bytes, start, end, this.#language(), hash);
    if (next !== CARET) return this.#intern(KIND.string, bytes, start, end, NOTHING, hash);
    const datatype = this.#datatype(p);
    if (datatype === XSD_STRING) return this.#intern(KIND.string, bytes, start, end, NOTHING, hash);
    return this.#intern(TYPED, bytes, start, end, datatype, hash);
  }

  #language(): TermId {
    const start = this.#at + 1;
    const end = tagEnd(this.#bytes, start);
    if (end === start) throw this.#fault('A language tag is expected here');
    this.#at = end;
    const { bytes, length, hash } = this.#name.lowerCase(this.#bytes, start, end);
    return this.#intern(KIND.string, bytes, 0, length, NOTHING, hash);
  }

  #datatype(p: TermId): TermId {
    const bytes = this.#bytes;
    if (bytes[this.#at + 1] !== CARET || bytes[this.#at + 2] !== LESS) throw this.#fault('"^^" goes before an IRI');
    this.#at += 2;
    const guess = serialOf(p) & (GUESSES - 1);
    const datatype = this.#iri(this.#lastDatatype[guess] as TermId);
    this.#lastDatatype[guess] = datatype;
    return datatype;
  }

  #unescape(into: Unescaped, start: number, end: number): void {
    const at = into.unescape(this.#bytes, start, end);
    if (at < 0) throw this.#fault('This escape is not one of N-Quads, or the term has no end', -1 - at);
    this.#at = at + 1;
  }

  /** The id of a term; what the grammar asks of its characters is checked when it is new. */
  #intern(family: Family, bytes: Uint8Array, start: number, end: number, header: TermId, textHash: number): TermId {
    const hash = finishHash(textHash, family, header);
    const known = this.#terms.findBytes(family, bytes, start, end, header, hash);
    if (known !== NOTHING) return known;
    const fault = faultOf(family, bytes, start, end);
    if (fault !== undefined) throw this.#fault(fault, this.#token);
    return this.#terms.appendBytes(family, bytes, start, end, header, hash);
  }

  #fault(message: string, at: number = this.#at): IsnadError {
    const bytes = this.#bytes;
    let start = at;
    while (start > 0 && bytes[start - 1] !== LF && bytes[start - 1] !== CR) start--;
    const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.slice(start, at));
    return new IsnadError('syntax', `${message}.`, { place: { line: this.#line, column: [...before].length + 1 } });
  }
}
