/** How letters are folded before they are compared: as LCASE, UCASE or the flag `i` of REGEX do. */
export type Fold = 'none' | 'lower' | 'upper' | 'caseless';
/** Where in a text the pattern must lie. */
export type Where = 'anywhere' | 'start' | 'end' | 'whole';

const encoder = new TextEncoder();
/** What a search says when the case of some letter is not told by its byte alone. */
export const UNDECIDED = -1;

/** Looks for one pattern in UTF-8, byte by byte; texts that are searched are folded as they are read. */
export class ByteSearch {
  readonly #pattern: Uint8Array;
  readonly #where: Where;
  readonly #doubt: Doubt;
  /** Each byte as it is compared. */
  readonly #byte = new Uint8Array(256);
  /** How far the pattern may move on when a text's byte stands at its end (Horspool). */
  readonly #step: Int32Array;

  /** The pattern is compared as it is given; for a search without case it is in lower case. */
  constructor(pattern: string, where: Where, fold: Fold) {
    this.#pattern = encoder.encode(pattern);
    this.#where = where;
    this.#doubt = doubtOf(pattern, fold);
    for (let i = 0; i < 256; i++) this.#byte[i] = folded(i, fold);
    const { length } = this.#pattern;
    this.#step = new Int32Array(256).fill(length);
    for (let i = 0; i < length - 1; i++) this.#step[this.#pattern[i] as number] = length - 1 - i;
  }

  /** 1 if it is there, 0 if not, UNDECIDED if only the decoded text can tell. */
  test(bytes: Uint8Array, start: number, end: number): 1 | 0 | -1 {
    if (this.#doubt === 'always' && !isCaseTold(bytes, start, end)) return UNDECIDED;
    if (this.#locate(bytes, start, end) === 1) return 1;
    return this.#doubt === 'where-missing' && !isCaseTold(bytes, start, end) ? UNDECIDED : 0;
  }

  #locate(bytes: Uint8Array, start: number, end: number): 1 | 0 {
    const { length } = this.#pattern;
    if (end - start < length) return 0;
    switch (this.#where) {
      case 'start':
        return this.#isAt(bytes, start);
      case 'end':
        return this.#isAt(bytes, end - length);
      case 'whole':
        return end - start === length ? this.#isAt(bytes, start) : 0;
      default:
        return this.#find(bytes, start, end);
    }
  }

  #find(bytes: Uint8Array, start: number, end: number): 1 | 0 {
    const byte = this.#byte;
    const pattern = this.#pattern;
    const step = this.#step;
    const last = pattern.length - 1;
    if (last < 0) return 1;
    const lastByte = pattern[last] as number;
    for (let at = start + last; at < end; ) {
      const here = byte[bytes[at] as number] as number;
      if (here === lastByte && this.#isAt(bytes, at - last) === 1) return 1;
      at += step[here] as number;
    }
    return 0;
  }

  #isAt(bytes: Uint8Array, start: number): 1 | 0 {
    const byte = this.#byte;
    const pattern = this.#pattern;
    for (let i = 0; i < pattern.length; i++) {
      if (byte[bytes[start + i] as number] !== pattern[i]) return 0;
    }
    return 1;
  }
}

/** When a text with letters whose case its bytes do not tell must be decoded. */
type Doubt = 'never' | 'where-missing' | 'always';

/**
 * Some letters beyond ASCII fold into ASCII: a search that has not found the pattern may have missed it there. LCASE makes
 * a k of the Kelvin sign, and an i with a dot above it of a dotted capital I; the flag `i` a k, and an s of the long s.
 */
const FOLDED_INTO: Readonly<Record<Exclude<Fold, 'none'>, RegExp>> = {
  lower: /k|i$/,
  upper: /[A-Z]/,
  caseless: /[ks]/,
};

function doubtOf(pattern: string, fold: Fold): Doubt {
  if (fold === 'none') return 'never';
  if (!isPatternTold(pattern)) return 'always';
  return FOLDED_INTO[fold].test(pattern) ? 'where-missing' : 'never';
}

/** Whether the case of every letter is told by bytes: ASCII, and U+0600 to U+07FF (Arabic, Syriac), which has none. */
function isCaseTold(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    if (byte < 0xd8 || byte > 0xdf) return false;
    i++;
  }
  return true;
}

/** Whether a pattern is of such letters only. */
export function isPatternTold(pattern: string): boolean {
  for (let i = 0; i < pattern.length; i++) {
    const unit = pattern.charCodeAt(i);
    if (unit >= 0x80 && (unit < 0x600 || unit > 0x7ff)) return false;
  }
  return true;
}

function folded(byte: number, fold: Fold): number {
  if ((fold === 'lower' || fold === 'caseless') && byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  return fold === 'upper' && byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}
