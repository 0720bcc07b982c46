import { defaultGraph, namedNode, type Quad, quad, type Term } from '../rdf/quads.ts';
import type { PackedChanges, PackedQuads } from './packed-quads.ts';
import type { GraphChange, QuadIndex, Slot } from './quad-index.ts';
import { TermDictionary } from './term-dictionary.ts';
import { type IdPattern, TripleTable } from './triple-table.ts';

/** A pattern in ids, or undefined when it names a term that no quad holds, so that nothing can match. */
interface Resolved {
  readonly pattern: IdPattern;
  readonly graph: number | undefined;
}

/** The current quads in this thread's memory. Written by one owner, between reads; a read sees one state. */
export class MemoryIndex implements QuadIndex {
  readonly terms = new TermDictionary();
  readonly table = new TripleTable();
  readonly #graphs = new Set<number>();
  position = 0;

  get size(): number {
    return this.table.size;
  }

  /** Gives one graph this content and no other; an empty graph is forgotten. */
  replaceGraph(graph: string, quads: Iterable<Quad>): void {
    const id = this.terms.addKey(graph);
    // Read first: the new content may be computed from the old.
    const rows = [...quads].map((q) => [
      this.terms.add(q.subject),
      this.terms.add(q.predicate),
      this.terms.add(q.object),
    ]);
    this.table.clear(id);
    for (const [s, p, o] of rows as [number, number, number][]) this.table.add(s, p, o, id);
    this.#note(id);
  }

  /** Replaces several graphs and takes the position they lead to. */
  apply(changes: Iterable<GraphChange>, position: number): void {
    for (const { graph, quads } of changes) this.replaceGraph(graph, quads);
    this.position = position;
  }

  /** The same for changes that came from another thread. */
  applyPacked({ graphs, quads }: PackedChanges): void {
    for (const graph of graphs) {
      const id = this.terms.addKey(graph);
      this.table.clear(id);
      this.#note(id);
    }
    this.unpack(quads);
  }

  /** Adds packed quads to what is here. */
  unpack({ keys, ids, position }: PackedQuads): void {
    const own = keys.map((key) => this.terms.addKey(key));
    for (let i = 0; i < ids.length; i += 4) {
      const [s, p, o, g] = [0, 1, 2, 3].map((k) => own[ids[i + k] as number] as number) as [
        number,
        number,
        number,
        number,
      ];
      this.table.add(s, p, o, g);
      this.#graphs.add(g);
    }
    this.position = position;
  }

  *match(s?: Slot, p?: Slot, o?: Slot, g?: Slot): IterableIterator<Quad> {
    const resolved = this.#resolve(s, p, o, g);
    if (resolved === undefined) return;
    const graph = g ?? defaultGraph();
    for (const row of this.table.rows(resolved.pattern, resolved.graph)) yield this.quadAt(row, graph);
  }

  has(s?: Slot, p?: Slot, o?: Slot, g?: Slot): boolean {
    return !this.#rows(s, p, o, g).next().done;
  }

  count(s?: Slot, p?: Slot, o?: Slot, g?: Slot): number {
    const resolved = this.#resolve(s, p, o, g);
    if (resolved === undefined) return 0;
    const bound = [s, p, o, g].filter((slot) => slot !== null && slot !== undefined).length;
    if (bound <= 1) return this.table.atMost(resolved.pattern, resolved.graph);
    let count = 0;
    for (const _ of this.table.rows(resolved.pattern, resolved.graph)) count++;
    return count;
  }

  subjects(p: Slot, o: Slot, g?: Slot): Term[] {
    return this.#distinct(this.#rows(null, p, o, g), (row) => this.table.s(row));
  }

  objects(s: Slot, p: Slot, g?: Slot): Term[] {
    return this.#distinct(this.#rows(s, p, null, g), (row) => this.table.o(row));
  }

  object(s: Slot, p: Slot, g?: Slot): Term | undefined {
    const { done, value } = this.#rows(s, p, null, g).next();
    return done ? undefined : this.terms.term(this.table.o(value));
  }

  *graphs(): IterableIterator<string> {
    for (const id of this.#graphs) if (this.terms.key(id) !== '') yield this.terms.key(id);
  }

  graphSize(graph: string): number {
    const id = this.terms.find(namedNode(graph));
    return id === undefined ? 0 : this.table.graphSize(id);
  }

  /** The ids of the graphs that hold something, the unnamed one included if a caller filled it. */
  graphIds(): ReadonlySet<number> {
    return this.#graphs;
  }

  /** The quad of a table row, in the graph asked for. */
  quadAt(row: number, graph: Term): Quad {
    const { terms, table } = this;
    return quad(
      terms.term(table.s(row)) as Quad['subject'],
      terms.term(table.p(row)) as Quad['predicate'],
      terms.term(table.o(row)) as Quad['object'],
      graph as Quad['graph'],
    );
  }

  #note(graph: number): void {
    if (this.table.graphSize(graph) > 0) this.#graphs.add(graph);
    else this.#graphs.delete(graph);
  }

  *#rows(s: Slot, p: Slot, o: Slot, g: Slot): IterableIterator<number> {
    const resolved = this.#resolve(s, p, o, g);
    if (resolved !== undefined) yield* this.table.rows(resolved.pattern, resolved.graph);
  }

  #resolve(s: Slot, p: Slot, o: Slot, g: Slot): Resolved | undefined {
    const ids: (number | undefined)[] = [];
    for (const slot of [s, p, o, g]) {
      const id = slot === null || slot === undefined ? undefined : this.terms.find(slot);
      if (slot !== null && slot !== undefined && id === undefined) return undefined;
      ids.push(id);
    }
    return { pattern: { s: ids[0], p: ids[1], o: ids[2] }, graph: ids[3] };
  }

  #distinct(rows: Iterable<number>, column: (row: number) => number): Term[] {
    const ids = new Set<number>();
    for (const row of rows) ids.add(column(row));
    return [...ids].map((id) => this.terms.term(id));
  }
}
