import type { IndexReader } from '../../../index/index-reader.ts';
import type { Scan } from '../../../index/scan.ts';
import { NOTHING, type TermId, UNNAMED_GRAPH } from '../../../index/term-id.ts';
import type { Budget } from '../operator.ts';

/** A term that the query made itself is in no triple. */
const NO_TERM: TermId = -1;

/** A cursor over triples, with the graph that holds the current one where that matters. */
export interface TripleCursor {
  readonly s: TermId;
  readonly p: TermId;
  readonly o: TermId;
  open(s: TermId, p: TermId, o: TermId): void;
  next(): boolean;
}

/** The triples of one graph; which one is asked when a pattern is opened, so that a loop over graphs can change it. */
export class OneGraphScan implements TripleCursor {
  s: TermId = NOTHING;
  p: TermId = NOTHING;
  o: TermId = NOTHING;
  readonly #scan: Scan;
  readonly #graph: { readonly id: TermId };

  constructor(reader: IndexReader, graph: { readonly id: TermId }) {
    this.#scan = reader.scan();
    this.#graph = graph;
  }

  open(s: TermId, p: TermId, o: TermId): void {
    const { id } = this.#graph;
    if (id > NOTHING) this.#scan.openGraph(s, p, o, id);
    else this.#scan.open(NO_TERM, p, o);
  }

  next(): boolean {
    const scan = this.#scan;
    if (!scan.next()) return false;
    this.s = scan.s;
    this.p = scan.p;
    this.o = scan.o;
    return true;
  }
}

/** The triples of several graphs as one set: what FROM with more than one graph asks for (SPARQL 1.1, 13.2.1). */
export class MergedScan implements TripleCursor {
  s: TermId = NOTHING;
  p: TermId = NOTHING;
  o: TermId = NOTHING;
  readonly #reader: IndexReader;
  readonly #scan: Scan;
  readonly #graphs: readonly TermId[];
  readonly #budget: Budget;

  constructor(reader: IndexReader, graphs: readonly TermId[], budget: Budget) {
    this.#reader = reader;
    this.#budget = budget;
    this.#scan = reader.scan();
    this.#graphs = graphs;
  }

  open(s: TermId, p: TermId, o: TermId): void {
    this.#scan.open(s, p, o);
  }

  next(): boolean {
    const scan = this.#scan;
    while (scan.next()) {
      // Many triples may be passed before one is held.
      this.#budget.tick();
      if (!this.#isHeld()) continue;
      this.s = scan.s;
      this.p = scan.p;
      this.o = scan.o;
      return true;
    }
    return false;
  }

  #isHeld(): boolean {
    const { s, p, o } = this.#scan;
    for (const graph of this.#graphs) if (this.#reader.holds(s, p, o, graph)) return true;
    return false;
  }
}

/** The quads of all named graphs of a dataset: a triple comes once for each graph that holds it. */
export class NamedGraphsScan implements TripleCursor {
  s: TermId = NOTHING;
  p: TermId = NOTHING;
  o: TermId = NOTHING;
  /** The graph of the current triple. To be set before `open`: the graph that is asked, or NOTHING for all. */
  g: TermId = NOTHING;
  readonly #reader: IndexReader;
  readonly #scan: Scan;
  readonly #named: ReadonlySet<TermId> | undefined;
  readonly #budget: Budget;
  readonly #holders: number[] = [];
  #left = 0;
  #all = false;
  #closed = false;

  /** `named`: the graphs that may be named; undefined is all. */
  constructor(reader: IndexReader, named: ReadonlySet<TermId> | undefined, budget: Budget) {
    this.#reader = reader;
    this.#budget = budget;
    this.#scan = reader.scan();
    this.#named = named;
  }

  open(s: TermId, p: TermId, o: TermId): void {
    this.#all = this.g === NOTHING;
    this.#left = 0;
    this.#closed = this.g < NOTHING || this.g === UNNAMED_GRAPH;
    if (!this.#all && this.#named !== undefined && !this.#named.has(this.g)) this.#closed = true;
    if (this.#all) this.#scan.open(s, p, o);
    else if (!this.#closed) this.#scan.openGraph(s, p, o, this.g);
  }

  next(): boolean {
    if (this.#closed) return false;
    const scan = this.#scan;
    while (this.#left === 0) {
      if (!scan.next()) return false;
      this.s = scan.s;
      this.p = scan.p;
      this.o = scan.o;
      if (!this.#all) return true;
      this.#budget.tick();
      this.#left = this.#reader.graphsOf(scan.s, scan.p, scan.o, this.#holders);
      if (this.#named !== undefined) this.#left = this.#keepNamed(this.#named, this.#left);
    }
    this.g = this.#holders[--this.#left] as number;
    return true;
  }

  #keepNamed(named: ReadonlySet<TermId>, count: number): number {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const graph = this.#holders[i] as number;
      if (named.has(graph)) this.#holders[kept++] = graph;
    }
    return kept;
  }
}
