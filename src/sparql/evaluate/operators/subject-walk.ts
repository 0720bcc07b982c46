import type { IndexReader } from '../../../index/index-reader.ts';
import type { TermId } from '../../../index/term-id.ts';
import type { Batch, Budget, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import { RowBatch } from '../row-batch.ts';

/** What a walk through all subjects needs to know. */
export interface SubjectWalkOptions {
  /** Where the subject goes, which no row has a term in. */
  readonly place: Place;
  readonly predicate: TermId;
  /** Without changes since its base was made. */
  readonly reader: IndexReader;
  readonly width: number;
  readonly budget: Budget;
}

/** Triples between two looks at the budget. */
const STRETCH = 65_536;

/**
 * Extends each row by every subject that a predicate has, once, in the order of their serials: reads through the
 * predicates of all triples, which stand in one column, and so never waits for memory.
 */
export class SubjectWalk implements Operator {
  readonly #input: Operator;
  readonly #options: SubjectWalkOptions;
  readonly #out: RowBatch;
  #batch: Batch | undefined;
  #at = 0;
  #end = 0;
  /** The triple to be looked at next, and the serial of a subject that it is not before. */
  #row = 0;
  #serial = 0;

  constructor(input: Operator, options: SubjectWalkOptions) {
    this.#input = input;
    this.#options = options;
    this.#out = new RowBatch(options.width);
  }

  next(): Batch | undefined {
    const out = this.#out;
    out.begin();
    while (!out.full) {
      if (this.#at < this.#end) this.#walk((this.#batch as Batch).rows);
      else {
        this.#batch = this.#input.next();
        if (this.#batch === undefined) break;
        this.#at = 0;
        this.#end = this.#batch.length * this.#batch.width;
      }
    }
    return out.length > 0 ? out : undefined;
  }

  #walk(from: Int32Array): void {
    const { place, predicate, reader, budget } = this.#options;
    const { base, dictionary } = reader;
    const { spoP, subjects } = base;
    const out = this.#out;
    const end = Math.min(base.triples, this.#row + STRETCH);
    let row = this.#row;
    let serial = this.#serial;
    budget.tick((end - row) >> 4);
    while (!out.full) {
      while (row < end && spoP[row] !== predicate) row++;
      if (row === end) break;
      while ((subjects[serial + 1] as number) <= row) serial++;
      const to = out.push(from, this.#at);
      out.rows[to + place] = dictionary.idOfSerial(serial);
      row = subjects[++serial] as number;
    }
    this.#row = row;
    this.#serial = serial;
    if (row < base.triples || out.full) return;
    this.#row = 0;
    this.#serial = 0;
    this.#at += out.width;
  }
}
