import type { Escapes } from './escapes.ts';

/** No chunk is larger. */
export const MOST_BYTES = 64 * 1024;
/** A chunk has at least this many bytes, unless it is the last: small writes starve a compressor. */
const ENOUGH_BYTES = 32 * 1024;

/** What a long answer may keep of what it has written, to be written again. */
const MOST_KEPT = 448 * 1024;

/** The buffers of sinks that have ended. */
let free: Uint8Array<ArrayBuffer> | undefined;
let freeLarge: Uint8Array<ArrayBuffer> | undefined;

/** Where writers put bytes: cuts them into chunks, each in memory of its own, so that it can be transferred. */
export class ByteSink {
  /** The chunk that is being written and, behind it, what is kept: within one buffer a copy is a single instruction. */
  #buffer: Uint8Array<ArrayBuffer>;
  #at = 0;
  #kept = 0;
  /** How often everything that was kept has been forgotten; a place from before is no place any more. */
  #forgotten = 0;
  #cuts = 0;
  #chunks: Uint8Array<ArrayBuffer>[] = [];

  constructor() {
    this.#buffer = free ?? new Uint8Array(MOST_BYTES);
    free = undefined;
  }

  byte(value: number): void {
    if (this.#at === MOST_BYTES) this.#cut();
    this.#buffer[this.#at++] = value;
  }

  /** A piece that stands as it is. */
  bytes(piece: Uint8Array): void {
    this.copy(piece, 0, piece.length);
  }

  copy(source: Uint8Array, start: number, end: number): void {
    const buffer = this.#buffer;
    for (let i = start; i < end; ) {
      if (this.#at === MOST_BYTES) this.#cut();
      let at = this.#at;
      const stop = Math.min(end, i + MOST_BYTES - at);
      // Most pieces are a few dozen bytes, for which a view of the source would cost more than the loop.
      while (i < stop) buffer[at++] = source[i++] as number;
      this.#at = at;
    }
  }

  /** Text in UTF-8, with the bytes replaced that the format cannot have as they are. */
  escaped(source: Uint8Array, start: number, end: number, escapes: Escapes): void {
    const { plain } = escapes;
    const buffer = this.#buffer;
    for (let i = start; i < end; ) {
      if (this.#at === MOST_BYTES) this.#cut();
      let at = this.#at;
      const stop = Math.min(end, i + MOST_BYTES - at);
      while (i < stop) {
        const byte = source[i] as number;
        if (plain[byte] === 0) break;
        buffer[at++] = byte;
        i++;
      }
      this.#at = at;
      if (i < stop) this.bytes(escapes.replace(source, i++));
    }
  }

  text(text: string): void {
    for (let rest = text; rest !== ''; ) {
      // No character takes more than four bytes: with fewer left, one that is cut would never fit.
      if (MOST_BYTES - this.#at < 4) this.#cut();
      const { read, written } = encoder.encodeInto(rest, this.#buffer.subarray(this.#at));
      this.#at += written;
      rest = read === rest.length ? '' : rest.slice(read);
    }
  }

  /** Where the next byte goes in the chunk that is being written ... */
  get at(): number {
    return this.#at;
  }

  /** ... which is the one after so many. */
  get cuts(): number {
    return this.#cuts;
  }

  get forgotten(): number {
    return this.#forgotten;
  }

  /** Keeps what was written since `start` in this chunk, and says where. When there is no room for it, forgets all. */
  keep(start: number): number {
    if (this.#buffer.length === MOST_BYTES) this.#enlarge();
    const length = this.#at - start;
    if (this.#kept + length > MOST_KEPT) {
      this.#kept = 0;
      this.#forgotten++;
    }
    const place = MOST_BYTES + this.#kept;
    this.#buffer.copyWithin(place, start, this.#at);
    this.#kept += length;
    return place;
  }

  /** Writes again what was kept at a place. */
  repeat(place: number, length: number): void {
    if (this.#at + length > MOST_BYTES) this.#cut();
    this.#buffer.copyWithin(this.#at, place, place + length);
    this.#at += length;
  }

  /** Marks a good place to cut; says whether chunks are waiting. */
  endRow(): boolean {
    if (this.#at >= ENOUGH_BYTES) this.#cut();
    return this.#chunks.length > 0;
  }

  /** The chunks that are complete, which are the caller's from now on. */
  take(): Uint8Array<ArrayBuffer>[] {
    const chunks = this.#chunks;
    this.#chunks = [];
    return chunks;
  }

  /** Everything there is; the sink is empty afterwards. */
  finish(): Uint8Array<ArrayBuffer>[] {
    if (this.#at > 0) this.#cut();
    return this.take();
  }

  /** Everything there is, and the end of the sink: its buffer is the next one's, which most answers would not fill. */
  end(): Uint8Array<ArrayBuffer>[] {
    if (this.#buffer.length === MOST_BYTES) free = this.#buffer;
    else freeLarge = this.#buffer;
    return this.finish();
  }

  #enlarge(): void {
    const large = freeLarge ?? new Uint8Array(MOST_BYTES + MOST_KEPT);
    freeLarge = undefined;
    large.set(this.#buffer.subarray(0, this.#at));
    free = this.#buffer;
    this.#buffer = large;
  }

  #cut(): void {
    this.#chunks.push(this.#buffer.slice(0, this.#at));
    this.#cuts++;
    this.#at = 0;
  }
}

const encoder = new TextEncoder();

/** The bytes of a fixed piece. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Chunks of so many bytes altogether as one piece. */
export function joined(chunks: readonly Uint8Array<ArrayBuffer>[], size: number): Uint8Array<ArrayBuffer> {
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
