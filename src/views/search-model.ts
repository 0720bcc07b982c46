import type { Entry } from '../archive/search/entry.ts';
import type { Narrowed } from '../archive/search/facet-columns.ts';
import { marks as marksIn, type NameMatch } from '../archive/search/name-match.ts';
import type { SearchIndex } from '../archive/search/search-index.ts';
import type { Found } from '../archive/search/search-reader.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import type { Language } from './language.ts';
import { type Name, nameOf } from './names.ts';
import type { PlotModel } from './plot-model.ts';
import { SEARCH_FACETS, type SearchFacet } from './search-facets.ts';
import { firstDay, lastDay, type SearchRequest } from './search-request.ts';

/** One thing that was found. */
export interface SearchItem {
  readonly iri: string;
  readonly entry: Entry;
  /** What it is called for the reader, with the words that were looked for. */
  readonly name: Name & Pick<NameMatch, 'found'>;
  /** Other names of it, where they hold words that this one does not. */
  readonly others: readonly NameMatch[];
}

/** One offer of a facet. */
export interface SearchFacetValue {
  readonly value: string;
  /** Undefined: the value says itself what it is. */
  readonly iri: string | undefined;
  readonly count: number;
  readonly chosen: boolean;
}

/** One page of what a search found. */
export interface SearchModel {
  readonly index: QuadIndex;
  readonly request: SearchRequest;
  readonly total: number;
  readonly pages: number;
  readonly items: readonly SearchItem[];
  readonly facets: readonly { readonly facet: SearchFacet; readonly values: readonly SearchFacetValue[] }[];
  /** Words that no name holds, with what they were taken for. */
  readonly corrected: ReadonlyMap<string, string>;
  /** The text has no letter and no digit. */
  readonly isWordless: boolean;
  /** Nothing bears all words: these bear some of them. */
  readonly isPartly: boolean;
  /** Words that were not looked for, as there are too many. */
  readonly leftOut: number;
  /** Where the search is looked at as a timeline or a map. */
  readonly plot?: PlotModel;
}

const PER_PAGE = 50;
/** Values that a facet offers at most. */
const MOST_VALUES = 100;

/** What a search needs: the names and entries, the quads for everything shown, and who is asking. */
export interface SearchScene {
  readonly search: SearchIndex;
  readonly index: QuadIndex;
  readonly base: string;
  readonly language: Language;
}

/** Everything that a search leaves, before it is sorted and shown. */
export interface SearchFound {
  readonly found: Found | undefined;
  readonly narrowed: Narrowed;
}

/** Finds and narrows: one walk over the things that match. */
export function searchFound({ search }: Pick<SearchScene, 'search'>, request: SearchRequest): SearchFound {
  const { text, chosen, from, to } = request;
  const found = text === '' ? undefined : search.find({ text });
  const narrowing = { chosen, from: from && firstDay(from), to: to && lastDay(to) };
  return { found, narrowed: search.narrow(found?.things ?? search.all(), narrowing) };
}

/**
 * Finds, narrows, sorts, and reads one page. Bound: one walk over the things that match and their facet values; everything
 * that is shown is read for at most 50 things and 100 values of each facet.
 */
export function searchModel(
  scene: SearchScene,
  request: SearchRequest,
  { found, narrowed }: SearchFound = searchFound(scene, request),
): SearchModel {
  const { search, index, base, language } = scene;
  const { text, chosen, sort, page } = request;
  const [first, last] = [(page - 1) * PER_PAGE, page * PER_PAGE];
  const ordered = search.sort(narrowed.things, sort, { language, scores: found, most: last });
  const spellings = found?.spellings ?? [];
  const items = ordered.slice(first, last).flatMap((thing): SearchItem[] => {
    const row = search.row(thing);
    if (row === undefined) return [];
    const name = nameOf(index, row.iri, language);
    const { found, words } = marksIn(name.text, spellings);
    const wanted = spellings.filter(({ word }) => !words.has(word));
    const others = wanted.length === 0 ? [] : fewest(search.matchesIn(thing, spellings), words);
    return [{ ...row, name: { ...name, found }, others }];
  });
  return {
    index,
    request,
    total: narrowed.things.length,
    pages: Math.max(1, Math.ceil(narrowed.things.length / PER_PAGE)),
    items,
    facets: SEARCH_FACETS.map((facet) => ({
      facet,
      values: valuesOf(facet, narrowed.counts.get(facet.parameter) ?? new Map(), chosen[facet.parameter], base),
    })),
    corrected: shownCorrections(found?.corrected ?? new Map(), items),
    isWordless: text !== '' && spellings.length === 0,
    isPartly: found?.isPartly ?? false,
    leftOut: found?.leftOut ?? 0,
  };
}

/** As few names as hold the words that are not yet seen; the best names come first. */
function fewest(matches: readonly NameMatch[], seen: ReadonlySet<string>): NameMatch[] {
  const words = new Set(seen);
  return matches.filter((match) => {
    if (match.words.isSubsetOf(words)) return false;
    for (const word of match.words) words.add(word);
    return true;
  });
}

function valuesOf(
  { iriOf, isOrdered }: SearchFacet,
  counts: ReadonlyMap<string, number>,
  chosen: string | undefined,
  base: string,
): SearchFacetValue[] {
  const all = [...counts].sort(([a, m], [b, n]) => (isOrdered ? 0 : n - m) || (a < b ? -1 : 1));
  const offered = all.slice(0, MOST_VALUES);
  if (chosen !== undefined && !offered.some(([value]) => value === chosen))
    offered.push([chosen, counts.get(chosen) ?? 0]);
  return offered.map(([value, count]) => ({
    value,
    count,
    iri: iriOf?.(value, base),
    chosen: value === chosen,
  }));
}

/** What a word was taken for, as the first thing found writes it. */
function shownCorrections(
  corrected: ReadonlyMap<string, readonly string[]>,
  items: readonly SearchItem[],
): Map<string, string> {
  return new Map(
    [...corrected].map(([word, taken]) => {
      const spelling = { word, forms: taken, prefix: false };
      for (const { name, others } of items) {
        for (const { text } of [name, ...others]) {
          const [stretch] = marksIn(text, [spelling]).found;
          if (stretch !== undefined) return [word, text.slice(stretch.start, stretch.end)];
        }
      }
      return [word, taken[0] ?? word];
    }),
  );
}
