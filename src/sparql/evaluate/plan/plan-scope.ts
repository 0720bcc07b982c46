import { type Scope, SOLUTION_NUMBER } from '../scope.ts';
import type { Place } from './plan-node.ts';

/** Gives places to the variables of a query: one row holds those of every scope, and no two scopes share a name. */
export class PlanScope {
  readonly #places = new Map<string, Place>();
  readonly #counter: { width: number };

  constructor(counter: { width: number } = { width: 0 }) {
    this.#counter = counter;
  }

  /**
   * How many places rows have; final once the whole query is planned. At least one, so that a row without variables is
   * still seen to be there.
   */
  get width(): number {
    return Math.max(1, this.#counter.width);
  }

  /** The place of a variable, a new one where it has none yet. */
  place(variable: string): Place {
    let place = this.#places.get(variable);
    if (place === undefined) {
      place = this.fresh();
      this.#places.set(variable, place);
    }
    return place;
  }

  /** The place of a variable; -1 where nothing in this scope can bind it. */
  placeOf(variable: string): Place {
    return this.#places.get(variable) ?? -1;
  }

  /** A place without a name. */
  fresh(): Place {
    return this.#counter.width++;
  }

  /** A scope inside this one: these names are the same variables inside and outside, all others are its own. */
  inner(shared: Iterable<string>): PlanScope {
    const scope = new PlanScope(this.#counter);
    for (const variable of shared) scope.#places.set(variable, this.place(variable));
    return scope;
  }

  /** What an expression sees here: these names only, and these places where it asks for a whole solution. */
  showing(visible: ReadonlySet<string>, places?: readonly Place[]): Scope {
    return new VisibleScope(this, visible, places);
  }
}

class VisibleScope implements Scope {
  readonly #scope: PlanScope;
  readonly #visible: ReadonlySet<string>;
  readonly places?: readonly Place[];

  constructor(scope: PlanScope, visible: ReadonlySet<string>, places: readonly Place[] | undefined) {
    this.#scope = scope;
    this.#visible = visible;
    if (places !== undefined) this.places = places;
  }

  get width(): number {
    return this.#scope.width;
  }

  placeOf(variable: string): Place {
    const isVisible = this.#visible.has(variable) || variable === SOLUTION_NUMBER;
    return isVisible ? this.#scope.place(variable) : -1;
  }
}
