import type { TermId } from '../../index/term-id.ts';
import type { ByteSink } from './byte-sink.ts';

/** Cells that are written as they come before any is kept: a short answer is done before that pays. */
const BEFORE = 512;
/** Places for terms, as many as a table of a hash of the id has rows. */
const SLOTS = 4096;
/** Longer cells are not kept: few would fill what there is. */
const MOST_BYTES = 1024;
/** After so many cells it shows whether the terms of a column come back; each answers so many others. */
const TRIAL = 2048;
const WORTH = 4;

/**
 * The cells of one column that were written lately, by term: writing one again is one copy of bytes, where writing it anew
 * looks up the term and escapes it. Used as `if (!again(id)) { begin(); ...; end(id); }`. Bounded memory: 48 kB, and what
 * the sink keeps. A column whose terms do not come back is left alone.
 */
export class Repeats {
  readonly #sink: ByteSink;
  #cells = 0;
  #hits = 0;
  #isOn = true;
  #ids: Int32Array | undefined;
  #places: Int32Array | undefined;
  #lengths: Int32Array | undefined;
  #forgotten = 0;
  #start = 0;
  #cuts = 0;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  /** Writes the cell of a term again, if it was written lately; otherwise says no. */
  again(id: TermId): boolean {
    const ids = this.#ids;
    if (ids === undefined) return false;
    if (this.#forgotten !== this.#sink.forgotten) {
      ids.fill(0);
      this.#forgotten = this.#sink.forgotten;
      return false;
    }
    const slot = slotOf(id);
    if (ids[slot] !== id) return false;
    this.#hits++;
    this.#sink.repeat((this.#places as Int32Array)[slot] as number, (this.#lengths as Int32Array)[slot] as number);
    return true;
  }

  /** A cell is about to be written. */
  begin(): void {
    this.#start = this.#sink.at;
    this.#cuts = this.#sink.cuts;
  }

  /** The cell of a term has been written. */
  end(id: TermId): void {
    // What a query makes itself may have another id the next time, and another term may have its.
    if (!this.#isOn || id < 0) return;
    this.#cells++;
    if (this.#ids === undefined) {
      if (this.#cells > BEFORE) this.#open();
      return;
    }
    if (this.#cells % TRIAL === 0 && this.#hits * WORTH < this.#cells) this.#close();
    const length = this.#sink.at - this.#start;
    // Where a cut came between, what was written is in two pieces.
    if (this.#ids === undefined || this.#sink.cuts !== this.#cuts || length > MOST_BYTES) return;
    const place = this.#sink.keep(this.#start);
    if (this.#forgotten !== this.#sink.forgotten) {
      this.#ids.fill(0);
      this.#forgotten = this.#sink.forgotten;
    }
    const slot = slotOf(id);
    this.#ids[slot] = id;
    (this.#places as Int32Array)[slot] = place;
    (this.#lengths as Int32Array)[slot] = length;
  }

  #open(): void {
    this.#ids = new Int32Array(SLOTS);
    this.#places = new Int32Array(SLOTS);
    this.#lengths = new Int32Array(SLOTS);
    this.#forgotten = this.#sink.forgotten;
  }

  #close(): void {
    this.#isOn = false;
    this.#ids = undefined;
  }
}

/** Serials follow each other, so their low bits spread by themselves. */
const slotOf = (id: TermId): number => id & (SLOTS - 1);
