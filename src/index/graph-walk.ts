import type { IndexReader } from './index-reader.ts';
import type { Scan } from './scan.ts';
import { lowerNumber } from './search.ts';
import type { SortedRows } from './sorted-rows.ts';
import { MAX_SERIAL, NOTHING, type TermId } from './term-id.ts';

/** How many triples of a graph are read in the time that one triple of the union is looked up in it. */
const LOOKUP_COST = 4;

/**
 * The triples of one graph that match a pattern. Reads the pattern in the union and looks each triple up in the graph, or
 * reads the graph and compares each triple with the pattern, whichever is the less work.
 */
export class GraphWalk {
  s: TermId = NOTHING;
  p: TermId = NOTHING;
  o: TermId = NOTHING;
  readonly #reader: IndexReader;
  /** Reads the union; reset for each pattern. */
  readonly #union: Scan;
  #throughUnion = false;
  // The pattern, 0 for anything.
  #subject: TermId = NOTHING;
  #predicate: TermId = NOTHING;
  #object: TermId = NOTHING;
  #graph: TermId = NOTHING;
  /** Places in the base's list of the graph's triples, and the serial of the subject that is being read. */
  #at = 0;
  #end = 0;
  #serial = 0;
  #checkRemoved = false;
  readonly #added: SortedRows;
  #addedAt = 0;
  #addedEnd = 0;

  constructor(reader: IndexReader, union: Scan) {
    this.#reader = reader;
    this.#union = union;
    this.#added = reader.delta.added.gspo;
  }

  open(s: TermId, p: TermId, o: TermId, g: TermId): void {
    const reader = this.#reader;
    this.#subject = s;
    this.#predicate = p;
    this.#object = o;
    this.#graph = g;
    const size = reader.graphSize(g);
    this.#throughUnion = size === 0 || reader.count(s, p, o) * LOOKUP_COST <= size;
    if (!this.#throughUnion) this.#openGraph();
    // Nothing is in an empty graph: a term that is in no triple says so.
    else if (size === 0) this.#union.open(-1, NOTHING, NOTHING);
    else this.#union.open(s, p, o);
  }

  next(): boolean {
    return this.#throughUnion ? this.#nextOfUnion() : this.#nextOfGraph() || this.#nextAdded();
  }

  #openGraph(): void {
    const { base, delta } = this.#reader;
    const s = this.#subject;
    const g = this.#graph;
    const place = base.graphPlace(g);
    this.#at = place < 0 ? 0 : (base.graphRows[place] as number);
    this.#end = place < 0 ? 0 : (base.graphRows[place + 1] as number);
    this.#serial = s & MAX_SERIAL;
    if (s !== NOTHING) {
      const known = this.#serial < base.terms;
      const first = known ? (base.subjects[this.#serial] as number) : 0;
      const last = known ? (base.subjects[this.#serial + 1] as number) : 0;
      this.#at = lowerNumber(base.graphTriples, this.#at, this.#end, first);
      this.#end = lowerNumber(base.graphTriples, this.#at, this.#end, last);
    }
    const depth = s === NOTHING ? 1 : 2;
    this.#checkRemoved = delta.removed.gspo.has(depth, g, s, 0, 0);
    this.#addedAt = this.#added.start(depth, g, s, 0, 0);
    this.#addedEnd = this.#added.end(this.#addedAt, depth, g, s, 0, 0);
  }

  #nextOfUnion(): boolean {
    const union = this.#union;
    while (union.next()) {
      if (this.#reader.holds(union.s, union.p, union.o, this.#graph)) return this.#take(union.s, union.p, union.o);
    }
    return false;
  }

  #nextOfGraph(): boolean {
    const { base, delta, dictionary } = this.#reader;
    const predicate = this.#predicate;
    const object = this.#object;
    while (this.#at < this.#end) {
      const triple = base.graphTriples[this.#at++] as number;
      const p = base.spoP[triple] as number;
      const o = base.spoO[triple] as number;
      if ((predicate !== NOTHING && p !== predicate) || (object !== NOTHING && o !== object)) continue;
      this.#serial = base.subjectSerial(triple, this.#serial);
      const s = dictionary.idOfSerial(this.#serial);
      if (this.#checkRemoved && delta.removed.gspo.has(4, this.#graph, s, p, o)) continue;
      return this.#take(s, p, o);
    }
    return false;
  }

  #nextAdded(): boolean {
    const { rows } = this.#added;
    while (this.#addedAt < this.#addedEnd) {
      const row = this.#addedAt++ * 4;
      const p = rows[row + 2] as number;
      const o = rows[row + 3] as number;
      if (this.#predicate !== NOTHING && p !== this.#predicate) continue;
      if (this.#object !== NOTHING && o !== this.#object) continue;
      return this.#take(rows[row + 1] as number, p, o);
    }
    return false;
  }

  #take(s: TermId, p: TermId, o: TermId): true {
    this.s = s;
    this.p = p;
    this.o = o;
    return true;
  }
}
