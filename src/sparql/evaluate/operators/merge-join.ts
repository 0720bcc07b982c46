import { NOTHING, serialOf, type TermId } from '../../../index/term-id.ts';
import type { Batch, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import { RowBatch } from '../row-batch.ts';
import type { PatternScanOptions } from './pattern-scan.ts';

/**
 * Joins rows that come sorted by a place with a pattern that is read in the same order, once. The pattern has at most one
 * other variable, and the rows do not bind that; its terms for the current key are kept, since several rows may have it.
 */
export class MergeJoin implements Operator {
  readonly #input: Operator;
  readonly #place: Place;
  readonly #other: Place;
  readonly #pattern: PatternScanOptions;
  readonly #out: RowBatch;
  #batch: Batch | undefined;
  #at = 0;
  #end = 0;
  #opened = false;
  /** The key that the cursor stands at; NOTHING once it has ended. */
  #ahead: TermId = NOTHING;
  /** The key whose terms are kept, and those terms. */
  #key: TermId = NOTHING;
  #terms = new Int32Array(16);
  #count = 0;
  /** Which of the terms the current row is joined with next; -1 before its key has been found. */
  #turn = -1;

  constructor(input: Operator, place: Place, pattern: PatternScanOptions) {
    this.#input = input;
    this.#place = place;
    this.#pattern = pattern;
    this.#other =
      [pattern.s, pattern.p, pattern.o].find((slot) => slot.place >= 0 && slot.place !== place)?.place ?? -1;
    this.#out = new RowBatch(pattern.width);
  }

  next(): Batch | undefined {
    const out = this.#out;
    out.begin();
    while (!out.full) {
      if (this.#turn >= 0) this.#join();
      else if (this.#at < this.#end) {
        this.#seek((this.#batch as Batch).rows[this.#at + this.#place] as number);
        if (this.#turn < 0) this.#at += out.width;
      } else {
        this.#batch = this.#input.next();
        if (this.#batch === undefined) break;
        this.#at = 0;
        this.#end = this.#batch.length * out.width;
        this.#pattern.budget.tick(this.#batch.length);
      }
    }
    return out.length > 0 ? out : undefined;
  }

  #join(): void {
    const out = this.#out;
    const { rows } = this.#batch as Batch;
    const other = this.#other;
    while (this.#turn < this.#count && !out.full) {
      const to = out.push(rows, this.#at);
      if (other >= 0) out.rows[to + other] = this.#terms[this.#turn] as number;
      this.#turn++;
    }
    if (this.#turn < this.#count) return;
    this.#turn = -1;
    this.#at += out.width;
  }

  /** Moves the cursor to a key and keeps its terms; leaves the turn at -1 where the pattern does not have it. */
  #seek(key: TermId): void {
    if (key !== this.#key) {
      if (!this.#opened) this.#begin();
      const serial = serialOf(key);
      let steps = 0;
      while (this.#ahead !== NOTHING && serialOf(this.#ahead) < serial) {
        this.#step();
        steps++;
      }
      this.#pattern.budget.tick(steps);
      if (this.#ahead !== key) return;
      this.#keep(key);
    }
    this.#turn = 0;
  }

  #keep(key: TermId): void {
    const { s, o, cursor } = this.#pattern;
    this.#key = key;
    this.#count = 0;
    while (this.#ahead === key) {
      if (this.#count === this.#terms.length) this.#grow();
      this.#terms[this.#count++] = this.#other === s.place ? cursor.s : this.#other === o.place ? cursor.o : cursor.p;
      this.#step();
    }
    this.#pattern.budget.tick(this.#count);
  }

  #begin(): void {
    const { s, p, o, cursor } = this.#pattern;
    this.#opened = true;
    cursor.open(s.place >= 0 ? NOTHING : s.id, p.place >= 0 ? NOTHING : p.id, o.place >= 0 ? NOTHING : o.id);
    this.#step();
  }

  #step(): void {
    const { s, p, cursor } = this.#pattern;
    if (!cursor.next()) this.#ahead = NOTHING;
    else this.#ahead = this.#place === s.place ? cursor.s : this.#place === p.place ? cursor.p : cursor.o;
  }

  #grow(): void {
    this.#pattern.budget.hold(this.#terms.byteLength);
    const terms = new Int32Array(this.#terms.length * 2);
    terms.set(this.#terms);
    this.#terms = terms;
  }
}
