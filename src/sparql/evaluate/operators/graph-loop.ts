import { NOTHING, type TermId } from '../../../index/term-id.ts';
import type { Batch, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import { RowBatch } from '../row-batch.ts';
import { Feed } from './feed.ts';
import type { RoundBudget } from './round-budget.ts';

/** What a loop over graphs needs. */
export interface GraphLoopTask {
  /** The named graphs of the dataset, each once. */
  readonly graphs: ArrayLike<TermId>;
  /** The graph that the content is evaluated in; set before it is opened. */
  readonly active: { id: TermId };
  /** Opens the content over a row. */
  readonly content: (row: Operator) => Operator;
  /** Where the name of the graph goes. */
  readonly place: Place;
  /** Where the content itself may bind the variable that names the graph; -1 where it does not. */
  readonly inner: Place;
  readonly width: number;
  /** Also that of the content. */
  readonly budget: RoundBudget;
}

/**
 * GRAPH ?g: the content evaluated in each named graph on its own, its solutions then joined with the graph's name
 * (SPARQL 1.1, 18.6), for every row that comes in. Keeps what one graph's content keeps, never that of two.
 */
export class GraphLoop implements Operator {
  readonly #input: Operator;
  readonly #task: GraphLoopTask;
  readonly #row: RowBatch;
  readonly #out: RowBatch;
  #batch: Batch | undefined;
  #at = -1;
  #graph = 0;
  #found: Operator | undefined;

  constructor(input: Operator, task: GraphLoopTask) {
    this.#input = input;
    this.#task = task;
    this.#row = new RowBatch(task.width);
    this.#out = new RowBatch(task.width);
    this.#graph = task.graphs.length;
  }

  next(): Batch | undefined {
    for (;;) {
      const found = this.#found?.next();
      if (found !== undefined) {
        if (this.#name(found) > 0) return this.#out;
      } else if (!this.#openNext()) return undefined;
    }
  }

  /** Opens the content in the next graph for the current row, or in the first for the next row. */
  #openNext(): boolean {
    const { graphs, active, content, budget } = this.#task;
    while (this.#graph >= graphs.length) {
      if (!this.#nextRow()) return false;
      this.#graph = 0;
    }
    budget.begin();
    budget.tick();
    active.id = graphs[this.#graph++] as TermId;
    const { rows, width } = this.#batch as Batch;
    this.#row.beginFor(1);
    this.#row.push(rows, this.#at * width);
    const feed = new Feed();
    feed.offer(this.#row);
    this.#found = content(feed);
    return true;
  }

  #nextRow(): boolean {
    this.#at++;
    while (this.#batch === undefined || this.#at >= this.#batch.length) {
      this.#found = undefined;
      this.#batch = this.#input.next();
      this.#at = 0;
      if (this.#batch === undefined) return false;
    }
    return true;
  }

  /** Joins solutions with the name of their graph. */
  #name({ rows, length, width }: Batch): number {
    const { active, place, inner, budget } = this.#task;
    const out = this.#out;
    budget.tick(length);
    out.beginFor(length);
    for (let i = 0, at = 0; i < length; i++, at += width) {
      const known = rows[at + place] as TermId;
      const bound = inner < 0 ? NOTHING : (rows[at + inner] as TermId);
      if ((known !== NOTHING && known !== active.id) || (bound !== NOTHING && bound !== active.id)) continue;
      out.rows[out.push(rows, at) + place] = active.id;
    }
    return out.length;
  }
}
