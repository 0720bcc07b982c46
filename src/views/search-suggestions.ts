import type { NameMatch } from '../archive/search/name-match.ts';
import { formatEdtf } from '../claims/dates.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad, NAMESPACES } from '../rdf/vocabulary.ts';
import { pathOf } from './addresses.ts';
import { nameOf } from './names.ts';
import { jsonText } from './rdf-forms.ts';
import type { SearchScene } from './search-model.ts';

/** A thing whose name begins with what somebody has typed so far. */
export interface Suggestion {
  readonly iri: string;
  /** The address of its page. */
  readonly page: string;
  /** What it is called for the reader, and what kind of thing it is. */
  readonly label: string;
  /** Language of that name, which need not be the reader's. */
  readonly labelLanguage: string;
  readonly kind: string;
  /** When it was, as one writes it; absent where it has no date. */
  readonly date?: string;
  /** The name that holds the words, and where in it they stand: pairs of UTF-16 units, the end excluded. */
  readonly name: string;
  readonly language: string;
  readonly found: readonly (readonly [start: number, end: number])[];
}

export interface SuggestionsModel {
  readonly query: string;
  readonly suggestions: readonly Suggestion[];
}

const MOST_SUGGESTIONS = 10;

/** The best ten things for the words so far, the last of which may go on; one slip a word is forgiven. */
export function suggestionsModel({ search, index, base, language }: SearchScene, text: string): SuggestionsModel {
  const found = search.find({ text, unfinished: true });
  const best = search.sort(found.things, 'relevance', { language, scores: found, most: MOST_SUGGESTIONS });
  const suggestions = best.slice(0, MOST_SUGGESTIONS).flatMap((thing): Suggestion[] => {
    const row = search.row(thing);
    const matches = search.matchesIn(thing, found.spellings);
    const match = matches.find((own) => isBest(own, matches) && own.language === language) ?? matches[0];
    if (row === undefined || match === undefined) return [];
    const [ownClass = ''] = row.entry.facets['class'] ?? [];
    const called = nameOf(index, row.iri, language);
    const date = index.object(namedNode(row.iri), isnad.date)?.value;
    return [
      {
        iri: row.iri,
        page: base + (pathOf(row.iri, base) ?? ''),
        label: called.text,
        labelLanguage: called.language,
        kind: nameOf(index, NAMESPACES.isnad + ownClass, language).text,
        ...(date === undefined ? {} : { date: formatEdtf(date, language) }),
        name: match.text,
        language: match.language,
        found: match.found.map(({ start, end }) => [start, end]),
      },
    ];
  });
  return { query: text, suggestions };
}

/** Of names that hold as many of the words, one in the reader's language is as good as the first. */
function isBest(match: NameMatch, [first]: readonly NameMatch[]): boolean {
  return match.words.size === first?.words.size;
}

export function suggestionsJson(model: SuggestionsModel): string {
  return jsonText(model);
}
