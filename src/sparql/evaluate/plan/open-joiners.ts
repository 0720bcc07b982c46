import type { Joiner } from './join-order.ts';
import type { Place } from './plan-node.ts';

/** From how many members on an order is looked for among those that hang together, and not among all. */
export const MANY_MEMBERS = 40;

/**
 * The members of a group that are still to be joined, by the places that they may bind: a query may have thousands, so
 * what is asked at each step must not look at all of them.
 */
export class OpenJoiners {
  readonly #open: Set<Joiner>;
  readonly #byPlace = new Map<Place, Set<Joiner>>();
  /** Those that share a variable with the rows there are, or have none. */
  readonly #connected = new Set<Joiner>();
  /** How many patterns there are by the place of their subject. */
  readonly #subjects = new Map<Place, number>();

  constructor(joiners: readonly Joiner[], bound: Iterable<Place>) {
    this.#open = new Set(joiners);
    for (const joiner of joiners) {
      const { item } = joiner;
      if (item.binds.size === 0) this.#connected.add(joiner);
      for (const place of item.binds) {
        const sharing = this.#byPlace.get(place);
        if (sharing === undefined) this.#byPlace.set(place, new Set([joiner]));
        else sharing.add(joiner);
      }
      if (item.kind === 'pattern') this.#count(item.pattern.s.place, 1);
    }
    this.bind(bound);
  }

  get size(): number {
    return this.#open.size;
  }

  /** In the order of the algebra. */
  all(): readonly Joiner[] {
    return [...this.#open];
  }

  get hasConnected(): boolean {
    return this.#connected.size > 0;
  }

  /** How many patterns about the subject in that place there are. */
  withSubject(place: Place): number {
    return place < 0 ? 0 : (this.#subjects.get(place) ?? 0);
  }

  /** Rows now may hold terms in these places. */
  bind(places: Iterable<Place>): void {
    for (const place of places) for (const joiner of this.#byPlace.get(place) ?? []) this.#connected.add(joiner);
  }

  take(joiner: Joiner): void {
    this.#open.delete(joiner);
    this.#connected.delete(joiner);
    for (const place of joiner.item.binds) this.#byPlace.get(place)?.delete(joiner);
    if (joiner.item.kind === 'pattern') this.#count(joiner.item.pattern.s.place, -1);
  }

  /**
   * Those among which the next joins are chosen: all, or, where they are many, those that hang together with the rows or,
   * where none does, with the one that has the fewest rows of its own.
   */
  candidates(): readonly Joiner[] {
    if (this.#open.size <= MANY_MEMBERS) return this.all();
    return this.hangingTogether(this.hasConnected ? this.#connected : [this.#smallest()]);
  }

  /** The pattern with the fewest rows where nothing hangs together with the rows, nor with it: there is nothing to order. */
  loneSmallest(): Joiner | undefined {
    if (this.hasConnected) return undefined;
    const smallest = this.#smallest();
    if (smallest.item.kind !== 'pattern') return undefined;
    for (const place of smallest.item.binds)
      if ((this.#byPlace.get(place) as ReadonlySet<Joiner>).size > 1) return undefined;
    return smallest;
  }

  /** These with all that hang together with them, directly or through others. */
  hangingTogether(some: Iterable<Joiner>): readonly Joiner[] {
    const found = new Set(some);
    const seen = new Set<Place>();
    for (const joiner of found) {
      for (const place of joiner.item.binds) {
        if (seen.has(place)) continue;
        seen.add(place);
        for (const other of this.#byPlace.get(place) ?? []) found.add(other);
      }
    }
    return [...found];
  }

  #smallest(): Joiner {
    let smallest: Joiner | undefined;
    for (const joiner of this.#open)
      if (smallest === undefined || joiner.size.rows < smallest.size.rows) smallest = joiner;
    return smallest as Joiner;
  }

  #count(subject: Place, change: number): void {
    this.#subjects.set(subject, (this.#subjects.get(subject) ?? 0) + change);
  }
}
