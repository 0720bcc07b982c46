import type { BaseData } from './index-data.ts';
import { lowerBound, lowerNumber, lowerPair, placeOf, runEnd } from './search.ts';
import { MAX_SERIAL, type TermId } from './term-id.ts';

/** Rows of an order, from and to a place in its columns. One is made and filled again and again. */
export class Range {
  from = 0;
  to = 0;

  set(from: number, to: number): void {
    this.from = from;
    this.to = to;
  }
}

/** The base as typed arrays, and what is looked up in it. Making one costs nothing: every array is a view. */
export class BaseReader {
  readonly triples: number;
  readonly quads: number;
  readonly terms: number;
  /** By serial of the subject: where its rows begin in `spoP` and `spoO`. */
  readonly subjects: Uint32Array;
  readonly spoP: Int32Array;
  readonly spoO: Int32Array;
  /** By serial of the object: where its rows begin in `ospS` and `ospP`. */
  readonly objects: Uint32Array;
  readonly ospS: Int32Array;
  readonly ospP: Int32Array;
  readonly predicates: Int32Array;
  /** By place in `predicates`: where its rows begin in `posO` and `posS`. */
  readonly predicateRows: Uint32Array;
  readonly posO: Int32Array;
  readonly posS: Int32Array;
  readonly graphOf: Int32Array;
  readonly several: Int32Array;
  readonly graphs: Int32Array;
  /** By place in `graphs`: where its rows begin in `graphTriples`. */
  readonly graphRows: Uint32Array;
  readonly graphTriples: Uint32Array;
  readonly statistics: Float64Array;
  // A join asks for the same predicate and the same graph again and again.
  #lastPredicate = -1;
  #lastPredicatePlace = -1;
  #lastGraph = -1;
  #lastGraphPlace = -1;

  constructor(data: BaseData) {
    this.triples = data.triples;
    this.quads = data.quads;
    this.terms = data.terms;
    this.subjects = new Uint32Array(data.spo.offsets);
    this.spoP = new Int32Array(data.spo.p);
    this.spoO = new Int32Array(data.spo.o);
    this.objects = new Uint32Array(data.osp.offsets);
    this.ospS = new Int32Array(data.osp.s);
    this.ospP = new Int32Array(data.osp.p);
    this.predicates = new Int32Array(data.pos.predicates);
    this.predicateRows = new Uint32Array(data.pos.offsets);
    this.posO = new Int32Array(data.pos.o);
    this.posS = new Int32Array(data.pos.s);
    this.graphOf = new Int32Array(data.graphOf);
    this.several = new Int32Array(data.several);
    this.graphs = new Int32Array(data.graphs.ids);
    this.graphRows = new Uint32Array(data.graphs.offsets);
    this.graphTriples = new Uint32Array(data.graphs.triples);
    this.statistics = new Float64Array(data.statistics);
  }

  /** The place of a predicate in `predicates`; -1 if no triple has it. */
  predicatePlace(p: TermId): number {
    if (p !== this.#lastPredicate) {
      this.#lastPredicatePlace = placeOf(this.predicates, p);
      this.#lastPredicate = p;
    }
    return this.#lastPredicatePlace;
  }

  /** The place of a graph in `graphs`; -1 if it is not there. */
  graphPlace(g: TermId): number {
    if (g !== this.#lastGraph) {
      this.#lastGraphPlace = placeOf(this.graphs, g);
      this.#lastGraph = g;
    }
    return this.#lastGraphPlace;
  }

  /** How many triples a graph has. */
  graphSize(g: TermId): number {
    const place = this.graphPlace(g);
    return place < 0 ? 0 : (this.graphRows[place + 1] as number) - (this.graphRows[place] as number);
  }

  /** The rows of the order spo with this subject; 0 as predicate or object is anything, an object needs a predicate. */
  subjectRange(s: TermId, p: TermId, o: TermId, into: Range): void {
    const serial = s & MAX_SERIAL;
    if (serial >= this.terms) {
      into.set(0, 0);
      return;
    }
    let from = this.subjects[serial] as number;
    let to = this.subjects[serial + 1] as number;
    if (o !== 0) {
      from = lowerPair(this.spoP, this.spoO, from, to, p, o);
      to = from < to && this.spoP[from] === p && this.spoO[from] === o ? from + 1 : from;
    } else if (p !== 0) {
      from = lowerBound(this.spoP, from, to, p);
      to = runEnd(this.spoP, from, to, p);
    }
    into.set(from, to);
  }

  /** The rows of the order osp with this object, and subject if it is not 0. */
  objectRange(o: TermId, s: TermId, into: Range): void {
    const serial = o & MAX_SERIAL;
    if (serial >= this.terms) {
      into.set(0, 0);
      return;
    }
    const first = this.objects[serial] as number;
    const end = this.objects[serial + 1] as number;
    const from = s === 0 ? first : lowerBound(this.ospS, first, end, s);
    into.set(from, s === 0 ? end : runEnd(this.ospS, from, end, s));
  }

  /** The rows of the order pos with this predicate, and object if it is not 0. */
  predicateRange(p: TermId, o: TermId, into: Range): void {
    const place = this.predicatePlace(p);
    if (place < 0) {
      into.set(0, 0);
      return;
    }
    const first = this.predicateRows[place] as number;
    const end = this.predicateRows[place + 1] as number;
    const from = o === 0 ? first : lowerBound(this.posO, first, end, o);
    into.set(from, o === 0 ? end : runEnd(this.posO, from, end, o));
  }

  /** The number of a triple; -1 if it is not there. */
  find(s: TermId, p: TermId, o: TermId): number {
    const serial = s & MAX_SERIAL;
    if (serial >= this.terms) return -1;
    const end = this.subjects[serial + 1] as number;
    const at = lowerPair(this.spoP, this.spoO, this.subjects[serial] as number, end, p, o);
    return at < end && this.spoP[at] === p && this.spoO[at] === o ? at : -1;
  }

  /** Whether the triple with this number is in a graph. */
  holds(triple: number, g: TermId): boolean {
    const graph = this.graphOf[triple] as number;
    if (graph >= 0) return graph === g;
    const end = -graph + (this.several[-1 - graph] as number);
    const at = lowerBound(this.several, -graph, end, g);
    return at < end && this.several[at] === g;
  }

  /** In how many graphs the triple with this number is. */
  graphCount(triple: number): number {
    const graph = this.graphOf[triple] as number;
    return graph >= 0 ? 1 : (this.several[-1 - graph] as number);
  }

  /**
   * The serial of the subject of the triple with this number, which is not before the first triple of the serial `from`.
   * Found by doubling steps, since the triples of a record have neighbours as subjects.
   */
  subjectSerial(triple: number, from: number): number {
    const { subjects, terms } = this;
    let low = from;
    let step = 1;
    while (low + step < terms && (subjects[low + step] as number) <= triple) {
      low += step;
      step *= 2;
    }
    return lowerNumber(subjects, low, Math.min(terms, low + step), triple + 1) - 1;
  }
}
