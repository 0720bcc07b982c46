import type { TermsData } from './index-data.ts';
import { type Family, familyOf, sameBytes, textStart, valueStart } from './term-bytes.ts';
import { idOf, KIND, type Kind, kindOf, NOTHING, serialOf, type TermId } from './term-id.ts';

/** Reads one run of terms (the layout: TermsData). Ids are always of this run; the caller knows which run holds what. */
export class TermsView {
  readonly first: number;
  readonly count: number;
  readonly bytes: Uint8Array;
  readonly #offsets: Uint32Array;
  readonly #kinds: Uint8Array;
  readonly #table: Int32Array;
  readonly #values: Float64Array;

  constructor({ first, count, heap, offsets, kinds, table }: TermsData) {
    this.first = first;
    this.count = count;
    this.bytes = new Uint8Array(heap);
    this.#offsets = new Uint32Array(offsets);
    this.#kinds = new Uint8Array(kinds);
    this.#table = new Int32Array(table);
    this.#values = new Float64Array(heap, 0, Math.floor(heap.byteLength / 8));
  }

  start(id: TermId): number {
    return textStart(kindOf(id), this.#offsets[serialOf(id) - this.first] as number);
  }

  end(id: TermId): number {
    return this.#offsets[serialOf(id) - this.first + 1] as number;
  }

  idOfSerial(serial: number): TermId {
    return idOf(this.#kinds[serial - this.first] as Kind, serial);
  }

  /** The id of the language tag or datatype that stands before the text; NOTHING for kinds without one. */
  header(id: TermId): TermId {
    if (kindOf(id) <= KIND.string) return NOTHING;
    const at = this.start(id) - 4;
    const { bytes } = this;
    return (
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    );
  }

  /** The value of a number or moment. */
  value(id: TermId): number {
    return this.#values[valueStart(this.#offsets[serialOf(id) - this.first] as number) / 8] as number;
  }

  /** The term of these bytes; `hash` is the finished one. */
  find(bytes: Uint8Array, start: number, end: number, family: Family, header: TermId, hash: number): TermId {
    const table = this.#table;
    const mask = table.length - 1;
    const beyond = this.first + this.count;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const id = table[place] as number;
      if (id === 0) return NOTHING;
      // A table that is still being filled holds later terms, whose bytes this view does not see.
      if (familyOf(kindOf(id)) !== family || serialOf(id) >= beyond) continue;
      const idEnd = this.end(id);
      const length = end - start;
      if (idEnd - this.start(id) !== length || this.header(id) !== header) continue;
      if (sameBytes(this.bytes, idEnd, bytes, end, length)) return id;
    }
  }
}
