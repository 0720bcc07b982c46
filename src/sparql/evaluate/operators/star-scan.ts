import type { DeltaReader } from '../../../index/delta-reader.ts';
import type { IndexReader } from '../../../index/index-reader.ts';
import type { Scan } from '../../../index/scan.ts';
import { lowerBound } from '../../../index/search.ts';
import { MAX_SERIAL, type TermId } from '../../../index/term-id.ts';
import type { Batch, Budget, Operator } from '../operator.ts';
import { RowBatch } from '../row-batch.ts';
import type { Slot } from './pattern-scan.ts';

/** A pattern of a star: a fixed predicate, with an object that is fixed, comes with the row, or is looked for. */
export interface Ray {
  readonly p: TermId;
  readonly o: Slot;
}

/** What a star scan needs to know. No two rays share a place, and none has that of the subject. */
export interface Star {
  /** A term, or a place that every row has a term in. */
  readonly s: Slot;
  readonly rays: readonly Ray[];
  /** The union of all graphs is asked. */
  readonly reader: IndexReader;
  readonly width: number;
  readonly budget: Budget;
}

/** Up to how many triples of a subject reading them one by one is cheaper than looking for each predicate. */
const READ_THROUGH = 64;

/** For how many rows at once the index is read ahead. */
const AHEAD = 64;
/** Ids in the line of memory that is fetched as one. */
const LINE = 16;
const NO_IDS = new Int32Array(0);

/**
 * Extends each row by the triples that several patterns with one subject match: the subject is looked up once, and its
 * triples, which lie side by side by predicate, are read through once. The same as a scan for each pattern, one after
 * another.
 */
export class StarScan implements Operator {
  readonly #input: Operator;
  readonly #star: Star;
  readonly #out: RowBatch;
  readonly #delta: DeltaReader;
  readonly #isChanged: boolean;
  /** By predicate: which ray it is, its predicate, the place of its object (or -1) and what that is fixed to. */
  readonly #rays: number[];
  readonly #predicates: number[];
  readonly #places: number[];
  readonly #fixed: number[];
  /** Where among its triples the subject before had each predicate: things of one class are much alike. */
  readonly #guesses: number[];
  /** By ray: its objects for the current subject, the one that is next in turn, and where they end. */
  readonly #starts: number[];
  readonly #turns: number[];
  readonly #ends: number[];
  /** The column that those stand in: one of the base, or what was gathered where there are changes. */
  #objects: Int32Array;
  #gathered = NO_IDS;
  #scan: Scan | undefined;
  #batch: Batch | undefined;
  #at = 0;
  #end = 0;
  /** Up to which row the index has been read ahead. */
  #fetched = 0;
  /** Of what was read ahead: nobody asks for it, but what nobody can ask for is not read. */
  protected sum = 0;
  /** Whether the row at hand has combinations left. */
  #isOpen = false;

  constructor(input: Operator, star: Star) {
    this.#input = input;
    this.#star = star;
    this.#out = new RowBatch(star.width);
    this.#delta = star.reader.delta;
    this.#isChanged = !star.reader.delta.sameUnion;
    this.#objects = star.reader.base.spoO;
    const { rays } = star;
    const order = [...rays.keys()].sort((a, b) => serialAt(rays, a) - serialAt(rays, b));
    this.#rays = order;
    this.#predicates = order.map((k) => (rays[k] as Ray).p);
    this.#places = rays.map(({ o }) => o.place);
    this.#fixed = rays.map(({ o }) => (o.place < 0 ? o.id : 0));
    this.#guesses = rays.map(() => 0);
    this.#starts = rays.map(() => 0);
    this.#turns = rays.map(() => 0);
    this.#ends = rays.map(() => 0);
  }

