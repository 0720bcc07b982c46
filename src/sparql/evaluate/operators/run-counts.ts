import { NOTHING, type TermId } from '../../../index/term-id.ts';
import type { Batch, Budget, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import type { QueryTerms } from '../query-terms.ts';
import { RowBatch } from '../row-batch.ts';
import type { TripleCursor } from './graph-scan.ts';

/** The different terms of one position of a pattern, each with how many triples have it. */
export interface Runs {
  readonly id: TermId;
  readonly count: number;
  next(): boolean;
}

/** The objects of one predicate: its triples come sorted by them. */
export class ObjectRuns implements Runs {
  id: TermId = NOTHING;
  count = 0;
  readonly #cursor: TripleCursor;
  readonly #budget: Budget;
  #ahead: TermId = NOTHING;

  constructor(cursor: TripleCursor, predicate: TermId, budget: Budget) {
    this.#cursor = cursor;
    this.#budget = budget;
    cursor.open(NOTHING, predicate, NOTHING);
    if (cursor.next()) this.#ahead = cursor.o;
  }

  next(): boolean {
    const cursor = this.#cursor;
    const id = this.#ahead;
    if (id === NOTHING) return false;
    let count = 1;
    let more = cursor.next();
    for (; more && cursor.o === id; more = cursor.next()) if ((++count & 4095) === 0) this.#budget.tick(4096);
    this.#budget.tick(count & 4095);
    this.id = id;
    this.count = count;
    this.#ahead = more ? cursor.o : NOTHING;
    return true;
  }
}

/** Predicates or graphs, whose triples the index can count without reading them. */
export class CountedRuns implements Runs {
  id: TermId = NOTHING;
  count = 0;
  readonly #ids: Iterator<TermId>;
  readonly #countOf: (id: TermId) => number;

  constructor(ids: Iterable<TermId>, countOf: (id: TermId) => number) {
    this.#ids = ids[Symbol.iterator]();
    this.#countOf = countOf;
  }

  next(): boolean {
    for (let id = this.#ids.next(); !id.done; id = this.#ids.next()) {
      this.count = this.#countOf(id.value);
      this.id = id.value;
      if (this.count > 0) return true;
    }
    return false;
  }
}

/** Where the terms and their counts go. */
export interface RunPlaces {
  readonly key: Place;
  /** None: only different terms are asked for. */
  readonly counts: readonly Place[];
  readonly width: number;
}

/** One row for each different term: GROUP BY with COUNT, or DISTINCT, over a single pattern. */
export class RunCounts implements Operator {
  readonly #runs: Runs;
  readonly #places: RunPlaces;
  readonly #terms: QueryTerms;
  readonly #empty: Int32Array;
  readonly #out: RowBatch;

  constructor(runs: Runs, places: RunPlaces, terms: QueryTerms) {
    this.#runs = runs;
    this.#places = places;
    this.#terms = terms;
    this.#empty = new Int32Array(places.width);
    this.#out = new RowBatch(places.width);
  }

  next(): Batch | undefined {
    const { key, counts } = this.#places;
    const out = this.#out;
    const runs = this.#runs;
    out.begin();
    while (!out.full && runs.next()) {
      const at = out.push(this.#empty, 0);
      out.rows[at + key] = runs.id;
      if (counts.length === 0) continue;
      const count = this.#terms.integer(runs.count);
      for (const place of counts) out.rows[at + place] = count;
    }
    return out.length > 0 ? out : undefined;
  }
}
