import { IsnadError } from '../errors.ts';
import type { TermsData } from './index-data.ts';
import {
  type Family,
  familyOf,
  finishHash,
  hashBytes,
  sameBytes,
  sameUnderViews,
  textStart,
  valueStart,
} from './term-bytes.ts';
import { idOf, KIND, type Kind, kindOf, MAX_SERIAL, NOTHING, serialOf, type TermId } from './term-id.ts';
import type { TermsView } from './terms-view.ts';

const MAX_HEAP = 2 ** 32 - 1;

/**
 * A run of terms that more are added to. Its memory doubles when it is full, and what was handed out before stays as it
 * was: nothing is ever moved or overwritten but free places of the table. Beside the run itself: 4 bytes a term.
 */
export class GrowingTerms {
  readonly first: number;
  count = 0;
  #heap = new Uint8Array(new SharedArrayBuffer(1 << 12));
  #values = new Float64Array(this.#heap.buffer);
  #view = new DataView(this.#heap.buffer);
  #used = 0;
  #offsets = new Uint32Array(new SharedArrayBuffer(4 << 8));
  #kinds = new Uint8Array(new SharedArrayBuffer(1 << 8));
  #table = new Int32Array(new SharedArrayBuffer(4 << 9));
  /** Finished hashes by term: a growing table need not read the heap again, and a search seldom reads it in vain. */
  #hashes = new Int32Array(1 << 8);

  constructor(first: number) {
    this.first = first;
  }

  /** What the terms take that there are: their bytes, and of offset, kind and place in the table one each. */
  get bytes(): number {
    return this.#used + this.count * (4 + 1 + 4);
  }