  next(): Batch | undefined {
    const out = this.#out;
    out.begin();
    while (!out.full) {
      if (this.#isOpen) this.#combine();
      else if (this.#at < this.#end) this.#run();
      else {
        this.#batch = this.#input.next();
        if (this.#batch === undefined) break;
        this.#at = 0;
        this.#fetched = 0;
        this.#end = this.#batch.length * this.#batch.width;
      }
    }
    return out.length > 0 ? out : undefined;
  }

  /** Looks rows up until there is no room, no row, or one that has several combinations. */
  #run(): void {
    const { s } = this.#star;
    const out = this.#out;
    const { width, capacity, rows } = out;
    const from = (this.#batch as Batch).rows;
    const places = this.#places;
    const turns = this.#turns;
    const end = this.#end;
    const first = this.#at;
    let at = first;
    let length = out.length;
    while (at < end && length < capacity) {
      if (at >= this.#fetched && s.place >= 0) this.#fetch(from, at);
      const matches = this.#open(s.place < 0 ? s.id : (from[at + s.place] as number), from, at);
      if (matches > 1) {
        this.#isOpen = true;
        break;
      }
      if (matches === 1) {
        const objects = this.#objects;
        const to = length++ * width;
        for (let k = 0; k < width; k++) rows[to + k] = from[at + k] as number;
        for (let k = 0; k < places.length; k++) {
          const place = places[k] as number;
          if (place >= 0) rows[to + place] = objects[turns[k] as number] as number;
        }
      }
      at += width;
    }
    out.length = length;
    this.#at = at;
    this.#star.budget.tick((at - first) / width + 1);
  }

  /**
   * Reads where the subjects of the next rows stand in the index and what is there, one after another: nothing here waits
   * for anything else, so that the waits for memory, which is what a lookup costs, are one wait.
   */
  #fetch(rows: Int32Array, at: number): void {
    const { base } = this.#star.reader;
    const { subjects, spoP, spoO, terms } = base;
    const { place } = this.#star.s;
    const { width } = this.#out;
    const end = Math.min(this.#end, at + AHEAD * width);
    let sum = 0;
    for (let row = at + place; row < end; row += width) {
      const serial = (rows[row] as number) & MAX_SERIAL;
      if (serial < terms) sum ^= subjects[serial] as number;
    }
    for (let row = at + place; row < end; row += width) {
      const serial = (rows[row] as number) & MAX_SERIAL;
      if (serial >= terms) continue;
      const first = subjects[serial] as number;
      sum ^= (spoP[first] as number) ^ (spoO[first] as number);
      const second = Math.min(first + LINE, spoP.length - 1);
      sum ^= (spoP[second] as number) ^ (spoO[second] as number);
    }
    this.sum ^= sum;
    this.#fetched = end;
  }

  /** Finds the objects of each ray: 0 if one has none, 1 if each has one, 2 if there are several combinations. */
  #open(s: TermId, rows: Int32Array, at: number): number {
    if (s <= 0) return 0;
    if (this.#isChanged && this.#delta.mayHaveSubject(s)) return this.#gather(s, rows, at);
    const { base } = this.#star.reader;
    const serial = s & MAX_SERIAL;
    if (serial >= base.terms) return 0;
    const { spoP, spoO, subjects } = base;
    const predicates = this.#predicates;
    const guesses = this.#guesses;
    const first = subjects[serial] as number;
    const end = subjects[serial + 1] as number;
    let combinations = 1;
    let row = first;
    let start = first;
    this.#objects = spoO;
    for (let i = 0, before = 0; i < predicates.length; i++) {
      const p = predicates[i] as number;
      if (p !== before) {
        start = first + (guesses[i] as number);
        if (start >= end || spoP[start] !== p || (start > first && spoP[start - 1] === p)) {
          start = this.#find(spoP, row, end, p);
          if (start === end || spoP[start] !== p) return 0;
          guesses[i] = start - first;
        }
        row = start + 1;
        while (row < end && spoP[row] === p) row++;
        before = p;
      }
      const k = this.#rays[i] as number;
      const place = this.#places[k] as number;
      const wanted = place < 0 ? (this.#fixed[k] as number) : (rows[at + place] as number);
      let from = start;
      let to = row;
      if (wanted !== 0) {
        from = lowerBound(spoO, start, row, wanted);
        if (from === row || spoO[from] !== wanted) return 0;
        to = from + 1;
      } else if (to - from > 1) combinations = 2;
      this.#starts[k] = this.#turns[k] = from;
      this.#ends[k] = to;
    }
    return combinations;
  }

  #find(column: Int32Array, from: number, to: number, p: TermId): number {
    if (to - from > READ_THROUGH) return lowerBound(column, from, to, p);
    let row = from;
    while (row < to && (column[row] as number) < p) row++;
    return row;
  }

  /** The same of a subject that changed, by a scan for each ray. */
  #gather(s: TermId, rows: Int32Array, at: number): number {
    const { reader, rays } = this.#star;
    this.#scan ??= reader.scan();
    let combinations = 1;
    let count = 0;
    for (let k = 0; k < rays.length; k++) {
      const { p, o } = rays[k] as Ray;
      this.#scan.open(s, p, o.place < 0 ? o.id : (rows[at + o.place] as number));
      this.#starts[k] = this.#turns[k] = count;
      while (this.#scan.next()) {
        if (count === this.#gathered.length) this.#grow();
        this.#gathered[count++] = this.#scan.o;
      }
      this.#ends[k] = count;
      const found = count - (this.#starts[k] as number);
      if (found === 0) return 0;
      if (found > 1) combinations = 2;
    }
    this.#objects = this.#gathered;
    return combinations;
  }

  /** Writes combinations for the row at hand until there are no more, or no room; the last ray turns fastest. */
  #combine(): void {
    const out = this.#out;
    const { width, capacity, rows } = out;
    const from = (this.#batch as Batch).rows;
    const at = this.#at;
    const places = this.#places;
    const turns = this.#turns;
    const objects = this.#objects;
    const first = out.length;
    let length = first;
    while (length < capacity && this.#isOpen) {
      const to = length++ * width;
      for (let k = 0; k < width; k++) rows[to + k] = from[at + k] as number;
      for (let k = 0; k < places.length; k++) {
        const place = places[k] as number;
        if (place >= 0) rows[to + place] = objects[turns[k] as number] as number;
      }
      this.#isOpen = this.#turn();
    }
    out.length = length;
    if (!this.#isOpen) this.#at += width;
    this.#star.budget.tick(length - first);
  }

  /** Goes to the next combination; false after the last. */
  #turn(): boolean {
    for (let k = this.#turns.length - 1; k >= 0; k--) {
      const next = (this.#turns[k] as number) + 1;
      this.#turns[k] = next;
      if (next < (this.#ends[k] as number)) return true;
      this.#turns[k] = this.#starts[k] as number;
    }
    return false;
  }

  #grow(): void {
    const gathered = new Int32Array(Math.max(16, this.#gathered.length * 2));
    this.#star.budget.hold(gathered.byteLength - this.#gathered.byteLength);
    gathered.set(this.#gathered);
    this.#gathered = gathered;
  }
}

const serialAt = (rays: readonly Ray[], k: number): number => (rays[k] as Ray).p & MAX_SERIAL;
