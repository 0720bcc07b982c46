import { type BaseReader, Range } from './base-reader.ts';
import type { DeltaReader, TripleSet } from './delta-reader.ts';
import { DeltaRun, NEVER } from './delta-run.ts';
import { GraphWalk } from './graph-walk.ts';
import type { IndexReader } from './index-reader.ts';
import { ALL, GRAPH, OBJECT_WITH_PREDICATE, OSP, POS, SPO, SUBJECT_WITH_OBJECT } from './scan-mode.ts';
import { lowerPair } from './search.ts';
import { passedBy } from './skip.ts';
import type { SortedRows } from './sorted-rows.ts';
import { MAX_SERIAL, type TermId } from './term-id.ts';

/** Up to how many rows reading them all is cheaper than a binary search in a long range, which misses the cache each step. */
const SHORT = 16;
const NO_IDS = new Int32Array(0);

/**
 * A cursor over the triples that match a pattern, made once and opened again and again; it allocates nothing but, once,
 * what graphs need. `open` costs a binary search or two in the base, and as many in the delta if there is one. `next`
 * reads three numbers: the rows of the base up to the next change are a plain run, and only there is the delta looked at.
 */
export class Scan {
  /** Of the current row; valid after `next` has said true. */
  s: TermId = 0;
  p: TermId = 0;
  o: TermId = 0;
  readonly #reader: IndexReader;
  readonly #base: BaseReader;
  readonly #delta: DeltaReader;
  readonly #range = new Range();
  #mode = SPO;
  // The two columns of the order beside the one that leads it.
  #a: Int32Array = NO_IDS;
  #b: Int32Array = NO_IDS;
  #at = 0;
  /** Up to here rows of the base follow each other without a look at anything. */
  #until = 0;
  #end = 0;
  /** Mode ALL: the subject whose rows are being read, and where they end. */
  #serial = 0;
  #subject: TermId = 0;
  #subjectEnd = 0;
  /** Whether the delta may have something for this pattern. */
  #isChanged = false;
  readonly #gained: DeltaRun;
  readonly #lost: DeltaRun;
  #walk: GraphWalk | undefined;

  constructor(reader: IndexReader) {
    this.#reader = reader;
    this.#base = reader.base;
    this.#delta = reader.delta;
    this.#gained = new DeltaRun(reader.delta.gained.spo);
    this.#lost = new DeltaRun(reader.delta.lost.spo);
  }

  /**
   * Goes before the first triple of the union that matches; 0 is anything. Rows come by serial in the order spo (bound:
   * nothing, s, sp, spo), pos (p, po) or osp (o, so).
   */
  open(s: TermId, p: TermId, o: TermId): void {
    this.s = s;
    this.p = p;
    this.o = o;
    this.#gained.place = NEVER;
    this.#lost.place = NEVER;
    this.#isChanged = this.#delta.mayMatch(s, o);
    // A term that the query made itself is in no triple.
    if ((s | p | o) < 0) this.#begin(SPO, NO_IDS, NO_IDS, 0, 0);
    else if (s !== 0) {
      if (o !== 0 && p === 0) this.#openObject(s, o);
      else this.#openSubject(s, p, o);
    } else if (p !== 0) this.#openPredicate(p, o);
    else if (o !== 0) this.#openObject(0, o);
    else this.#openAll();
  }

  /** Goes before the first triple of one named graph that matches; 0 is anything. Rows come in no promised order. */
  openGraph(s: TermId, p: TermId, o: TermId, g: TermId): void {
    this.#walk ??= new GraphWalk(this.#reader, new Scan(this.#reader));
    this.#mode = GRAPH;
    this.#at = 0;
    this.#until = 0;
    this.#walk.open(s, p, o, g);
  }

