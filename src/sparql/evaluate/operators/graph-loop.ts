import { NOTHING, type TermId } from '../../../index/term-id.ts';
import type { Batch, Budget, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import { RowBatch } from '../row-batch.ts';
import { Feed } from './feed.ts';

/** What a loop over graphs needs. */
export interface GraphLoopTask {
  /** The named graphs of the dataset, each once. */
  readonly graphs: ArrayLike<TermId>;
  /** The graph that the content is evaluated in; set before it is opened. */
  readonly active: { id: TermId };
  /** Opens the content over a row that holds nothing but what is in `seeds`. */
  readonly content: (input: Operator) => Operator;
  /** Places of the variables that stand for their values inside, which only EXISTS has. */
  readonly seeds: Int32Array;
  /** Places that the content may bind. */
  readonly binds: Int32Array;
  /** Where the name of the graph goes. */
  readonly place: Place;
  /** Where the content itself may bind the variable that names the graph; -1 where it does not. */
  readonly inner: Place;
  readonly width: number;
  readonly budget: Budget;
}

/**
 * GRAPH ?g: the content evaluated in each named graph on its own, its solutions then joined with the graph's name
 * (SPARQL 1.1, 18.6). Keeps what one graph's content keeps, never that of two.
 */
export class GraphLoop implements Operator {
  readonly #input: Operator;
  readonly #task: GraphLoopTask;
  readonly #seed: RowBatch;
  readonly #out: RowBatch;
  #batch: Batch | undefined;
  #row = -1;
  #graph = 0;
  #found: Operator | undefined;

  constructor(input: Operator, task: GraphLoopTask) {
    this.#input = input;
    this.#task = task;
    this.#seed = new RowBatch(task.width);
    this.#out = new RowBatch(task.width);
  }

  next(): Batch | undefined {
    for (;;) {
      const found = this.#found?.next();
      if (found !== undefined) {
        if (this.#join(found) > 0) return this.#out;
      } else if (!this.#openNext()) return undefined;
    }
  }

  /** Opens the content in the next graph for the current row, or in the first for the next row. */
  #openNext(): boolean {
    const { graphs, active, content, budget } = this.#task;
    if (this.#batch === undefined || this.#graph >= graphs.length) {
      if (!this.#nextRow() || graphs.length === 0) return false;
      this.#graph = 0;
    }
    budget.tick();
    active.id = graphs[this.#graph++] as TermId;
    const feed = new Feed();
    feed.offer(this.#seedRow());
    this.#found = content(feed);
    return true;
  }

  #nextRow(): boolean {
    this.#row++;
    while (this.#batch === undefined || this.#row >= this.#batch.length) {
      this.#found = undefined;
      this.#batch = this.#input.next();
      this.#row = 0;
      if (this.#batch === undefined) return false;
    }
    return true;
  }

  #seedRow(): Batch {
    const { rows, width } = this.#batch as Batch;
    const seed = this.#seed;
    seed.beginFor(1);
    seed.length = 1;
    seed.rows.fill(NOTHING, 0, width);
    for (const place of this.#task.seeds) seed.rows[place] = rows[this.#row * width + place] as TermId;
    return seed;
  }

  /** Joins solutions of the content with the name of their graph and with the row that they were asked for. */
  #join({ rows, length, width }: Batch): number {
    const { active, place, inner, budget } = this.#task;
    const out = this.#out;
    const row = this.#row * width;
    const asked = (this.#batch as Batch).rows;
    budget.tick(length);
    out.beginFor(length);
    const named = asked[row + place] as TermId;
    if (named !== NOTHING && named !== active.id) return 0;
    for (let i = 0, at = 0; i < length; i++, at += width) {
      const bound = inner < 0 ? NOTHING : (rows[at + inner] as TermId);
      if (bound !== NOTHING && bound !== active.id) continue;
      if (this.#agrees(asked, row, rows, at)) this.#push(asked, row, rows, at);
    }
    return out.length;
  }

  #agrees(asked: Int32Array, row: number, found: Int32Array, at: number): boolean {
    for (const place of this.#task.binds) {
      const theirs = found[at + place] as TermId;
      if (theirs !== NOTHING && asked[row + place] !== NOTHING && asked[row + place] !== theirs) return false;
    }
    return true;
  }

  #push(asked: Int32Array, row: number, found: Int32Array, at: number): void {
    const { binds, place, active } = this.#task;
    const out = this.#out;
    const to = out.push(asked, row);
    for (const bound of binds) {
      const value = found[at + bound] as TermId;
      if (value !== NOTHING) out.rows[to + bound] = value;
    }
    out.rows[to + place] = active.id;
  }
}
