/** The longest list of problems: a dump of a hundred thousand broken records must not fill the memory. */
const LISTED = 1_000;

/** What is found wrong, counted whole and listed up to a bound. */
export class Problems {
  readonly #listed: string[] = [];
  #count = 0;

  add(sentence: string): void {
    this.#count += 1;
    if (this.#listed.length < LISTED) this.#listed.push(sentence);
  }

  get count(): number {
    return this.#count;
  }

  get listed(): readonly string[] {
    return this.#listed;
  }
}
