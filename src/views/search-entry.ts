import type { Entry, PlaceName } from '../archive/search/entry.ts';
import { isClaim } from '../claims/claim-count.ts';
import { isDisputed } from '../claims/disagreement.ts';
import { ancestors } from '../claims/hierarchy.ts';
import { LANGUAGES } from '../claims/labels.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode, type Term } from '../rdf/quads.ts';
import { dcterms, isnad, NAMESPACES, rdf, rdfs, skosxl } from '../rdf/vocabulary.ts';
import { segmentOfClass } from '../records/segments.ts';
import { isLiteral, nameOf } from './names.ts';
import { PRIORS } from './search-facets.ts';

/**
 * What a thing is narrowed and sorted by. Bound: the claims that speak of it, stand in it or are made by it, and the
 * comparisons of one matrix.
 */
export function entryOf(index: QuadIndex, iri: string): Entry {
  const node = namedNode(iri);
  const classes = classesOf(index, node);
  const { about, within, all } = claimsOf(index, node);
  const claims = all.map(namedNode);
  const told = [...new Set([...about, ...within])].map(namedNode);
  const disputed = isDisputed(index, iri);
  const { earliest, latest } = daysOf(index, node);
  const placeNames = placeNamesOf(index, node);
  return {
    facets: {
      class: classes.map(localPart),
      year: yearsOf(earliest, latest),
      place: placesOf(index, node, within).map(localPart),
      organization: [...valuesOf(index, [node], dcterms.publisher).union(valuesOf(index, told, isnad.claimant))].map(
        agentPart,
      ),
      aspect: [...valuesOf(index, claims, isnad.aspect)].map(localPart),
      modality: [...valuesOf(index, claims, isnad.modality)].map(localPart),
      grade: gradesOf(index, [node, ...claims]).map(localPart),
      disagreement: disputed === undefined ? [] : [disputed ? 'yes' : 'no'],
    },
    ...(earliest === undefined ? {} : { earliest }),
    ...(latest === undefined ? {} : { latest }),
    claims: claims.length,
    names: Object.fromEntries(LANGUAGES.map((language) => [language, nameOf(index, iri, language).text])),
    prior: weigh(classes, claims.length),
    ...(placeNames.length === 0 ? {} : { placeNames }),
  };
}

/** That of an entry which is not compared. Bound: the names of the claims that speak of the thing, stand in it or are its own. */
export function foundBy(index: QuadIndex, iri: string): Pick<Entry, 'prior' | 'placeNames'> {
  const node = namedNode(iri);
  const placeNames = placeNamesOf(index, node);
  const prior = weigh(classesOf(index, node), claimsOf(index, node).all.length);
  return placeNames.length === 0 ? { prior } : { prior, placeNames };
}

function claimsOf(index: QuadIndex, node: NamedNode) {
  const about = subjects(index, isnad.about, node).filter(isClaim);
  const within = subjects(index, isnad.statedIn, node);
  return { about, within, all: [...new Set([...about, ...within, ...subjects(index, isnad.claimant, node)])] };
}

/** More is known of what many speak of; a little of that counts, whatever is looked for. */
function weigh(classes: readonly string[], claims: number): number {
  const factor = Math.max(0, ...classes.flatMap((iri) => PRIORS.get(iri) ?? []));
  return Number(((factor || 1) * (1 + 0.05 * Math.log2(1 + claims))).toFixed(4));
}

/** The classes of its record, and those above them that have records of their own. */
function classesOf(index: QuadIndex, node: NamedNode): string[] {
  const stated = index.objects(node, rdf.type).map(({ value }) => value);
  const found = stated.flatMap((iri) => [iri, ...ancestors(index, iri, rdfs.subClassOf)]);
  return [...new Set(found)].filter((iri) => iri.startsWith(NAMESPACES.isnad) && segmentOfClass(iri) !== undefined);
}

