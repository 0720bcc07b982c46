import { isnad, NAMESPACES } from '../rdf/vocabulary.ts';
import type { MessageKey } from './messages.ts';

/** One way of narrowing a search: a query parameter, and what its values stand for. */
export interface SearchFacet {
  readonly parameter: string;
  readonly heading: MessageKey;
  /** The thing or term that a value is the end of; none where the value says itself what it is. */
  readonly iriOf?: (value: string, base: string) => string;
  /** Values in their own order rather than by how many have them. */
  readonly isOrdered?: boolean;
  /** What a value must look like, and what a reader is told who wrote another. */
  readonly values?: RegExp;
  readonly expected?: { readonly en: string; readonly ar: string };
}

const thing =
  (segment: string) =>
  (slug: string, base: string): string =>
    `${base}id/${segment}/${slug}`;
/** A body that is no organization stands with its segment: `person/...`. */
const agent = (value: string, base: string): string =>
  `${base}id/${value.includes('/') ? value : `organization/${value}`}`;
const concept =
  (scheme: string) =>
  (name: string): string =>
    `${NAMESPACES.vocabulary}${scheme}#${name}`;

/** The facets of a search, in the order in which they are shown: a row a facet. */
export const SEARCH_FACETS: readonly SearchFacet[] = [
  { parameter: 'class', heading: 'facetClass', iriOf: (name) => NAMESPACES.isnad + name },
  {
    parameter: 'year',
    heading: 'facetYear',
    isOrdered: true,
    values: /^\d{4}$/,
    expected: { en: 'a year of four digits, such as 2017', ar: 'سنة من أربعة أرقام، مثل 2017' },
  },
  { parameter: 'place', heading: 'facetPlace', iriOf: thing('place') },
  { parameter: 'organization', heading: 'facetOrganization', iriOf: agent },
  { parameter: 'aspect', heading: 'facetAspect', iriOf: concept('aspect') },
  { parameter: 'modality', heading: 'facetModality', iriOf: concept('modality') },
  { parameter: 'grade', heading: 'facetGrade', iriOf: concept('grade') },
  {
    parameter: 'disagreement',
    heading: 'facetDisagreement',
    values: /^(yes|no)$/,
    expected: { en: 'yes or no', ar: 'yes أو no' },
  },
];

/** The classes that come first where scores are equal, and those that come last. */
export const PRIORS: ReadonlyMap<string, number> = new Map([
  ...[isnad.Incident, isnad.IncidentSeries, isnad.Organization].map(({ value }): [string, number] => [value, 1.1]),
  ...[isnad.Resolution, isnad.DraftResolution].map(({ value }): [string, number] => [value, 1]),
  ...[isnad.Document].map(({ value }): [string, number] => [value, 0.9]),
  ...[isnad.ArchiveRecord, isnad.Derivation, isnad.Source].map(({ value }): [string, number] => [value, 0.8]),
]);
