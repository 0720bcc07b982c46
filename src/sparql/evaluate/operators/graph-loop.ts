import type { TermId } from '../../../index/term-id.ts';
import type { Batch, Budget, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import { RowBatch } from '../row-batch.ts';
import { Unit } from './unit.ts';

/** What a loop over graphs needs. */
export interface GraphLoopTask {
  /** The named graphs of the dataset, each once. */
  readonly graphs: () => ArrayLike<TermId>;
  /** The graph that the content is evaluated in; set before it is opened. */
  readonly active: { id: TermId };
  /** Opens the content over one empty row. */
  readonly content: (input: Operator) => Operator;
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
  readonly #out: RowBatch;
  #graphs: ArrayLike<TermId> = [];
  #next = 0;
  #rows: Operator | undefined;

  constructor(input: Operator, task: GraphLoopTask) {
    this.#input = input;
    this.#task = task;
    this.#out = new RowBatch(task.width);
  }

  next(): Batch | undefined {
    if (this.#input.next() !== undefined) {
      this.#graphs = this.#task.graphs();
      this.#next = 0;
    }
    for (;;) {
      const batch = this.#rows?.next();
      if (batch === undefined) {
        if (this.#next >= this.#graphs.length) return undefined;
        this.#open(this.#graphs[this.#next++] as TermId);
      } else if (this.#name(batch) > 0) return this.#out;
    }
  }

  #open(graph: TermId): void {
    const { active, content, width, budget } = this.#task;
    budget.tick();
    active.id = graph;
    this.#rows = content(new Unit(width));
  }

  /** Joins rows with the name of their graph. */
  #name({ rows, length, width }: Batch): number {
    const { active, place, inner, budget } = this.#task;
    const out = this.#out;
    budget.tick(length);
    out.beginFor(length);
    for (let i = 0, at = 0; i < length; i++, at += width) {
      const bound = inner < 0 ? 0 : (rows[at + inner] as TermId);
      if (bound !== 0 && bound !== active.id) continue;
      out.rows[out.push(rows, at) + place] = active.id;
    }
    return out.length;
  }
}