/** The places it names, those of what its claims speak of, itself if it is one; with all that they lie in. */
function placesOf(index: QuadIndex, node: NamedNode, claims: Iterable<string>): string[] {
  const spokenOf = Array.from(claims, namedNode).flatMap((claim) => index.objects(claim, isnad.about));
  const places = [node, ...spokenOf].flatMap((at) =>
    index.has(at, rdf.type, isnad.Place) ? [at.value] : index.objects(at, isnad.place).map(({ value }) => value),
  );
  return [...new Set(places.flatMap((place) => [place, ...ancestors(index, place, isnad.within)]))];
}

/** Sources write the name of a place in many ways, and an incident there is called by one of them. */
function placeNamesOf(index: QuadIndex, node: NamedNode): PlaceName[] {
  if (!HAPPENINGS.some((happening) => index.has(node, rdf.type, happening))) return [];
  const names = index.objects(node, isnad.place).flatMap((place) => lentNames(index, place));
  return [...new Map(names.map((name) => [`${name.language} ${name.text}`, name])).values()];
}

const HAPPENINGS = [isnad.Incident, isnad.IncidentSeries];

/** The names of a place beside its labels, in the order of their texts; none for what is no place. */
export function lentNames(index: QuadIndex, place: Term): PlaceName[] {
  if (place.termType !== 'NamedNode' || !index.has(place, rdf.type, isnad.Place)) return [];
  const forms = index
    .objects(place, skosxl.altLabel)
    .filter(({ value }) => value.startsWith(`${place.value}#`))
    .flatMap((form) => index.objects(form, skosxl.literalForm));
  const names = forms.filter(isLiteral).map(({ value, language }) => ({ text: value, language }));
  return names.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.language < b.language ? -1 : 1));
}

/** Our certainty of the record as a whole and of its claims, not that of a single field. */
function gradesOf(index: QuadIndex, nodes: readonly NamedNode[]): string[] {
  const curations = nodes.flatMap((node) => index.objects(node, isnad.curation));
  const whole = curations.filter((curation) => !index.has(curation, isnad.ofProperty));
  return [...new Set(whole.flatMap((curation) => index.objects(curation, isnad.grade)).map(({ value }) => value))];
}

/** The days that a record may be of, as far as they are known. */
export function daysOf(index: QuadIndex, node: NamedNode): Pick<Entry, 'earliest' | 'latest'> {
  const [first, last] = [isnad.earliest, isnad.latest].map((property) => index.object(node, property)?.value);
  if (first !== undefined || last !== undefined) return days(first, last);
  const years = index.object(node, isnad.date)?.value.match(/\b\d{4}\b/g);
  return days(years?.[0] && `${years[0]}-01-01`, years && `${years.at(-1)}-12-31`);
}

function days(earliest?: string | null, latest?: string | null): Pick<Entry, 'earliest' | 'latest'> {
  return { ...(earliest ? { earliest } : {}), ...(latest ? { latest } : {}) };
}

/** A longer time than this is no year that anybody looks for. */
const MOST_YEARS = 60;

function yearsOf(earliest: string | undefined, latest: string | undefined): string[] {
  const [first, last] = [Number((earliest ?? latest)?.slice(0, 4)), Number((latest ?? earliest)?.slice(0, 4))];
  if (Number.isNaN(first) || Number.isNaN(last) || last < first) return [];
  return Array.from({ length: Math.min(last - first + 1, MOST_YEARS) }, (_, at) => String(first + at).padStart(4, '0'));
}

function subjects(index: QuadIndex, property: NamedNode, node: NamedNode): string[] {
  return index.subjects(property, node).map(({ value }) => value);
}

function valuesOf(index: QuadIndex, nodes: readonly NamedNode[], property: NamedNode): Set<string> {
  return new Set(nodes.flatMap((node) => index.objects(node, property)).map(({ value }) => value));
}

function localPart(iri: string): string {
  return iri.replace(/^.*[/#]/, '');
}

/** An organization by its slug, any other body with its segment before it. */
function agentPart(iri: string): string {
  return iri.replace(/^.*\/id\/(organization\/)?/, '');
}
