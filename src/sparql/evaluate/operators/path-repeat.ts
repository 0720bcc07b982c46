import type { TermId } from '../../../index/term-id.ts';
import type { Budget } from '../operator.ts';
import { IdSet } from './id-set.ts';
import type { PathCursor } from './path-cursor.ts';

/** What a repeated path needs. */
export interface Repetition {
  /** The path that is repeated; two cursors, for starts are found while a search goes on. */
  readonly path: PathCursor;
  readonly starts: PathCursor;
  /** `?` and `*`: no step is enough. */
  readonly zero: boolean;
  /** `+` and `*`: more steps than one. */
  readonly many: boolean;
  /** All nodes of the active graph, as pairs of a node with itself. */
  readonly nodes: PathCursor;
  /** Whether a search is better begun at `to`, where both ends are known. */
  readonly fromEnd: (from: TermId, to: TermId) => boolean;
  readonly budget: Budget;
}

/**
 * `?`, `+` and `*` (SPARQL 1.1, 18.4): a breadth-first search from each start, in which a node is visited once, so that
 * cycles end and a pair comes once. Keeps the nodes that one search has visited, and the starts where neither end is known.
 */
export class RepeatCursor implements PathCursor {
  from: TermId = 0;
  to: TermId = 0;
  readonly #repetition: Repetition;
  readonly #visited: IdSet;
  readonly #seenStarts: IdSet;
  #forward = true;
  #start: TermId = 0;
  /** The end that is looked for; 0 for any. */
  #target: TermId = 0;
  #head = 0;
  #atStart = false;
  #everyStart = false;
  #done = true;

  constructor(repetition: Repetition) {
    this.#repetition = repetition;
    this.#visited = new IdSet(repetition.budget);
    this.#seenStarts = new IdSet(repetition.budget);
  }

  open(from: TermId, to: TermId): void {
    this.#everyStart = from === 0 && to === 0;
    this.#done = false;
    if (this.#everyStart) {
      this.#forward = true;
      this.#target = 0;
      this.#seenStarts.clear();
      const { zero, nodes, starts } = this.#repetition;
      (zero ? nodes : starts).open(0, 0);
      if (!this.#nextStart()) this.#done = true;
      return;
    }
    this.#forward = from !== 0 && (to === 0 || from === to || !this.#repetition.fromEnd(from, to));
    this.#target = this.#forward ? to : from;
    this.#begin(this.#forward ? from : to);
  }

  next(): boolean {
    while (!this.#done) {
      const reached = this.#reach();
      if (reached === 0) {
        if (!this.#everyStart || !this.#nextStart()) this.#done = true;
        continue;
      }
      if (this.#target !== 0) {
        if (reached !== this.#target) continue;
        this.#done = true;
      }
      this.from = this.#forward ? this.#start : reached;
      this.to = this.#forward ? reached : this.#start;
      return true;
    }
    return false;
  }

  #nextStart(): boolean {
    const { zero, nodes, starts, budget } = this.#repetition;
    const cursor = zero ? nodes : starts;
    while (cursor.next()) {
      budget.tick();
      if (!this.#seenStarts.add(cursor.from)) continue;
      this.#begin(cursor.from);
      return true;
    }
    return false;
  }

  #begin(start: TermId): void {
    this.#start = start;
    this.#visited.clear();
    this.#head = 0;
    this.#atStart = this.#repetition.zero;
    if (this.#repetition.zero) {
      this.#visited.add(start);
      this.#head = 1;
    }
    this.#step(start);
  }

  #step(node: TermId): void {
    if (this.#forward) this.#repetition.path.open(node, 0);
    else this.#repetition.path.open(0, node);
  }

  /** The next node that the search comes to; 0 when it has seen all. */
  #reach(): TermId {
    if (this.#atStart) {
      this.#atStart = false;
      return this.#start;
    }
    const { path, many, budget } = this.#repetition;
    for (;;) {
      while (path.next()) {
        budget.tick();
        const node = this.#forward ? path.to : path.from;
        if (this.#visited.add(node)) return node;
      }
      if (!many || this.#head >= this.#visited.size) return 0;
      this.#step(this.#visited.at(this.#head++));
    }
  }
}
