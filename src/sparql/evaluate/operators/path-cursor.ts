import type { TermId } from '../../../index/term-id.ts';

/** The pairs of nodes that a path connects in the active graph, one by one; opened again and again. */
export interface PathCursor {
  /** The current pair; valid after `next` has said true. */
  from: TermId;
  to: TermId;
  /** Goes before the first pair with these ends; 0 is any. A pair comes as often as SPARQL counts it. */
  open(from: TermId, to: TermId): void;
  next(): boolean;
}
