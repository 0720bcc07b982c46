import type { Quad, Term } from '../rdf/quads.ts';

/** A place in a pattern: a term, or nothing for anything. */
export type Slot = Term | null | undefined;

/**
 * What everybody reads current quads through. A pattern without a graph asks the union of all graphs, which is a set:
 * a triple comes once, in the default graph, however many graphs hold it. A pattern with a graph asks that graph.
 */
export interface QuadIndex {
  /** The log position of the archive that these quads stand for. */
  readonly position: number;
  /** How many distinct triples the union holds. */
  readonly size: number;
  match(s?: Slot, p?: Slot, o?: Slot, g?: Slot): Iterable<Quad>;
  /**
   * Some of what `match` gives of the union, in an order that stands for as long as the position does: getting to row `from`
   * costs some binary searches, wherever it is.
   */
  page(pattern: readonly [s: Slot, p: Slot, o: Slot], from: number, most: number): Quad[];
  has(s?: Slot, p?: Slot, o?: Slot, g?: Slot): boolean;
  /** Exactly how many quads `match` would give. */
  count(s?: Slot, p?: Slot, o?: Slot, g?: Slot): number;
  /** The distinct subjects of triples with this predicate and object. */
  subjects(p: Slot, o: Slot, g?: Slot): Term[];
  /** The distinct objects of triples with this subject and predicate. */
  objects(s: Slot, p: Slot, g?: Slot): Term[];
  /** The first object, for properties that have one. */
  object(s: Slot, p: Slot, g?: Slot): Term | undefined;
  /** The predicates of the union; one look-up each, and two for each that the changes since the last merge have. */
  predicates(): Term[];
  /** The IRIs of the graphs that hold something. */
  graphs(): Iterable<string>;
  /** How many triples a graph holds; 0 for one that does not exist. */
  graphSize(graph: string): number;
}

/** One graph's new content; no quads: the graph is gone. The graph term of the quads is ignored. */
export interface GraphChange {
  readonly graph: string;
  readonly quads: Iterable<Quad>;
}
