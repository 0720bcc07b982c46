import type { QuadIndex } from '../index/quad-index.ts';
import { literal, type NamedNode, namedNode, type Quad, quad, type Term } from '../rdf/quads.ts';
import {
  dcat,
  dcterms,
  foaf,
  hydra,
  isnad,
  LICENCES,
  NAMESPACES,
  RECONCILIATION_API,
  rdf,
  SCHEMES,
  void_,
  xsd,
} from '../rdf/vocabulary.ts';
import { SEGMENTS } from '../records/segments.ts';
import { thingsOf } from './listing.ts';
import { MESSAGES } from './messages.ts';

const RECORDS_PER_PAGE = 500;

const VOCABULARIES = ['isnad', 'prov', 'dcterms', 'skos', 'skosxl', 'org', 'schema', 'geo', 'oa', 'foaf'] as const;

/** The archive described for programs: VoID counts and doors, and the DCAT catalogue of its data set and services. */
export function voidQuads(index: QuadIndex, base: string): Quad[] {
  const { quads, say } = collector();
  const dataset = namedNode(`${base}.well-known/void#dataset`);
  const document = namedNode(`${base}.well-known/void`);
  say(document, rdf.type, void_.DatasetDescription);
  say(document, foaf.primaryTopic, dataset);
  say(dataset, rdf.type, void_.Dataset, dcat.Dataset);
  say(dataset, dcterms.title, ...bilingual('datasetTitle'));
  say(dataset, dcterms.description, ...bilingual('datasetDescription'));
  say(dataset, dcterms.license, LICENCES.data);
  say(dataset, foaf.homepage, namedNode(base));
  say(dataset, void_.sparqlEndpoint, namedNode(`${base}sparql`));
  say(dataset, void_.uriSpace, literal(`${base}id/`));
  say(dataset, void_.uriLookupEndpoint, namedNode(base));
  tellReconciliation(say, base);
  say(dataset, void_.triples, number(index.size));
  say(dataset, void_.classes, number(index.objects(null, rdf.type).length));
  say(dataset, void_.vocabulary, ...VOCABULARIES.map((name) => namedNode(NAMESPACES[name])));
  say(dataset, void_.vocabulary, ...SCHEMES.map((scheme) => namedNode(`${base}vocabulary/${scheme}`)));
  let documents = 0;
  for (const segment of SEGMENTS) {
    const things = thingsOf(index, segment);
    documents += things.length;
    const subset = namedNode(`${base}.well-known/void#${segment}`);
    say(dataset, void_.subset, subset);
    say(subset, rdf.type, void_.Dataset);
    say(subset, dcterms.title, ...bilingual(`segment-${segment}`));
    say(subset, void_.uriSpace, literal(`${base}id/${segment}/`));
    say(subset, void_.entities, number(things.length));
    const [example] = things.sort();
    if (example !== undefined) say(subset, void_.exampleResource, namedNode(example));
  }
  say(dataset, void_.documents, number(documents));
  for (const type of [isnad.Claim, isnad.Demand]) {
    const partition = namedNode(`${base}.well-known/void#class-${type.value.split('#')[1]}`);
    say(dataset, void_.classPartition, partition);
    say(partition, void_.class, type);
    say(partition, void_.entities, number(index.count(null, rdf.type, type)));
  }
  return quads;
}

/** One page of the catalogue: the data set, its service and, page by page, every record graph. */
export function catalogPageQuads(index: QuadIndex, base: string, page: number): Quad[] {
  const { quads, say } = collector();
  const catalog = namedNode(`${base}catalog`);
  const dataset = namedNode(`${base}.well-known/void#dataset`);
  const service = namedNode(`${base}sparql`);
  const records = catalogRecords(index, base);
  say(catalog, rdf.type, dcat.Catalog, hydra.Collection);
  say(catalog, dcterms.title, ...bilingual('datasetTitle'));
  say(catalog, dcterms.license, LICENCES.data);
  say(catalog, dcat.dataset, dataset);
  say(catalog, dcat.service, service, namedNode(`${base}reconcile`));
  say(catalog, hydra.totalItems, number(records.length));
  say(dataset, rdf.type, dcat.Dataset);
  say(dataset, dcterms.title, ...bilingual('datasetTitle'));
  say(dataset, dcterms.description, ...bilingual('datasetDescription'));
  say(dataset, dcterms.license, LICENCES.data);
  say(service, rdf.type, dcat.DataService);
  say(service, dcat.endpointURL, service);
  say(service, dcat.servesDataset, dataset);
  tellReconciliation(say, base);
  for (const record of records.slice((page - 1) * RECORDS_PER_PAGE, page * RECORDS_PER_PAGE)) {
    say(catalog, dcat.record, record);
    quads.push(...index.match(record, null, null, catalog));
  }
  pagesOf(say, catalog, page, catalogPages(records.length));
  return quads;
}

/** The service that finds records for the rows of a table, and what it keeps to. */
function tellReconciliation(say: Say, base: string): void {
  const service = namedNode(`${base}reconcile`);
  say(service, rdf.type, dcat.DataService);
  say(service, dcterms.title, ...bilingual('reconcileTitle'));
  say(service, dcterms.description, ...bilingual('reconcileLead'));
  say(service, dcterms.conformsTo, RECONCILIATION_API);
  say(service, dcat.endpointURL, service);
  // Its manifest is its description.
  say(service, dcat.endpointDescription, service);
  say(service, dcat.servesDataset, namedNode(`${base}.well-known/void#dataset`));
}

/** How many pages the catalogue has. */
export function catalogPages(records: number): number {
  return Math.max(1, Math.ceil(records / RECORDS_PER_PAGE));
}

/** The records that the graph `{base}catalog` knows as current, in a fixed order. */
function catalogRecords(index: QuadIndex, base: string): NamedNode[] {
  const records = index.subjects(rdf.type, dcat.CatalogRecord, namedNode(`${base}catalog`)).map((term) => term.value);
  return records
    .filter((iri) => iri.startsWith(base))
    .sort()
    .map((iri) => namedNode(iri));
}

type Say = (subject: NamedNode, predicate: NamedNode, ...objects: Term[]) => void;

/** The page among its neighbours, as Hydra says it. */
export function pagesOf(say: Say, collection: NamedNode, page: number, pages: number, query = ''): void {
  const at = (n: number) => namedNode(`${collection.value}?${query}page=${n}`);
  say(collection, hydra.view, at(page));
  say(at(page), rdf.type, hydra.PartialCollectionView);
  say(at(page), hydra.first, at(1));
  say(at(page), hydra.last, at(pages));
  if (page > 1) say(at(page), hydra.previous, at(page - 1));
  if (page < pages) say(at(page), hydra.next, at(page + 1));
}

/** Collects quads by being told them. */
export function collector(): { readonly quads: Quad[]; readonly say: Say } {
  const quads: Quad[] = [];
  return {
    quads,
    say: (subject, predicate, ...objects) => {
      for (const object of objects) quads.push(quad(subject, predicate, object));
    },
  };
}

/** A phrase of ours in both languages. */
export function bilingual(key: keyof typeof MESSAGES): Term[] {
  return [literal(MESSAGES[key].en, 'en'), literal(MESSAGES[key].ar, 'ar')];
}

/** A count as RDF. */
export function number(n: number): Term {
  return literal(String(n), xsd.integer);
}
