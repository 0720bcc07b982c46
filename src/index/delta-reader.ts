import type { DeltaData, QuadRows, TripleRows } from './index-data.ts';
import { SerialFilter } from './serial-filter.ts';
import { SortedRows } from './sorted-rows.ts';
import type { TermId } from './term-id.ts';

/** Triples in three orders. */
export class TripleSet {
  readonly spo: SortedRows;
  readonly osp: SortedRows;
  readonly pos: SortedRows;

  constructor(data: TripleRows) {
    this.spo = new SortedRows(data.spo, 3);
    this.osp = new SortedRows(data.osp, 3);
    this.pos = new SortedRows(data.pos, 3);
  }

  /** How many triples match the pattern; 0 is anything. Logarithmic. */
  count(s: TermId, p: TermId, o: TermId): number {
    if (this.spo.length === 0) return 0;
    if (s !== 0 && (p !== 0 || o === 0)) return this.spo.count(p === 0 ? 1 : o === 0 ? 2 : 3, s, p, o, 0);
    if (p !== 0) return this.pos.count(o === 0 ? 1 : 2, p, o, 0, 0);
    if (o !== 0) return this.osp.count(s === 0 ? 1 : 2, o, s, 0, 0);
    return this.spo.length;
  }
}

/** Quads in two orders. */
export class QuadSet {
  readonly spog: SortedRows;
  readonly gspo: SortedRows;

  constructor(data: QuadRows) {
    this.spog = new SortedRows(data.spog, 4);
    this.gspo = new SortedRows(data.gspo, 4);
  }
}

/** What changed since the base was made, as typed arrays. Making one costs nothing: every array is a view. */
export class DeltaReader {
  readonly gained: TripleSet;
  readonly lost: TripleSet;
  readonly added: QuadSet;
  readonly removed: QuadSet;
  /** Whether the union is that of the base. */
  readonly sameUnion: boolean;
  /** Whether nothing changed at all. */
  readonly isEmpty: boolean;
  // Most lookups are of what did not change; made when the first of them comes.
  #subjects: SerialFilter | undefined;
  #objects: SerialFilter | undefined;

  constructor(data: DeltaData) {
    this.gained = new TripleSet(data.gained);
    this.lost = new TripleSet(data.lost);
    this.added = new QuadSet(data.added);
    this.removed = new QuadSet(data.removed);
    this.sameUnion = this.gained.spo.length + this.lost.spo.length === 0;
    this.isEmpty = this.quads === 0;
  }

  /** How many quads differ from the base. */
  get quads(): number {
    return this.added.spog.length + this.removed.spog.length;
  }

  /** Whether a quad with this subject may have changed; often false, never wrongly so. */
  mayHaveSubject(s: TermId): boolean {
    if (this.isEmpty) return false;
    this.#subjects ??= new SerialFilter(this.added.spog, this.removed.spog);
    return this.#subjects.mayHave(s);
  }

  /** Whether the union may have gained or lost a triple with this object; often false, never wrongly so. */
  mayHaveObject(o: TermId): boolean {
    if (this.sameUnion) return false;
    this.#objects ??= new SerialFilter(this.gained.osp, this.lost.osp);
    return this.#objects.mayHave(o);
  }

  /** Whether the union may have gained or lost a triple that matches; 0 is anything. */
  mayMatch(s: TermId, o: TermId): boolean {
    if (this.sameUnion) return false;
    if (s !== 0) return this.mayHaveSubject(s);
    return o === 0 || this.mayHaveObject(o);
  }
}
