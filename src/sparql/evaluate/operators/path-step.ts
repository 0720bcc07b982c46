import type { TermId } from '../../../index/term-id.ts';
import type { Budget } from '../operator.ts';
import type { TripleCursor } from './graph-scan.ts';
import type { PathCursor } from './path-cursor.ts';

/** One triple with this predicate. */
export class LinkCursor implements PathCursor {
  from: TermId = 0;
  to: TermId = 0;
  readonly #triples: TripleCursor;
  readonly #predicate: TermId;

  constructor(triples: TripleCursor, predicate: TermId) {
    this.#triples = triples;
    this.#predicate = predicate;
  }

  open(from: TermId, to: TermId): void {
    this.#triples.open(from, this.#predicate, to);
  }

  next(): boolean {
    const triples = this.#triples;
    if (!triples.next()) return false;
    this.from = triples.s;
    this.to = triples.o;
    return true;
  }
}

/** One triple with any predicate but these. */
export class NegatedCursor implements PathCursor {
  from: TermId = 0;
  to: TermId = 0;
  readonly #triples: TripleCursor;
  readonly #excluded: readonly TermId[];
  readonly #budget: Budget;

  constructor(triples: TripleCursor, excluded: readonly TermId[], budget: Budget) {
    this.#triples = triples;
    this.#excluded = excluded;
    this.#budget = budget;
  }

  open(from: TermId, to: TermId): void {
    this.#triples.open(from, 0, to);
  }

  next(): boolean {
    const triples = this.#triples;
    while (triples.next()) {
      this.#budget.tick();
      if (this.#excluded.includes(triples.p)) continue;
      this.from = triples.s;
      this.to = triples.o;
      return true;
    }
    return false;
  }
}

/** A path walked backwards. */
export class InverseCursor implements PathCursor {
  from: TermId = 0;
  to: TermId = 0;
  readonly #path: PathCursor;

  constructor(path: PathCursor) {
    this.#path = path;
  }

  open(from: TermId, to: TermId): void {
    this.#path.open(to, from);
  }

  next(): boolean {
    if (!this.#path.next()) return false;
    this.from = this.#path.to;
    this.to = this.#path.from;
    return true;
  }
}