  /** The term of these bytes; `hash` is the finished one. */
  find(bytes: Uint8Array, start: number, end: number, family: Family, header: TermId, hash: number): TermId {
    const table = this.#table;
    const mask = table.length - 1;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const id = table[place] as number;
      if (id === 0) return NOTHING;
      const index = serialOf(id) - this.first;
      if (this.#hashes[index] !== hash) continue;
      const kind = kindOf(id);
      const textAt = textStart(kind, this.#offsets[index] as number);
      const length = (this.#offsets[index + 1] as number) - textAt;
      if (length !== end - start || familyOf(kind) !== family) continue;
      if (family > KIND.string && this.#headerBefore(textAt) !== header) continue;
      if (sameBytes(this.#heap, textAt + length, bytes, end, length)) return id;
    }
  }

  /** How long the text of a term is that the bytes under the view have at this place; -1 if they do not have it. */
  lengthIfAt(id: TermId, bytes: DataView, at: number): number {
    const index = serialOf(id) - this.first;
    const start = textStart(kindOf(id), this.#offsets[index] as number);
    const length = (this.#offsets[index + 1] as number) - start;
    return at + length <= bytes.byteLength && sameUnderViews(this.#view, start, bytes, at, length) ? length : -1;
  }

  /** Adds a term that is not there. */
  append(
    kind: Kind,
    bytes: Uint8Array,
    start: number,
    end: number,
    header: TermId,
    value: number,
    hash: number,
  ): TermId {
    const serial = this.first + this.count;
    if (serial > MAX_SERIAL) throw new IsnadError('too-large', `An index holds at most ${MAX_SERIAL} terms.`);
    const offset = this.#used;
    let at = textStart(kind, offset);
    const length = end - start;
    this.#reserve(at + length);
    const heap = this.#heap;
    if (kind === KIND.number || kind === KIND.moment) this.#values[valueStart(offset) / 8] = value;
    if (kind > KIND.string) {
      heap[at - 4] = header;
      heap[at - 3] = header >>> 8;
      heap[at - 2] = header >>> 16;
      heap[at - 1] = header >>> 24;
    }
    for (let i = start; i < end; i++) heap[at++] = bytes[i] as number;
    this.#used = at;
    this.#kinds[this.count] = kind;
    this.#hashes[this.count] = hash;
    this.#offsets[++this.count] = at;
    const id = idOf(kind, serial);
    this.#place(id, hash);
    return id;
  }

  /** Adds the terms of a view of which the serials come next here. */
  appendAll(terms: TermsView): void {
    const end = terms.first + terms.count;
    for (let serial = this.first + this.count; serial < end; serial++) {
      const id = terms.idOfSerial(serial);
      const [kind, start, stop, header] = [kindOf(id), terms.start(id), terms.end(id), terms.header(id)];
      const value = kind === KIND.number || kind === KIND.moment ? terms.value(id) : 0;
      const hash = finishHash(hashBytes(terms.bytes, start, stop), familyOf(kind), header);
      this.append(kind, terms.bytes, start, stop, header, value, hash);
    }
  }

  #headerBefore(textAt: number): TermId {
    const heap = this.#heap;
    return (
      (heap[textAt - 4] as number) |
      ((heap[textAt - 3] as number) << 8) |
      ((heap[textAt - 2] as number) << 16) |
      ((heap[textAt - 1] as number) << 24)
    );
  }

  #place(id: TermId, hash: number): void {
    const table = this.#table;
    const mask = table.length - 1;
    let place = hash & mask;
    while (table[place] !== 0) place = (place + 1) & mask;
    table[place] = id;
  }

  #reserve(heapEnd: number): void {
    if (heapEnd > this.#heap.length) this.#growHeap(heapEnd);
    if (this.count + 1 >= this.#hashes.length) this.#growTerms(this.#hashes.length * 2);
    if ((this.count + 1) * 4 > this.#table.length * 3) this.#growTable();
  }

  #growHeap(atLeast: number): void {
    if (atLeast > MAX_HEAP) throw new IsnadError('too-large', 'The texts of an index are at most 4 GiB.');
    let length = this.#heap.length;
    while (length < atLeast) length *= 2;
    const heap = new Uint8Array(new SharedArrayBuffer(length));
    heap.set(this.#heap.subarray(0, this.#used));
    this.#heap = heap;
    this.#values = new Float64Array(heap.buffer);
    this.#view = new DataView(heap.buffer);
  }

  #growTerms(capacity: number): void {
    const offsets = new Uint32Array(new SharedArrayBuffer(capacity * 4));
    offsets.set(this.#offsets.subarray(0, this.count + 1));
    this.#offsets = offsets;
    const kinds = new Uint8Array(new SharedArrayBuffer(capacity));
    kinds.set(this.#kinds.subarray(0, this.count));
    this.#kinds = kinds;
    const hashes = new Int32Array(capacity);
    hashes.set(this.#hashes.subarray(0, this.count));
    this.#hashes = hashes;
  }

  #growTable(): void {
    const old = this.#table;
    this.#table = new Int32Array(new SharedArrayBuffer(old.length * 8));
    for (let place = 0; place < old.length; place++) {
      const id = old[place] as number;
      if (id !== 0) this.#place(id, this.#hashes[serialOf(id) - this.first] as number);
    }
  }

  /** What is there so far, in the memory itself: nothing is copied. */
  data(): TermsData {
    const { first, count } = this;
    return {
      first,
      count,
      heap: this.#heap.buffer,
      offsets: this.#offsets.buffer,
      kinds: this.#kinds.buffer,
      table: this.#table.buffer,
    };
  }

  /** A copy without the memory that was held ready for more. */
  trimmed(): TermsData {
    const { first, count } = this;
    return {
      first,
      count,
      heap: shared(this.#heap, this.#used),
      offsets: shared(this.#offsets, count + 1),
      kinds: shared(this.#kinds, count),
      table: this.#table.buffer.slice(0),
    };
  }
}

function shared(
  array: Uint8Array<SharedArrayBuffer> | Uint32Array<SharedArrayBuffer>,
  length: number,
): SharedArrayBuffer {
  return array.buffer.slice(0, length * array.BYTES_PER_ELEMENT);
}
