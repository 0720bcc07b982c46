import type { DictionaryWriter } from './dictionary-writer.ts';
import { NQuadsStatements } from './nquads-statements.ts';
import type { QuadBuffer } from './quad-buffer.ts';

const LF = 0x0a;
const CR = 0x0d;

/**
 * Reads N-Quads or N-Triples (RDF 1.1) from bytes that come in pieces, split anywhere: terms into a dictionary, quads
 * into a buffer, no strings between. Memory: the longest line. Throws `syntax` with line and column.
 */
export class NQuadsReader {
  readonly #statements: NQuadsStatements;
  /** The start of a line whose end has not come yet. */
  #carried = new Uint8Array(4096);
  #carriedLength = 0;

  constructor(terms: DictionaryWriter, quads: QuadBuffer) {
    this.#statements = new NQuadsStatements(terms, quads);
  }

  push(chunk: Uint8Array): void {
    // A plain Uint8Array even of a Buffer: one hidden class keeps the loops fast.
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    if (this.#carriedLength > 0) {
      start = afterFirstLine(bytes);
      this.#carry(bytes, 0, start === 0 ? bytes.length : start);
      if (start === 0) return;
      this.#readCarried();
    }
    const end = afterLastLine(bytes, start);
    this.#statements.read(bytes, start, end);
    this.#carry(bytes, end, bytes.length);
  }

  /** Ends the text, whose last line need not have an end of its own. */
  end(): void {
    if (this.#carriedLength > 0) {
      this.#carry(Uint8Array.of(LF), 0, 1);
      this.#readCarried();
    }
    this.#statements.endText();
  }

  #readCarried(): void {
    const length = this.#carriedLength;
    this.#carriedLength = 0;
    this.#statements.read(this.#carried, 0, length);
  }

  #carry(bytes: Uint8Array, start: number, end: number): void {
    if (start === end) return;
    const length = this.#carriedLength + end - start;
    if (length > this.#carried.length) {
      const carried = new Uint8Array(length * 2);
      carried.set(this.#carried.subarray(0, this.#carriedLength));
      this.#carried = carried;
    }
    this.#carried.set(bytes.subarray(start, end), this.#carriedLength);
    this.#carriedLength = length;
  }
}

/** Whether a line ends here; of a CR that comes last it cannot be said yet. */
function isLineEnd(bytes: Uint8Array, i: number): boolean {
  const byte = bytes[i];
  return byte === LF || (byte === CR && i + 1 < bytes.length && bytes[i + 1] !== LF);
}

function afterFirstLine(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) if (isLineEnd(bytes, i)) return i + 1;
  return 0;
}

function afterLastLine(bytes: Uint8Array, start: number): number {
  for (let i = bytes.length - 1; i >= start; i--) if (isLineEnd(bytes, i)) return i + 1;
  return start;
}
