import { IsnadError } from '../../errors.ts';

const encoder = new TextEncoder();

/** What a format does to the bytes of a text that it cannot have as they are. */
export class Escapes {
  /** By byte: 1 where it stands as it is. */
  readonly plain = new Uint8Array(256).fill(1);
  readonly #pieces: (Uint8Array | undefined)[] = new Array(256).fill(undefined);

  /** `replaced`: what stands for an ASCII character. */
  constructor(replaced: Iterable<readonly [character: string, piece: string]>) {
    for (const [character, piece] of replaced) {
      const byte = character.charCodeAt(0);
      this.plain[byte] = 0;
      this.#pieces[byte] = encoder.encode(piece);
    }
  }

  /** What stands for the byte at `at`, which is not plain. */
  replace(source: Uint8Array, at: number): Uint8Array {
    return this.#pieces[source[at] as number] as Uint8Array;
  }
}

const CONTROLS = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code));
const SHORT: readonly [string, string][] = [
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
];

const lower = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
const upper = (character: string) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Between the quotes of a JSON string (RFC 8259, 7). */
export const JSON_TEXT = new Escapes([...CONTROLS.map((c) => [c, lower(c)] as const), ...SHORT]);

/** Between the quotes of a literal in N-Triples and TSV; control characters are escaped for readers' sake. */
export const QUOTED_TEXT = new Escapes([...[...CONTROLS, '\x7f'].map((c) => [c, upper(c)] as const), ...SHORT]);

/** Between angle brackets, where IRIREF excludes exactly these (N-Triples, 7). */
export const IRI_TEXT = new Escapes([...CONTROLS, ...' <>"{}|^`\\'].map((c) => [c, upper(c)] as const));

/** Inside the quotes of a CSV field (RFC 4180, 2.7). */
export const CSV_TEXT = new Escapes([['"', '""']]);

/** In XML 1.0: markup, what a reader would normalise away (2.11, 3.3.3), and what it cannot have at all (2.2). */
class XmlEscapes extends Escapes {
  constructor() {
    super([
      ['&', '&amp;'],
      ['<', '&lt;'],
      ['>', '&gt;'],
      ['"', '&quot;'],
      ['\r', '&#13;'],
      ['\n', '&#10;'],
      ['\t', '&#9;'],
    ]);
    for (const control of CONTROLS) this.plain[control.charCodeAt(0)] = 0;
    this.plain[LEAD] = 0;
  }

  override replace(source: Uint8Array, at: number): Uint8Array {
    if (source[at] !== LEAD) return super.replace(source, at) ?? refuse();
    const isForbidden = source[at + 1] === 0xbf && (source[at + 2] === 0xbe || source[at + 2] === 0xbf);
    return isForbidden ? refuse() : LEAD_ITSELF;
  }
}

/** First byte of U+FFFE and U+FFFF, and of much that is allowed. */
const LEAD = 0xef;
const LEAD_ITSELF = Uint8Array.of(LEAD);

function refuse(): never {
  throw new IsnadError('not-acceptable', 'An answer holds a character that XML cannot express; ask for JSON.');
}

/** Throws `not-acceptable` at a character that XML cannot hold. */
export const XML_TEXT: Escapes = new XmlEscapes();
