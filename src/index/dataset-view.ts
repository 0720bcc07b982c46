import { defaultGraph, type Quad, type Term } from '../rdf/quads.ts';
import type { MemoryIndex } from './memory-index.ts';
import type { Slot } from './quad-index.ts';
import type { IdPattern } from './triple-table.ts';

/** Which graphs a query sees (SPARQL 1.1, 13.2): a graph that does not exist is an empty graph. */
export interface DatasetChoice {
  /** The graphs whose set-merge is the default graph; `union` takes every graph. */
  readonly default: 'union' | readonly Term[];
  /** The graphs that GRAPH may name; `all` takes every named graph. */
  readonly named: 'all' | readonly Term[];
}

/** What an archive's endpoint shows without FROM: the default graph is the union of all, as a set. */
export const UNION_DATASET: DatasetChoice = { default: 'union', named: 'all' };

/** An index seen as the dataset of one query. */
export class DatasetView {
  readonly #index: MemoryIndex;
  readonly #default: readonly number[] | undefined;
  readonly #named: ReadonlySet<number> | undefined;

  readonly #names: DatasetChoice['named'];

  constructor(index: MemoryIndex, choice: DatasetChoice) {
    this.#index = index;
    this.#names = choice.named;
    const ids = (terms: readonly Term[]): number[] =>
      terms.map((term) => index.terms.find(term)).filter((id) => id !== undefined);
    this.#default = choice.default === 'union' ? undefined : [...new Set(ids(choice.default))];
    this.#named = choice.named === 'all' ? undefined : new Set(ids(choice.named));
  }

  /** The triples of the default graph that match, each once. */
  *matchDefault(s: Slot, p: Slot, o: Slot): IterableIterator<Quad> {
    const pattern = this.#resolve(s, p, o);
    if (pattern === undefined) return;
    for (const row of this.#defaultRows(pattern)) yield this.#index.quadAt(row, defaultGraph());
  }

  /** The quads of one named graph that match. */
  *matchGraph(s: Slot, p: Slot, o: Slot, graph: Term): IterableIterator<Quad> {
    const pattern = this.#resolve(s, p, o);
    const id = this.#index.terms.find(graph);
    if (pattern === undefined || id === undefined || !this.#isNamed(id)) return;
    for (const row of this.#index.table.rows(pattern, id)) yield this.#index.quadAt(row, graph);
  }

  /** The quads of all named graphs that match, once for each graph that holds them. */
  *matchEveryGraph(s: Slot, p: Slot, o: Slot): IterableIterator<Quad> {
    const pattern = this.#resolve(s, p, o);
    if (pattern === undefined) return;
    const { table, terms } = this.#index;
    for (const row of table.rows(pattern)) {
      for (const graph of table.graphsOf(row)) {
        if (this.#isNamed(graph)) yield this.#index.quadAt(row, terms.term(graph));
      }
    }
  }

  /** The names of the named graphs: those that hold something, or those that the dataset lists, empty ones included. */
  *graphNames(): IterableIterator<Term> {
    const { terms } = this.#index;
    if (this.#names !== 'all') yield* this.#names;
    else for (const id of this.#index.graphIds()) if (this.#isNamed(id)) yield terms.term(id);
  }

  /** At most how many quads match, without reading them; for choosing the order of joins. */
  atMost(s: Slot, p: Slot, o: Slot, graph?: Term): number {
    const pattern = this.#resolve(s, p, o);
    const id = graph === undefined ? undefined : this.#index.terms.find(graph);
    if (pattern === undefined || (graph !== undefined && id === undefined)) return 0;
    return this.#index.table.atMost(pattern, id);
  }

  #defaultRows(pattern: IdPattern): Iterable<number> {
    const { table } = this.#index;
    const graphs = this.#default;
    if (graphs === undefined) return table.rows(pattern);
    if (graphs.length === 1) return table.rows(pattern, graphs[0]);
    return filter(table.rows(pattern), (row) => graphs.some((graph) => table.isIn(row, graph)));
  }

  #isNamed(graph: number): boolean {
    return this.#named === undefined ? this.#index.terms.key(graph) !== '' : this.#named.has(graph);
  }

  #resolve(s: Slot, p: Slot, o: Slot): IdPattern | undefined {
    const ids: (number | undefined)[] = [];
    for (const slot of [s, p, o]) {
      const id = slot ? this.#index.terms.find(slot) : undefined;
      if (slot && id === undefined) return undefined;
      ids.push(id);
    }
    return { s: ids[0], p: ids[1], o: ids[2] };
  }
}

function* filter(rows: Iterable<number>, keep: (row: number) => boolean): IterableIterator<number> {
  for (const row of rows) if (keep(row)) yield row;
}
