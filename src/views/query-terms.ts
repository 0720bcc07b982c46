import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { owl, PREFIXES, rdf, rdfs, SCHEMES, skos } from '../rdf/vocabulary.ts';
import { FOREIGN_TERMS } from './foreign-terms.ts';
import { type Asset, hashed } from './hashed-asset.ts';
import { isLiteral, localName, pick } from './names.ts';

/** A term that a query can use; the editor reads it (web/query-terms.ts). */
interface Term {
  readonly name: string;
  readonly kind: 'class' | 'property' | 'datatype' | 'concept';
  readonly en: string;
  readonly ar: string;
}

const KINDS: readonly (readonly [type: NamedNode, kind: Term['kind']])[] = [
  [owl.Class, 'class'],
  [owl.ObjectProperty, 'property'],
  [owl.DatatypeProperty, 'property'],
  [owl.AnnotationProperty, 'property'],
  [rdfs.Datatype, 'datatype'],
];

/** Jena's property function, which no ontology lists. */
const SEARCH: Term = { name: 'text:query', kind: 'property', en: 'found by words', ar: 'يُعثر عليه بالكلمات' };

const BY_NAMESPACE = Object.entries(PREFIXES).sort(([, a], [, b]) => b.length - a.length);

let last: { readonly index: QuadIndex; readonly position: number; readonly asset: Asset } | undefined;

/**
 * What the editor offers: prefixes, and every term of the ontology and the vocabularies with its labels, as a file named by
 * its hash. Reads the terms once for each position of the log; how many there are does not grow with the archive.
 */
export function queryTerms(index: QuadIndex, base: string): Asset {
  if (last?.index === index && last.position === index.position) return last.asset;
  const bytes = Buffer.from(JSON.stringify({ prefixes: PREFIXES, terms: readTerms(index, base) }));
  const asset = { name: hashed('terms', bytes, 'json'), mediaType: 'application/json', bytes };
  last = { index, position: index.position, asset };
  return asset;
}

function readTerms(index: QuadIndex, base: string): Term[] {
  const own = KINDS.flatMap(([type, kind]) =>
    thingsIn(index, `${base}ontology`, type).flatMap((iri) => termOf(index, iri, kind, rdfs.label)),
  );
  const concepts = SCHEMES.flatMap((scheme) =>
    thingsIn(index, `${base}vocabulary/${scheme}`, skos.Concept).flatMap((iri) =>
      termOf(index, iri, 'concept', skos.prefLabel),
    ),
  );
  const foreign = Array.from(FOREIGN_TERMS, ([iri, labels]) => ({
    ...labels,
    name: prefixed(iri),
    kind: 'property' as const,
  }));
  const all = [...own, ...concepts, ...foreign, SEARCH].filter(({ name }) => name !== '');
  return [...new Map(all.map((term) => [term.name, term])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function thingsIn(index: QuadIndex, graph: string, type: NamedNode): string[] {
  return Array.from(index.match(null, rdf.type, type, namedNode(graph)), ({ subject }) => subject.value);
}

function termOf(index: QuadIndex, iri: string, kind: Term['kind'], naming: NamedNode): Term[] {
  const labels = index.objects(namedNode(iri), naming).filter(isLiteral);
  const label = (language: 'en' | 'ar') =>
    pick(
      labels.filter((one) => one.language === language),
      language,
    )?.value ?? '';
  return [{ name: prefixed(iri), kind, en: label('en') || localName(iri), ar: label('ar') }];
}

/** The name as a query writes it; empty where no prefix of ours begins it. */
function prefixed(iri: string): string {
  const found = BY_NAMESPACE.find(([, namespace]) => iri.startsWith(namespace) && iri.length > namespace.length);
  return found === undefined ? '' : `${found[0]}:${iri.slice(found[1].length)}`;
}
