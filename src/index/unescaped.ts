import { HASH_START, hashBytes, writeUtf8 } from './term-bytes.ts';

const BACKSLASH = 0x5c;
const GREATER = 0x3e;
const SPACE = 0x20;
const LF = 0x0a;
const CR = 0x0d;

/** ECHAR of N-Quads: the letter after the backslash, and what it stands for. */
const LETTERS: ReadonlyMap<number, number> = new Map(
  [...'tbnrf"\'\\'].map((letter, i) => [letter.charCodeAt(0), '\t\b\n\r\f"\'\\'.charCodeAt(i)]),
);

/** The text of a term without its escapes, and its hash, in memory that is used again and again. */
export class Unescaped {
  bytes: Uint8Array = new Uint8Array(1024);
  length = 0;
  hash: number = HASH_START;

  /**
   * Reads up to the unescaped byte `terminator` (">" of an IRI, which has no ECHAR, or the quote of a string) and returns
   * its place; -1 - place of the first thing that may not be there.
   */
  unescape(bytes: Uint8Array, start: number, terminator: number): number {
    let at = start;
    let length = 0;
    for (;;) {
      const byte = bytes[at] as number;
      if (byte === terminator) break;
      if (byte === LF || byte === CR || (byte <= SPACE && terminator === GREATER)) return -1 - at;
      this.#reserve(length + 4);
      if (byte !== BACKSLASH) {
        this.bytes[length++] = byte;
        at++;
        continue;
      }
      const letter = bytes[at + 1] as number;
      const digits = letter === 0x75 ? 4 : letter === 0x55 ? 8 : 0;
      const plain = terminator === GREATER ? undefined : LETTERS.get(letter);
      const point = digits > 0 ? hexadecimal(bytes, at + 2, digits) : (plain ?? -1);
      if (point < 0) return -1 - at;
      length = writeUtf8(point, this.bytes, length);
      at += 2 + digits;
    }
    this.length = length;
    this.hash = hashBytes(this.bytes, 0, length);
    return at;
  }

  /** Takes over ASCII with its letters lowered. */
  lowerCase(bytes: Uint8Array, start: number, end: number): this {
    this.#reserve(end - start);
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      this.bytes[i - start] = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
    }
    this.length = end - start;
    this.hash = hashBytes(this.bytes, 0, this.length);
    return this;
  }

  #reserve(length: number): void {
    if (length <= this.bytes.length) return;
    const bytes = new Uint8Array(length * 2);
    bytes.set(this.bytes);
    this.bytes = bytes;
  }
}

/** The code point of so many digits; -1 if they are none, or if no character has it (surrogates, past U+10FFFF). */
function hexadecimal(bytes: Uint8Array, start: number, digits: number): number {
  let point = 0;
  for (let i = start; i < start + digits; i++) {
    const byte = bytes[i] as number;
    const letter = byte | 0x20;
    const digit = byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
    if (digit < 0) return -1;
    point = point * 16 + digit;
  }
  return point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? -1 : point;
}
