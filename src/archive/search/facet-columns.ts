import type { Entry } from './entry.ts';

/** Which things are wanted. */
export interface Narrowing {
  /** The value that a thing must have, by facet. */
  readonly chosen: Readonly<Record<string, string>>;
  /** First and last day, of which the thing must have one. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The things that are left, in the order given, and for each facet how many have each value. */
export interface Narrowed {
  readonly things: number[];
  /** A value is counted among the things that are left under all other facets: as many as choosing it would leave. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The days between which a thing lies. */
export interface ThingDays {
  readonly thing: number;
  readonly first: string;
  readonly last: string;
}

/**
 * The facet values of all things in memory, some 300 bytes a thing, so that counts are exact however many things match: one
 * walk over them, in which a thing that fails one facet alone still counts for that facet.
 */
export class FacetColumns {
  readonly #facets: readonly string[];
  /** Each pair of facet and value has a number: the value, and the place of the facet. */
  readonly #pairs: string[] = [];
  readonly #facetOf: number[] = [];
  readonly #numbers: ReadonlyMap<string, number>[];
  readonly #values: (readonly number[] | undefined)[] = [];
  readonly #days: (readonly [first: string, last: string] | undefined)[] = [];

  constructor(facets: readonly string[]) {
    this.#facets = facets;
    this.#numbers = facets.map(() => new Map<string, number>());
  }

  set(thing: number, { facets, earliest, latest }: Entry): void {
    this.#values[thing] = this.#facets.flatMap((facet, at) =>
      (facets[facet] ?? []).map((value) => this.#numberOf(at, value)),
    );
    const [first, last] = [earliest ?? latest, latest ?? earliest];
    this.#days[thing] = first === undefined || last === undefined ? undefined : [first, last];
  }

  delete(thing: number): void {
    this.#values[thing] = undefined;
    this.#days[thing] = undefined;
  }

  /** Every thing, by ascending number. */
  all(): number[] {
    const things: number[] = [];
    this.#values.forEach((values, thing) => {
      if (values !== undefined) things.push(thing);
    });
    return things;
  }

  /** Those things that have days, with the first and the last of them. */
  *daysOf(things: readonly number[]): Generator<ThingDays> {
    for (const thing of things) {
      const days = this.#days[thing];
      if (days !== undefined) yield { thing, first: days[0], last: days[1] };
    }
  }

  narrow(things: readonly number[], { chosen, from, to }: Narrowing): Narrowed {
    const wanted = this.#facets.flatMap((facet, at) => {
      const value = chosen[facet];
      return value === undefined ? [] : [{ facet: at, pair: this.#numbers[at]?.get(value) ?? NO_PAIR }];
    });
    const isDated = from !== undefined || to !== undefined;
    const counts = new Uint32Array(this.#pairs.length);
    const left: number[] = [];
    for (const thing of things) {
      const values = this.#values[thing];
      if (values === undefined || (isDated && !this.#isWithin(thing, from, to))) continue;
      const failed = failedFacet(values, wanted);
      if (failed === SEVERAL) continue;
      if (failed === NONE) left.push(thing);
      for (const pair of values) {
        if (failed === NONE || this.#facetOf[pair] === failed) counts[pair] = (counts[pair] as number) + 1;
      }
    }
    return { things: left, counts: this.#byFacet(counts) };
  }

  #isWithin(thing: number, from: string | undefined, to: string | undefined): boolean {
    const days = this.#days[thing];
    if (days === undefined) return false;
    return (from === undefined || days[1] >= from) && (to === undefined || days[0] <= to);
  }

  #byFacet(counts: Uint32Array): Map<string, Map<string, number>> {
    const found = this.#facets.map(() => new Map<string, number>());
    for (let pair = 0; pair < counts.length; pair++) {
      const count = counts[pair] as number;
      if (count > 0) found[this.#facetOf[pair] as number]?.set(this.#pairs[pair] as string, count);
    }
    return new Map(this.#facets.map((facet, at) => [facet, found[at] as Map<string, number>]));
  }

  #numberOf(facet: number, value: string): number {
    const numbers = this.#numbers[facet] as Map<string, number>;
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, this.#pairs.length);
    this.#facetOf.push(facet);
    return this.#pairs.push(value) - 1;
  }
}

const NO_PAIR = -1;
const NONE = -1;
const SEVERAL = -2;

/** The one facet of which a thing lacks the value that is wanted, or that there is none, or more than one. */
function failedFacet(
  values: readonly number[],
  wanted: readonly { readonly facet: number; readonly pair: number }[],
): number {
  let failed = NONE;
  for (const { facet, pair } of wanted) {
    if (values.includes(pair)) continue;
    if (failed !== NONE) return SEVERAL;
    failed = facet;
  }
  return failed;
}
