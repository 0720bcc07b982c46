import { BaseReader, Range } from './base-reader.ts';
import { DeltaReader } from './delta-reader.ts';
import { Dictionary } from './dictionary.ts';
import type { IndexData } from './index-data.ts';
import { namedGraphs } from './named-graphs.ts';
import { Scan } from './scan.ts';
import { Statistics } from './statistics.ts';
import { type TermId, UNNAMED_GRAPH } from './term-id.ts';

/**
 * One version of the index, for one thread: views of the shared memory, made in microseconds. Patterns are ids, 0 for
 * anything; a negative id, of a term that a query made itself, matches nothing.
 */
export class IndexReader {
  readonly data: IndexData;
  readonly dictionary: Dictionary;
  readonly base: BaseReader;
  readonly delta: DeltaReader;
  readonly statistics: Statistics;
  readonly position: number;
  /** How many triples the union has. */
  readonly size: number;
  readonly #range = new Range();
  #graphIds: Int32Array | undefined;

  constructor(data: IndexData) {
    this.data = data;
    this.dictionary = new Dictionary(data.dictionary);
    this.base = new BaseReader(data.base);
    this.delta = new DeltaReader(data.delta);
    this.statistics = new Statistics(this);
    this.position = data.position;
    this.size = this.base.triples + this.delta.gained.spo.length - this.delta.lost.spo.length;
  }

  /** A new cursor; one for each pattern of a query, to be opened again and again. */
  scan(): Scan {
    return new Scan(this);
  }

  /** Exactly how many triples of the union match: binary searches, never a walk. */
  count(s: TermId, p: TermId, o: TermId): number {
    if ((s | p | o) < 0) return 0;
    const count = this.#baseCount(s, p, o);
    if (!this.delta.mayMatch(s, o)) return count;
    return count + this.delta.gained.count(s, p, o) - this.delta.lost.count(s, p, o);
  }

  has(s: TermId, p: TermId, o: TermId): boolean {
    return this.count(s, p, o) > 0;
  }

  /** Whether a graph holds the triple. */
  holds(s: TermId, p: TermId, o: TermId, g: TermId): boolean {
    if ((s | p | o | g) < 0) return false;
    const { base, delta } = this;
    if (delta.mayHaveSubject(s)) {
      if (delta.added.spog.has(4, s, p, o, g)) return true;
      if (delta.removed.spog.has(4, s, p, o, g)) return false;
    }
    const triple = base.find(s, p, o);
    return triple >= 0 && base.holds(triple, g);
  }

  /**
   * Writes the ids of the named graphs that hold the triple into `into` from index 0, each once, and returns how many
   * there are. The unnamed graph is none of them.
   */
  graphsOf(s: TermId, p: TermId, o: TermId, into: TermId[]): number {
    let count = this.everyGraphOf(s, p, o, into);
    for (let i = 0; i < count; i++) {
      if (into[i] === UNNAMED_GRAPH) into[i] = into[--count] as number;
    }
    return count;
  }

  /** The same with the unnamed graph. */
  everyGraphOf(s: TermId, p: TermId, o: TermId, into: TermId[]): number {
    if ((s | p | o) < 0) return 0;
    const { base, delta } = this;
    const isChanged = delta.mayHaveSubject(s);
    let count = 0;
    const triple = base.find(s, p, o);
    if (triple >= 0) {
      const graph = base.graphOf[triple] as number;
      const from = graph >= 0 ? 0 : -graph;
      const to = graph >= 0 ? 1 : from + (base.several[from - 1] as number);
      for (let at = from; at < to; at++) {
        const g = graph >= 0 ? graph : (base.several[at] as number);
        if (!isChanged || !delta.removed.spog.has(4, s, p, o, g)) into[count++] = g;
      }
    }
    if (!isChanged) return count;
    const { spog } = delta.added;
    const start = spog.start(3, s, p, o, 0);
    const end = spog.end(start, 3, s, p, o, 0);
    for (let row = start; row < end; row++) into[count++] = spog.rows[row * 4 + 3] as number;
    return count;
  }

  /** In how many graphs the triple is, the unnamed one included. */
  graphCount(s: TermId, p: TermId, o: TermId): number {
    const { base, delta } = this;
    const triple = base.find(s, p, o);
    const count = triple < 0 ? 0 : base.graphCount(triple);
    if (!delta.mayHaveSubject(s)) return count;
    return count + delta.added.spog.count(3, s, p, o, 0) - delta.removed.spog.count(3, s, p, o, 0);
  }

  /** The ids of the named graphs that hold something, by serial. The first call reads the delta once. */
  graphIds(): Int32Array {
    this.#graphIds ??= namedGraphs(this.base, this.delta);
    return this.#graphIds;
  }

  /** The ids of the predicates that a triple of the union has. */
  predicateIds(): TermId[] {
    const { pos } = this.delta.gained;
    const ids = new Set<TermId>(this.base.predicates);
    for (let row = 0; row < pos.length; ) {
      const id = pos.rows[row * 3] as TermId;
      ids.add(id);
      row = pos.end(row, 1, id, 0, 0, 0);
    }
    return [...ids].filter((id) => this.count(0, id, 0) > 0);
  }

  /** How many triples a graph holds. */
  graphSize(g: TermId): number {
    const { base, delta } = this;
    if (g < 0) return 0;
    if (delta.isEmpty) return base.graphSize(g);
    return base.graphSize(g) + delta.added.gspo.count(1, g, 0, 0, 0) - delta.removed.gspo.count(1, g, 0, 0, 0);
  }

  #baseCount(s: TermId, p: TermId, o: TermId): number {
    const { base } = this;
    const range = this.#range;
    if (s !== 0 && (p !== 0 || o === 0)) base.subjectRange(s, p, o, range);
    else if (p !== 0) base.predicateRange(p, o, range);
    else if (o !== 0) base.objectRange(o, s, range);
    else return base.triples;
    return range.to - range.from;
  }
}
