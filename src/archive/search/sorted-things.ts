/**
 * An order of all things by a key of theirs. It is mended with the first question after a change: what is nearly in order is sorted in little more than one walk. Things of one key stand by number.
 */
export class SortedThings<Key> {
  readonly #compare: (a: Key, b: Key) => number;
  readonly #keys: (Key | undefined)[] = [];
  #order: number[] = [];
  #ranks: Uint32Array = new Uint32Array(0);
  #isCurrent = true;

  constructor(compare: (a: Key, b: Key) => number) {
    this.#compare = compare;
  }

  set(thing: number, key: Key): void {
    if (this.#keys[thing] === undefined) this.#order.push(thing);
    this.#keys[thing] = key;
    this.#isCurrent = false;
  }

  delete(thing: number): void {
    this.#keys[thing] = undefined;
    this.#isCurrent = false;
  }

  /** The first `most` of some things that are known here, in order. */
  sort(things: readonly number[], most: number): number[] {
    this.mend();
    // Ranks alone are sorted natively, many times faster than things with a function that compares.
    const ranks = new Uint32Array(things.length);
    for (let at = 0; at < things.length; at++) ranks[at] = this.#ranks[things[at] as number] as number;
    return Array.from(ranks.sort().subarray(0, most), (rank) => this.#order[rank] as number);
  }

  /** Puts everything in order, if it is not; otherwise the first question does. */
  mend(): void {
    if (this.#isCurrent) return;
    const key = (thing: number): Key => this.#keys[thing] as Key;
    this.#order = [...new Set(this.#order)].filter((thing) => this.#keys[thing] !== undefined);
    this.#order.sort((a, b) => this.#compare(key(a), key(b)) || a - b);
    this.#ranks = new Uint32Array(this.#keys.length);
    this.#order.forEach((thing, rank) => {
      this.#ranks[thing] = rank;
    });
    this.#isCurrent = true;
  }
}
