import type { Archive } from '../archive/archive.ts';
import type { ChangedThing, EntrySource, Links } from '../archive/search/entry.ts';
import { SearchIndex } from '../archive/search/search-index.ts';
import { LANGUAGES } from '../claims/labels.ts';
import { codeHash } from '../index/code-hash.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { isnad, org, rdf, skos } from '../rdf/vocabulary.ts';
import { entryOf, foundBy, lentNames } from './search-entry.ts';
import { SEARCH_FACETS } from './search-facets.ts';

/** What lies above a thing: where it is, or the whole it is a part of. Entries and comparisons look up along these. */
const UPWARDS: readonly NamedNode[] = [isnad.place, isnad.within, org.subOrganizationOf, skos.broader];

/** The code and the terms that decide what an entry says. */
const DESCRIBING = [
  ...['./search-entry.ts', './search-facets.ts', './search-source.ts', './names.ts', '../claims/', '../../ontology/'],
  ...['../archive/search/names.ts', '../archive/search/fold.ts', '../archive/search/name-id.ts'],
];

/** Opens what records are found by: the file in the state folder, up to date with the archive and the quads. */
export function openSearch(archive: Archive, stateDir: string, index: QuadIndex): SearchIndex {
  const facets = SEARCH_FACETS.map(({ parameter }) => parameter);
  return new SearchIndex({ archive, stateDir, source: entrySource(index), facets, languages: LANGUAGES });
}

/** Entries from the current quads, and what a change of the archive does to them. */
export function entrySource(index: QuadIndex): EntrySource {
  return {
    version: codeHash(DESCRIBING.map((place) => new URL(place, import.meta.url))),
    describe: (thing) => entryOf(index, thing),
    foundBy: (thing) => foundBy(index, thing),
    linksOf: (thing) => linksOf(index, thing),
    touched: (changed) => touched(index, changed),
  };
}

function linksOf(index: QuadIndex, thing: string): Links {
  const node = namedNode(thing);
  const claims = index.subjects(isnad.statedIn, node);
  // Some things say themselves what they are about: what was derived from claims does.
  const things = [node, ...claims].flatMap((claim) => [
    ...index.objects(claim, isnad.about),
    ...index.objects(claim, isnad.claimant),
  ]);
  const above = [rdf.type, ...UPWARDS].flatMap((property) => index.objects(node, property));
  const lent = lentNames(index, node).map(({ text, language }) => `${language} ${text}`);
  return {
    ...{ claims: values(claims), things: values(things), above: values(above) },
    ...(lent.length === 0 ? {} : { lent }),
  };
}

/**
 * The things whose entries may differ: those that changed; those that their claims, of before and now, speak of or belong to;
 * those of claims that pass these on, as both are compared; where something has moved in a hierarchy, what lies below; and
 * what happened at a place that is called otherwise now.
 */
function touched(index: QuadIndex, changed: readonly ChangedThing[]): Set<string> {
  const found = new Set<string>();
  for (const { thing, before } of changed) {
    const now = linksOf(index, thing);
    found.add(thing);
    for (const links of [before ?? now, now]) {
      for (const linked of links.things) found.add(linked);
      for (const claim of passedOn(index, links.claims)) addObjects(index, claim, isnad.about, found);
    }
    if (String(before?.above ?? '') !== String(now.above)) addBelow(index, thing, found);
    if (JSON.stringify(before?.lent) !== JSON.stringify(now.lent)) addSubjects(index, isnad.place, thing, found);
  }
  return found;
}

/** The claims that report one of these, at any distance. */
function passedOn(index: QuadIndex, claims: readonly string[]): Set<string> {
  const seen = new Set(claims);
  for (const claim of seen) for (const later of index.subjects(isnad.reports, namedNode(claim))) seen.add(later.value);
  return seen;
}

/** What lies below a thing, what its claims are told in, and what claims that name it are about. */
function addBelow(index: QuadIndex, top: string, found: Set<string>): void {
  const below = new Set([top]);
  for (const iri of below) {
    const node = namedNode(iri);
    for (const property of UPWARDS) for (const { value } of index.subjects(property, node)) below.add(value);
    for (const claim of index.subjects(isnad.about, node)) addObjects(index, claim.value, isnad.statedIn, found);
    for (const claim of index.subjects(isnad.object, node)) addObjects(index, claim.value, isnad.about, found);
  }
  for (const iri of below) found.add(iri);
}

function addSubjects(index: QuadIndex, property: NamedNode, object: string, into: Set<string>): void {
  for (const { value } of index.subjects(property, namedNode(object))) into.add(value);
}

function addObjects(index: QuadIndex, subject: string, property: NamedNode, into: Set<string>): void {
  for (const { value } of index.objects(namedNode(subject), property)) into.add(value);
}

function values(terms: readonly { readonly value: string }[]): string[] {
  return [...new Set(terms.map(({ value }) => value))].sort();
}
