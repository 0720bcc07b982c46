/** What a thing is narrowed and sorted by, beside its names. Values are short (`idlib-gov`, `killed`), free of any base. */
export interface Entry {
  /** Values by facet, each once. */
  readonly facets: Readonly<Record<string, readonly string[]>>;
  /** The days it may be of, as far as they are known. */
  readonly earliest?: string;
  readonly latest?: string;
  /** How many claims speak of it, stand in it or are made by it. */
  readonly claims: number;
  /** What it is called in each language. */
  readonly names: Readonly<Record<string, string>>;
  /** How much its score counts: 1 is usual. */
  readonly prior: number;
  /** The other names of the place where it happened, by which it is found, too. */
  readonly placeNames?: readonly PlaceName[];
}

/** A name of a place, in the language that the record says. */
export interface PlaceName {
  readonly text: string;
  readonly language: string;
}

/** Whose entries depend on the record of a thing: kept with the thing, so that what it no longer says is known, too. */
export interface Links {
  /** The claims that stand in it. */
  readonly claims: readonly string[];
  /** The things that those speak of, and the bodies that make them. */
  readonly things: readonly string[];
  /** What lies directly above it: places, bodies, broader concepts, and its classes. */
  readonly above: readonly string[];
  /** The names that it lends to what happened there; absent where it lends none. */
  readonly lent?: readonly string[];
}

/** A thing whose record has changed, with its links before the change; `undefined` for one that is new. */
export interface ChangedThing {
  readonly thing: string;
  readonly before: Links | undefined;
}

/** Reads entries from the current quads. IRIs stand on the archive's base. */
export interface EntrySource {
  /** Another for another way of describing: entries made by another one are made anew. */
  readonly version: string;
  describe(thing: string): Entry;
  /** What of its entry queries find and score it by, at little cost: in their threads nobody waits for the rest. */
  foundBy(thing: string): Pick<Entry, 'prior' | 'placeNames'>;
  linksOf(thing: string): Links;
  /** Every thing whose entry may differ after a change; called once the quads stand after it. */
  touched(changed: readonly ChangedThing[]): Iterable<string>;
}
