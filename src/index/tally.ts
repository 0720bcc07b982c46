import { type Ids, int32, type Offsets, uint32 } from './shared-arrays.ts';
import { serialOf, type TermId } from './term-id.ts';

/** Rows in groups by an id of theirs. */
export interface Groups {
  /** The distinct ids by serial. */
  readonly ids: Ids;
  /** Where the rows of each start; one more for the end. */
  readonly offsets: Offsets;
  /** The same starts by serial: the cursors of a counting sort. */
  readonly next: Int32Array;
}

/** Counts ids, for a counting sort over few of many serials. Memory: 8 bytes a term. */
export class Tally {
  readonly #counts: Int32Array;
  readonly #ids: Int32Array;

  constructor(terms: number) {
    this.#counts = new Int32Array(terms);
    this.#ids = new Int32Array(terms);
  }

  note(id: TermId): void {
    const serial = serialOf(id);
    (this.#counts[serial] as number)++;
    this.#ids[serial] = id;
  }

  /** The groups; what was counted is used up. */
  groups(): Groups {
    const next = this.#counts;
    let groups = 0;
    for (let serial = 0; serial < next.length; serial++) if (next[serial] !== 0) groups++;
    const [ids, offsets] = [int32(groups), uint32(groups + 1)];
    let [group, start] = [0, 0];
    for (let serial = 0; serial < next.length; serial++) {
      const count = next[serial] as number;
      if (count === 0) continue;
      ids[group] = this.#ids[serial] as number;
      offsets[group++] = start;
      next[serial] = start;
      start += count;
    }
    offsets[group] = start;
    return { ids, offsets, next };
  }
}
