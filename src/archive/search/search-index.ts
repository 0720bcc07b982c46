import type { Archive } from '../archive.ts';
import type { Entry, EntrySource } from './entry.ts';
import { FacetColumns, type Narrowed, type Narrowing, type ThingDays } from './facet-columns.ts';
import { fold, wordsOf } from './fold.ts';
import { type NameMatch, namesThatMatch } from './name-match.ts';
import { notReady } from './name-search.ts';
import { bestFirst } from './rank.ts';
import type { Matches } from './score.ts';
import { type Found, SearchReader } from './search-reader.ts';
import { SearchStore } from './search-store.ts';
import type { SearchText, Spelling } from './search-words.ts';
import { SortedThings } from './sorted-things.ts';

/** In which order things are given: `name` and `relevance` go with a language and with scores. */
export const SORTS = ['relevance', 'date', 'newest', 'name', 'claims'] as const;
export type Sort = (typeof SORTS)[number];

/** How long entries are made anew at a time, and how long others have the thread before that: a written record is seen first. */
const SLICE_MS = 5;
const PAUSE_MS = 10;

/** How an index is set up. */
export interface SearchIndexOptions {
  readonly archive: Archive;
  readonly stateDir: string;
  readonly source: EntrySource;
  readonly facets: readonly string[];
  readonly languages: readonly string[];
}

/** What things are found, narrowed and sorted by: the search file, and in memory what has to be counted. */
export class SearchIndex {
  readonly #store: SearchStore;
  readonly #reader: SearchReader;
  readonly #columns: FacetColumns;
  /** Things of one day, or of as many claims, stand in the order of their records. */
  readonly #orders = {
    date: new SortedThings<number>((a, b) => a - b),
    newest: new SortedThings<number>((a, b) => a - b),
    claims: new SortedThings<number>((a, b) => a - b),
  };
  readonly #names: ReadonlyMap<string, SortedThings<string>>;
  #isCurrent = true;
  #soon: NodeJS.Timeout | undefined;

  constructor({ archive, stateDir, source, facets, languages }: SearchIndexOptions) {
    this.#store = new SearchStore(archive, stateDir, source);
    this.#reader = new SearchReader(this.#store.db);
    this.#columns = new FacetColumns(facets);
    this.#names = new Map(languages.map((language) => [language, new SortedThings(compareText)]));
    this.#store.update();
    this.#store.describeStale();
    for (const [thing, entry] of this.#store.entries()) this.#set(thing, entry);
    // Half a second for 100,000 things: better now than for the first reader.
    for (const order of this.#allOrders()) order.mend();
  }

  /**
   * Follows the archive; call it in the turn of the commit and once the index has followed. Where it fails, nothing is found
   * until it succeeds, since what has just been withheld might be. The entries of things that the change only speaks of are
   * made anew in pauses, so that nobody waits for them who wants to see the change; whoever searches before that waits.
   */
  update(): void {
    this.#isCurrent = false;
    const changes = this.#store.update();
    for (const thing of changes === undefined ? this.#columns.all() : []) this.#set(thing, undefined);
    for (const [thing, entry] of changes ?? this.#store.entries()) this.#set(thing, entry);
    this.#isCurrent = true;
    this.#describeSoon();
  }

  find(text: SearchText): Found {
    this.#makeReady();
    return this.#reader.find(text);
  }

  /** All things, for a search without words. */
  all(): number[] {
    this.#makeReady();
    return this.#columns.all();
  }

  narrow(things: readonly number[], narrowing: Narrowing): Narrowed {
    return this.#columns.narrow(things, narrowing);
  }

  /** Those things that have days, with the first and the last of them. */
  daysOf(things: readonly number[]): Iterable<ThingDays> {
    return this.#columns.daysOf(things);
  }

  /** The first `most` things in order. */
  sort(things: readonly number[], sort: Sort, { language, scores, most }: SortOptions): number[] {
    if (sort === 'relevance' && scores !== undefined) return bestFirst(things, scores, most);
    if (sort === 'name') return this.#names.get(language)?.sort(things, most) ?? [];
    return this.#orders[sort === 'relevance' ? 'claims' : sort].sort(things, most);
  }

  /** A thing by its IRI on the archive's base, with its entry. */
  row(thing: number): { readonly iri: string; readonly entry: Entry } | undefined {
    return this.#store.row(thing);
  }

  /** The IRIs of things, in the order of their records. */
  irisOf(things: readonly number[]): string[] {
    return this.#store.irisOf(things);
  }

  /** The names of a thing in which the words stand, the best first. */
  matchesIn(thing: number, spellings: readonly Spelling[]): NameMatch[] {
    return namesThatMatch(this.#store.namesOf(thing), spellings);
  }

  /** What is not described then is with the next start. */
  close(): void {
    clearTimeout(this.#soon);
    this.#store.close();
  }

  #makeReady(): void {
    if (!this.#isCurrent) throw notReady();
    try {
      this.#describe();
    } catch (cause) {
      throw notReady(cause);
    }
  }

  #describeSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      try {
        if (this.#describe(performance.now() + SLICE_MS)) this.#describeSoon();
      } catch {
        // It is still to be done: whoever searches next tries it again, and is told.
      }
    }, PAUSE_MS).unref();
  }

  /** Makes entries anew until none is left, or until the time has come; says whether there were any. */
  #describe(until?: number): boolean {
    const changes = this.#store.describeStale(until);
    for (const [thing, entry] of changes) this.#set(thing, entry);
    return changes.length > 0;
  }

  #set(thing: number, entry: Entry | undefined): void {
    if (entry === undefined) {
      this.#columns.delete(thing);
      for (const order of this.#allOrders()) order.delete(thing);
      return;
    }
    this.#columns.set(thing, entry);
    const { earliest, latest = earliest, claims, names } = entry;
    this.#orders.date.set(thing, dayNumber(earliest ?? latest));
    this.#orders.newest.set(thing, -dayNumber(latest, Number.NEGATIVE_INFINITY));
    this.#orders.claims.set(thing, -claims);
    for (const [language, order] of this.#names) order.set(thing, sortKey(names[language] ?? '', language));
  }

  #allOrders(): readonly Pick<SortedThings<unknown>, 'delete' | 'mend'>[] {
    return [...Object.values(this.#orders), ...this.#names.values()];
  }
}

interface SortOptions {
  readonly language: string;
  readonly scores?: Matches | undefined;
  readonly most: number;
}

/** A day as a number by which days are ordered; no day comes last. */
function dayNumber(day: string | undefined, none = Number.POSITIVE_INFINITY): number {
  return day === undefined ? none : Number(day.replace(/(?<=.)-/g, ''));
}

/** A name as it is sorted: folded, numbers by their value; the reader's own script comes first. */
function sortKey(name: string, language: string): string {
  const words = wordsOf(fold(name).text).join(' ');
  const isArabic = /^\P{L}*\p{Script=Arabic}/u.test(words);
  return (isArabic === (language === 'ar') ? '0' : '1') + words.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
