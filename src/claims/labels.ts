import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { dcterms, isnad, rdfs, skos } from '../rdf/vocabulary.ts';

/** The languages of everything we say. */
export const LANGUAGES = ['en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A name in the language it is known in, which need not be the one asked for. */
export interface Label {
  readonly text: string;
  readonly language: string;
}

const NAMES = [rdfs.label, skos.prefLabel, dcterms.title];

/** What to call a thing in a language: its label there, else in English, else in any, else the end of its IRI. */
export function labelOf(index: QuadIndex, iri: string, language: Language): Label {
  const known = NAMES.flatMap((predicate) => literals(index, iri, predicate));
  const best = [language, 'en']
    .map((wanted) => known.find((label) => label.language === wanted))
    .find((label) => label);
  return best ?? known[0] ?? { text: iri.replace(/^.*[/#]/, ''), language: '' };
}

/** The words that stand for a concept inside a sentence (`isnad:phrase`), else its label. */
export function phraseOf(index: QuadIndex, iri: string, language: Language, one = false): string {
  const predicates = one ? [isnad.phraseForOne, isnad.phrase] : [isnad.phrase];
  for (const predicate of predicates) {
    const found = literals(index, iri, predicate).find((label) => label.language === language);
    if (found !== undefined) return found.text;
  }
  return labelOf(index, iri, language).text;
}

/** The literals of a property, in a fixed order. */
export function literals(index: QuadIndex, iri: string, predicate: NamedNode): Label[] {
  return Array.from(index.match(namedNode(iri), predicate), ({ object }) => ({
    text: object.value,
    language: object.termType === 'Literal' ? object.language : '',
  })).sort((a, b) => (a.text < b.text ? -1 : 1));
}
