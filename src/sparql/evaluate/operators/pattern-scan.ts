import { NOTHING, type TermId } from '../../../index/term-id.ts';
import type { Batch, Budget, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import { RowBatch } from '../row-batch.ts';
import type { RowMarks } from './feed.ts';
import { NamedGraphsScan, type TripleCursor } from './graph-scan.ts';

/** A position of a pattern: the place of a variable, or a term where `place` is -1. */
export interface Slot {
  readonly place: Place;
  readonly id: TermId;
}

/** What a pattern scan needs to know. */
export interface PatternScanOptions {
  readonly s: Slot;
  readonly p: Slot;
  readonly o: Slot;
  /** The place of the graph's name; -1 where none is asked for. */
  readonly g: Place;
  readonly cursor: TripleCursor;
  readonly width: number;
  readonly budget: Budget;
  /** A row without a match goes through as it is: OPTIONAL of one pattern. */
  readonly optional?: boolean;
  /** Rows that need no more matches. */
  readonly marks?: RowMarks | undefined;
}

/** Extends each row by the triples that match a pattern with the row's terms in it: an index nested loop join. */
export class PatternScan implements Operator {
  readonly #input: Operator;
  readonly #s: Place;
  readonly #p: Place;
  readonly #o: Place;
  readonly #g: Place;
  readonly #ids: PatternScanOptions;
  readonly #cursor: TripleCursor;
  readonly #named: NamedGraphsScan | undefined;
  readonly #budget: Budget;
  readonly #optional: boolean;
  readonly #marks: RowMarks | undefined;
  readonly #repeats: boolean;
  readonly #out: RowBatch;
  #batch: Batch | undefined;
  /** Offset of the row that is being extended, and of the end of the batch. */
  #at = 0;
  #end = 0;
  #open = false;
  #matched = false;

  constructor(input: Operator, options: PatternScanOptions) {
    this.#input = input;
    this.#ids = options;
    this.#s = options.s.place;
    this.#p = options.p.place;
    this.#o = options.o.place;
    this.#g = options.g;
    this.#cursor = options.cursor;
    this.#named = options.cursor instanceof NamedGraphsScan ? options.cursor : undefined;
    this.#budget = options.budget;
    this.#optional = options.optional ?? false;
    this.#marks = options.marks;
    const variables = [this.#s, this.#p, this.#o, this.#g].filter((place) => place >= 0);
    this.#repeats = new Set(variables).size < variables.length;
    this.#out = new RowBatch(options.width);
  }

  next(): Batch | undefined {
    const out = this.#out;
    out.begin();
    if (this.#open && this.#marks !== undefined && this.#isDone(this.#marks)) this.#close();
    while (!out.full) {
      if (!this.#open && !this.#openNext()) break;
      this.#extend();
    }
    return out.length > 0 ? out : undefined;
  }

  /** Writes matches of the current row until there are no more, or no room. */
  #extend(): void {
    const out = this.#out;
    const { width, rows, capacity } = out;
    const cursor = this.#cursor;
    const from = (this.#batch as Batch).rows;
    const at = this.#at;
    const s = this.#s;
    const p = this.#p;
    const o = this.#o;
    const first = out.length;
    let length = first;
    while (length < capacity) {
      if (!cursor.next()) {
        out.length = length;
        this.#budget.tick(length - first + 1);
        this.#finish(length > first);
        return;
      }
      if (this.#repeats && !this.#agrees()) {
        this.#budget.tick();
        continue;
      }
      const to = length * width;
      for (let k = 0; k < width; k++) rows[to + k] = from[at + k] as number;
      if (s >= 0) rows[to + s] = cursor.s;
      if (p >= 0) rows[to + p] = cursor.p;
      if (o >= 0) rows[to + o] = cursor.o;
      if (this.#named !== undefined && this.#g >= 0) rows[to + this.#g] = this.#named.g;
      length++;
    }
    out.length = length;
    this.#matched ||= length > first;
    this.#budget.tick(length - first + 1);
  }

  /** A variable that stands twice in the pattern holds one term. */
  #agrees(): boolean {
    const { s, p, o } = this.#cursor;
    const graph = this.#g;
    if (this.#s >= 0 && ((this.#s === this.#p && s !== p) || (this.#s === this.#o && s !== o))) return false;
    if (this.#p >= 0 && this.#p === this.#o && p !== o) return false;
    if (graph < 0 || this.#named === undefined) return true;
    const { g } = this.#named;
    return (graph !== this.#s || g === s) && (graph !== this.#p || g === p) && (graph !== this.#o || g === o);
  }

  /** Goes to the next row that is to be extended. */
  #openNext(): boolean {
    for (;;) {
      const batch = this.#batch ?? this.#take();
      if (batch === undefined) return false;
      if (this.#at >= this.#end) {
        this.#batch = undefined;
        continue;
      }
      if (this.#marks !== undefined && this.#isDone(this.#marks)) {
        this.#at += batch.width;
        continue;
      }
      this.#openAt(batch.rows, this.#at);
      this.#open = true;
      this.#matched = false;
      return true;
    }
  }

  #openAt(rows: Int32Array, at: number): void {
    const { s, p, o } = this.#ids;
    if (this.#named !== undefined) this.#named.g = this.#g >= 0 ? (rows[at + this.#g] as number) : NOTHING;
    this.#cursor.open(
      this.#s >= 0 ? (rows[at + this.#s] as number) : s.id,
      this.#p >= 0 ? (rows[at + this.#p] as number) : p.id,
      this.#o >= 0 ? (rows[at + this.#o] as number) : o.id,
    );
  }

  #take(): Batch | undefined {
    this.#batch = this.#input.next();
    this.#at = 0;
    this.#end = this.#batch === undefined ? 0 : this.#batch.length * this.#batch.width;
    return this.#batch;
  }

  #isDone(marks: RowMarks): boolean {
    const batch = this.#batch;
    return batch !== undefined && marks.done[batch.rows[this.#at + marks.place] as number] === 1;
  }

  /** The current row has no more matches. */
  #finish(foundLast: boolean): void {
    if (this.#optional && !foundLast && !this.#matched) {
      this.#out.push((this.#batch as Batch).rows, this.#at);
    }
    this.#close();
  }

  #close(): void {
    this.#open = false;
    this.#at += this.#out.width;
  }
}
