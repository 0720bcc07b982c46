import type { Coding } from './coding.ts';

/** Bytes as they go over the wire. */
export interface Coded {
  readonly bytes: Buffer;
  readonly coding: Coding;
}

/** Remembers bytes by their entity tag, within a budget: the least recently asked for goes first. */
export class BytesCache {
  readonly #budget: number;
  readonly #entries = new Map<string, Promise<Coded>>();
  readonly #sizes = new Map<string, number>();
  #used = 0;

  /** `budget`: bytes held at most, beside what is being made at the moment. */
  constructor(budget: number) {
    this.#budget = budget;
  }

  /** The bytes under a tag; they are made once even if many ask at the same time, and a failure is not remembered. */
  get(tag: string, make: () => Promise<Coded>): Promise<Coded> {
    const known = this.#entries.get(tag);
    if (known) {
      this.#entries.delete(tag);
      this.#entries.set(tag, known);
      return known;
    }
    const made = make();
    this.#entries.set(tag, made);
    made.then(
      (coded) => this.#account(tag, coded.bytes.length),
      () => this.#entries.delete(tag),
    );
    return made;
  }

  get size(): { entries: number; bytes: number } {
    return { entries: this.#sizes.size, bytes: this.#used };
  }

  #account(tag: string, size: number): void {
    this.#sizes.set(tag, size);
    this.#used += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#used <= this.#budget) return;
      const held = this.#sizes.get(oldest);
      if (held === undefined) continue;
      this.#entries.delete(oldest);
      this.#sizes.delete(oldest);
      this.#used -= held;
    }
  }
}