  /** Whether there is one more row, which is then the current one. */
  next(): boolean {
    const at = this.#at;
    if (at >= this.#until) return this.#turn();
    this.#at = at + 1;
    switch (this.#mode) {
      case SPO:
        this.p = this.#a[at] as number;
        this.o = this.#b[at] as number;
        return true;
      case OSP:
        this.s = this.#a[at] as number;
        this.p = this.#b[at] as number;
        return true;
      case POS:
        this.o = this.#a[at] as number;
        this.s = this.#b[at] as number;
        return true;
      default:
        this.s = this.#subject;
        this.p = this.#a[at] as number;
        this.o = this.#b[at] as number;
        return true;
    }
  }

  /**
   * Leaves out the rows that come next: some binary searches in the base and in the delta, however many rows those are. Only
   * the rows of a graph are walked.
   */
  skip(rows: number): void {
    if (this.#mode >= SUBJECT_WITH_OBJECT) {
      for (let left = rows; left > 0 && this.next(); ) left--;
      return;
    }
    const placed = (run: DeltaRun) => ({
      length: this.#isChanged ? run.length : 0,
      place: (at: number) => this.#placeOf(run, at),
    });
    const passed = passedBy(rows, this.#at, placed(this.#gained), placed(this.#lost));
    this.#at = Math.min(this.#end, this.#at + passed.base);
    if (this.#mode === ALL && this.#at < this.#end) {
      this.#serial = this.#base.subjectSerial(this.#at, this.#serial);
      this.#nextSubject();
    }
    if (this.#isChanged) {
      this.#gained.skip(passed.gained);
      this.#lost.skip(passed.lost);
      this.#place(this.#gained);
      this.#place(this.#lost);
    }
    this.#plainUntil();
  }

  #openSubject(s: TermId, p: TermId, o: TermId): void {
    const base = this.#base;
    const range = this.#range;
    base.subjectRange(s, p, o, range);
    this.#begin(SPO, base.spoP, base.spoO, range.from, range.to);
    if (this.#isChanged) this.#openDelta(o !== 0 ? 3 : p !== 0 ? 2 : 1, s, p, o);
  }

  #openPredicate(p: TermId, o: TermId): void {
    const base = this.#base;
    const range = this.#range;
    if (o !== 0 && !this.#isChanged) {
      base.objectRange(o, 0, range);
      if (range.to - range.from <= SHORT) {
        // By subject, as in the order asked for, since predicate and object are one.
        this.#begin(OBJECT_WITH_PREDICATE, base.ospS, base.ospP, range.from, range.to);
        return;
      }
    }
    base.predicateRange(p, o, range);
    this.#begin(POS, base.posO, base.posS, range.from, range.to);
    if (this.#isChanged) this.#openDelta(o !== 0 ? 2 : 1, p, o, 0);
  }

  #openObject(s: TermId, o: TermId): void {
    const base = this.#base;
    const range = this.#range;
    if (s !== 0 && !this.#isChanged) {
      base.subjectRange(s, 0, 0, range);
      if (range.to - range.from <= SHORT) {
        // By predicate, as in the order asked for, since subject and object are one.
        this.#begin(SUBJECT_WITH_OBJECT, base.spoP, base.spoO, range.from, range.to);
        return;
      }
    }
    base.objectRange(o, s, range);
    this.#begin(OSP, base.ospS, base.ospP, range.from, range.to);
    if (this.#isChanged) this.#openDelta(s !== 0 ? 2 : 1, o, s, 0);
  }

  #openAll(): void {
    const { spoP, spoO, triples } = this.#base;
    this.#begin(ALL, spoP, spoO, 0, triples);
    this.#serial = 0;
    this.#subjectEnd = 0;
    this.#until = 0;
    if (this.#isChanged) this.#openDelta(0, 0, 0, 0);
  }

  /** Rows `at` to `end` of two columns, all of them plain until somebody says otherwise. */
  #begin(mode: number, a: Int32Array, b: Int32Array, at: number, end: number): void {
    this.#mode = mode;
    this.#a = a;
    this.#b = b;
    this.#at = at;
    this.#end = end;
    this.#until = mode >= SUBJECT_WITH_OBJECT ? at : end;
  }

  #openDelta(depth: number, x: TermId, y: TermId, z: TermId): void {
    const { gained, lost } = this.#delta;
    this.#gained.open(this.#ordered(gained), depth, x, y, z);
    this.#lost.open(this.#ordered(lost), depth, x, y, z);
    this.#place(this.#gained);
    this.#place(this.#lost);
    this.#plainUntil();
  }

  #ordered(triples: TripleSet): SortedRows {
    return this.#mode === OSP ? triples.osp : this.#mode === POS ? triples.pos : triples.spo;
  }

  /** Finds where in what is left of the base the next row of the delta belongs. */
  #place(run: DeltaRun): void {
    run.place = run.isEmpty ? NEVER : this.#placeOf(run, 0);
  }

  /** The same of one of the rows after it. */
  #placeOf(run: DeltaRun, ahead: number): number {
    run.skip(ahead);
    let from = this.#at;
    let to = this.#end;
    if (this.#mode === ALL) {
      const serial = run.x & MAX_SERIAL;
      from = serial < this.#base.terms ? Math.max(from, this.#base.subjects[serial] as number) : to;
      to = serial < this.#base.terms ? (this.#base.subjects[serial + 1] as number) : to;
    }
    const place = lowerPair(this.#a, this.#b, from, to, run.y, run.z);
    run.skip(-ahead);
    return place;
  }

  #plainUntil(): void {
    const end = this.#mode === ALL ? this.#subjectEnd : this.#end;
    this.#until = Math.min(end, this.#gained.place, this.#lost.place);
  }

  /** The next row where a plain run has ended. */
  #turn(): boolean {
    if (this.#mode >= SUBJECT_WITH_OBJECT) return this.#mode === GRAPH ? this.#step() : this.#find();
    for (;;) {
      const at = this.#at;
      if (at < this.#until) return this.next();
      if (at === this.#gained.place) return this.#gain();
      if (at === this.#lost.place) {
        this.#at++;
        this.#lost.skip();
        this.#place(this.#lost);
      } else {
        if (at >= this.#end) return false;
        if (this.#mode === ALL) this.#nextSubject();
      }
      this.#plainUntil();
    }
  }

  #nextSubject(): void {
    const { subjects } = this.#base;
    while ((subjects[this.#serial + 1] as number) <= this.#at) this.#serial++;
    this.#subject = this.#reader.dictionary.idOfSerial(this.#serial);
    this.#subjectEnd = subjects[this.#serial + 1] as number;
  }

  #gain(): boolean {
    const run = this.#gained;
    const mode = this.#mode;
    this.s = mode === OSP ? run.y : mode === POS ? run.z : run.x;
    this.p = mode === OSP ? run.z : mode === POS ? run.x : run.y;
    this.o = mode === OSP ? run.x : mode === POS ? run.y : run.z;
    run.skip();
    this.#place(run);
    this.#plainUntil();
    return true;
  }

  #find(): boolean {
    const wanted = this.#mode === SUBJECT_WITH_OBJECT ? this.o : this.p;
    const column = this.#b;
    for (let at = this.#at; at < this.#end; at++) {
      if (column[at] !== wanted) continue;
      this.#at = at + 1;
      this.#until = this.#at;
      if (this.#mode === SUBJECT_WITH_OBJECT) this.p = this.#a[at] as number;
      else this.s = this.#a[at] as number;
      return true;
    }
    this.#at = this.#end;
    this.#until = this.#end;
    return false;
  }

  #step(): boolean {
    const walk = this.#walk;
    if (walk === undefined || !walk.next()) return false;
    this.s = walk.s;
    this.p = walk.p;
    this.o = walk.o;
    return true;
  }
}
