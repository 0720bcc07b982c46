import { Chain, grown } from './chain.ts';
import { RowHash } from './row-hash.ts';

/** A pattern of ids; undefined stands for anything. */
export interface IdPattern {
  readonly s?: number | undefined;
  readonly p?: number | undefined;
  readonly o?: number | undefined;
}

/**
 * Every distinct triple once, as a row of three ids, with the graphs that hold it: so the union of all graphs is a set
 * by construction, and so is the union of some. About 70 bytes a quad beside the terms.
 */
export class TripleTable {
  #s = new Int32Array(1024);
  #p = new Int32Array(1024);
  #o = new Int32Array(1024);
  #rows = 0;
  readonly #freeRows: number[] = [];
  readonly #bySubject = new Chain();
  readonly #byPredicate = new Chain();
  readonly #byObject = new Chain();
  readonly #hash = new RowHash({ s: (row) => this.s(row), p: (row) => this.p(row), o: (row) => this.o(row) });

  /** Which graph holds which triple: one membership each, chained by triple and by graph. */
  #memberTriple = new Int32Array(1024);
  #memberGraph = new Int32Array(1024);
  #members = 0;
  readonly #freeMembers: number[] = [];
  readonly #ofTriple = new Chain();
  readonly #ofGraph = new Chain();

  s(row: number): number {
    return this.#s[row] as number;
  }

  p(row: number): number {
    return this.#p[row] as number;
  }

  o(row: number): number {
    return this.#o[row] as number;
  }

  /** How many distinct triples there are. */
  get size(): number {
    return this.#rows - this.#freeRows.length;
  }

  /** How many triples a graph holds. */
  graphSize(graph: number): number {
    return this.#ofGraph.count(graph);
  }

  /** Puts a triple into a graph; twice is once. */
  add(s: number, p: number, o: number, graph: number): void {
    let row = this.#hash.find(s, p, o);
    if (row < 0) row = this.#newRow(s, p, o);
    else if (this.isIn(row, graph)) return;
    const member = this.#freeMembers.pop() ?? this.#members++;
    if (member >= this.#memberTriple.length) {
      this.#memberTriple = grown(this.#memberTriple, member * 2);
      this.#memberGraph = grown(this.#memberGraph, member * 2);
    }
    this.#memberTriple[member] = row;
    this.#memberGraph[member] = graph;
    this.#ofTriple.append(row, member);
    this.#ofGraph.append(graph, member);
  }

  /** Takes everything out of a graph. */
  clear(graph: number): void {
    for (let member = this.#ofGraph.first(graph); member >= 0; member = this.#ofGraph.first(graph)) {
      const row = this.#memberTriple[member] as number;
      this.#ofGraph.remove(graph, member);
      this.#ofTriple.remove(row, member);
      this.#freeMembers.push(member);
      if (this.#ofTriple.count(row) === 0) this.#dropRow(row);
    }
  }

  /** Whether a graph holds the triple of this row. */
  isIn(row: number, graph: number): boolean {
    for (let member = this.#ofTriple.first(row); member >= 0; member = this.#ofTriple.after(member)) {
      if (this.#memberGraph[member] === graph) return true;
    }
    return false;
  }

  /** The graphs that hold the triple of this row. */
  *graphsOf(row: number): IterableIterator<number> {
    for (let member = this.#ofTriple.first(row); member >= 0; member = this.#ofTriple.after(member)) {
      yield this.#memberGraph[member] as number;
    }
  }

  /** The rows that match, read through the shortest list that the pattern and the graph name. */
  *rows(pattern: IdPattern, graph?: number): IterableIterator<number> {
    const { s, p, o } = pattern;
    if (s !== undefined && p !== undefined && o !== undefined) {
      const row = this.#hash.find(s, p, o);
      if (row >= 0 && (graph === undefined || this.isIn(row, graph))) yield row;
      return;
    }
    const { chain, key, count } = this.#shortest(pattern);
    if (graph !== undefined && this.#ofGraph.count(graph) <= count) {
      for (let member = this.#ofGraph.first(graph); member >= 0; member = this.#ofGraph.after(member)) {
        const row = this.#memberTriple[member] as number;
        if (this.#matches(row, s, p, o)) yield row;
      }
    } else if (chain === undefined) {
      for (let row = 0; row < this.#rows; row++) {
        if (this.#ofTriple.count(row) > 0 && (graph === undefined || this.isIn(row, graph))) yield row;
      }
    } else {
      for (let row = chain.first(key); row >= 0; row = chain.after(row)) {
        if (this.#matches(row, s, p, o) && (graph === undefined || this.isIn(row, graph))) yield row;
      }
    }
  }

  /** At most how many rows match: the length of the shortest list, without reading it. */
  atMost(pattern: IdPattern, graph?: number): number {
    const { s, p, o } = pattern;
    const { count } = this.#shortest(pattern);
    const bound = s !== undefined && p !== undefined && o !== undefined ? Math.min(1, count) : count;
    return graph === undefined ? bound : Math.min(bound, this.#ofGraph.count(graph));
  }

  #shortest({ s, p, o }: IdPattern): { chain: Chain | undefined; key: number; count: number } {
    let best: { chain: Chain | undefined; key: number; count: number } = {
      chain: undefined,
      key: -1,
      count: this.size,
    };
    for (const [chain, key] of [
      [this.#bySubject, s],
      [this.#byObject, o],
      [this.#byPredicate, p],
    ] as const) {
      if (key === undefined) continue;
      const count = chain.count(key);
      if (best.chain === undefined || count < best.count) best = { chain, key, count };
    }
    return best;
  }

  #matches(row: number, s: number | undefined, p: number | undefined, o: number | undefined): boolean {
    return (
      (s === undefined || this.#s[row] === s) &&
      (p === undefined || this.#p[row] === p) &&
      (o === undefined || this.#o[row] === o)
    );
  }

  #newRow(s: number, p: number, o: number): number {
    const row = this.#freeRows.pop() ?? this.#rows++;
    if (row >= this.#s.length) {
      this.#s = grown(this.#s, row * 2);
      this.#p = grown(this.#p, row * 2);
      this.#o = grown(this.#o, row * 2);
    }
    this.#s[row] = s;
    this.#p[row] = p;
    this.#o[row] = o;
    this.#bySubject.append(s, row);
    this.#byPredicate.append(p, row);
    this.#byObject.append(o, row);
    this.#hash.add(row);
    return row;
  }

  #dropRow(row: number): void {
    const [s, p, o] = [this.s(row), this.p(row), this.o(row)];
    this.#hash.remove(s, p, o);
    this.#bySubject.remove(s, row);
    this.#byPredicate.remove(p, row);
    this.#byObject.remove(o, row);
    this.#freeRows.push(row);
  }
}
