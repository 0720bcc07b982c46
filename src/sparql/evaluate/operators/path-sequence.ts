import type { TermId } from '../../../index/term-id.ts';
import type { Budget } from '../operator.ts';
import type { PathCursor } from './path-cursor.ts';

/** A part of a sequence. */
export interface SequencePart {
  readonly path: PathCursor;
  /** Whether it connects a node with itself without a triple, which it does for nodes of the graph only. */
  readonly mayBeEmpty: boolean;
}

/** Which ends of a path the query gives as terms; between two variables an empty path leads from nodes only. */
export interface FixedEnds {
  readonly from: boolean;
  readonly to: boolean;
}

/** Several paths one after another, walked from the end that is known; a pair comes once for each way between its ends. */
export class SequenceCursor implements PathCursor {
  from: TermId = 0;
  to: TermId = 0;
  readonly #parts: readonly SequencePart[];
  readonly #fixed: FixedEnds;
  readonly #isNode: (id: TermId) => boolean;
  readonly #budget: Budget;
  #forward = true;
  #start: TermId = 0;
  #end: TermId = 0;
  /** How many parts are walked when the current one is; -1 at the end. */
  #depth = -1;

  constructor(parts: readonly SequencePart[], fixed: FixedEnds, isNode: (id: TermId) => boolean, budget: Budget) {
    this.#parts = parts;
    this.#fixed = fixed;
    this.#isNode = isNode;
    this.#budget = budget;
  }

  open(from: TermId, to: TermId): void {
    this.#forward = from !== 0 || to === 0;
    this.#start = this.#forward ? from : to;
    this.#end = this.#forward ? to : from;
    this.#depth = 0;
    this.#open(0, this.#start);
  }

  next(): boolean {
    const last = this.#parts.length - 1;
    while (this.#depth >= 0) {
      const { path } = this.#part(this.#depth);
      if (!path.next()) {
        this.#depth--;
        continue;
      }
      this.#budget.tick();
      if (this.#depth === last) {
        const first = this.#part(0).path;
        this.from = this.#forward ? first.from : path.from;
        this.to = this.#forward ? path.to : first.to;
        return true;
      }
      const between = this.#forward ? path.to : path.from;
      if (between === this.#start && this.#isLost(between)) continue;
      this.#open(++this.#depth, between);
    }
    return false;
  }

  /**
   * Between two paths stands a variable. From a term that no triple holds only empty paths lead on, each to the term
   * itself and only if one of its ends is given as that term (SPARQL 1.1, 18.4).
   */
  #isLost(between: TermId): boolean {
    if (!this.#part(this.#depth + 1).mayBeEmpty || this.#isNode(between)) return false;
    return this.#parts.length > 2 || this.#end !== between || !this.#fixed.from || !this.#fixed.to;
  }

  /** The parts as they are walked. */
  #part(depth: number): SequencePart {
    return this.#parts[this.#forward ? depth : this.#parts.length - 1 - depth] as SequencePart;
  }

  #open(depth: number, near: TermId): void {
    const far = depth === this.#parts.length - 1 ? this.#end : 0;
    const { path } = this.#part(depth);
    if (this.#forward) path.open(near, far);
    else path.open(far, near);
  }
}
