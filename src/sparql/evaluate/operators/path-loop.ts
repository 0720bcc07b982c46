import type { TermId } from '../../../index/term-id.ts';
import type { Budget } from '../operator.ts';
import { IdSet } from './id-set.ts';
import type { PathCursor } from './path-cursor.ts';

/** A path whose two ends are one variable: asked of each node, so that no more is walked than leads back. */
export class LoopCursor implements PathCursor {
  from: TermId = 0;
  to: TermId = 0;
  readonly #path: PathCursor;
  readonly #nodes: PathCursor;
  readonly #seen: IdSet;
  readonly #budget: Budget;
  #every = false;

  constructor(path: PathCursor, nodes: PathCursor, budget: Budget) {
    this.#path = path;
    this.#nodes = nodes;
    this.#seen = new IdSet(budget);
    this.#budget = budget;
  }

  open(from: TermId): void {
    this.#every = from === 0;
    this.from = this.to = from;
    if (this.#every) {
      this.#seen.clear();
      this.#nodes.open(0, 0);
      if (!this.#nextNode()) this.#every = false;
    } else this.#path.open(from, from);
  }

  next(): boolean {
    if (this.from === 0) return false;
    do if (this.#path.next()) return true;
    while (this.#every && this.#nextNode());
    this.from = 0;
    return false;
  }

  #nextNode(): boolean {
    while (this.#nodes.next()) {
      this.#budget.tick();
      if (!this.#seen.add(this.#nodes.from)) continue;
      this.from = this.to = this.#nodes.from;
      this.#path.open(this.from, this.from);
      return true;
    }
    return false;
  }
}
