import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode, type Quad } from '../rdf/quads.ts';
import { dcat, dcterms, foaf, hydra, LANGUAGE_AUTHORITY, LANGUAGE_SCHEME, rdf, skos } from '../rdf/vocabulary.ts';
import { tellDistributions, tellServices } from './data-services.ts';
import { bilingual, collector, number, pagesOf, type Say } from './description.ts';
import { type Publication, tellContact, tellPublication, tellTimes } from './publication.ts';

const RECORDS_PER_PAGE = 500;

/**
 * One page of the catalogue in the words of DCAT 3 and of its profile DCAT-AP 3.0.1, which wants the class of whatever is
 * pointed at beside it: the data set, its distributions and services and, page by page, every record graph.
 */
export function catalogPageQuads(index: QuadIndex, base: string, page: number, publication: Publication): Quad[] {
  const { quads, say } = collector();
  const catalog = namedNode(`${base}catalog`);
  const dataset = namedNode(`${base}.well-known/void#dataset`);
  say(catalog, rdf.type, dcat.Catalog, hydra.Collection);
  say(catalog, dcterms.title, ...bilingual('datasetTitle'));
  say(catalog, dcterms.description, ...bilingual('catalogDescription'));
  tellHomepage(say, catalog, base);
  tellLanguages(say, catalog);
  tellPublication(say, catalog, publication, base);
  tellTimes(say, catalog, publication);
  tellDataset(say, dataset, publication, base);
  say(catalog, dcat.dataset, dataset);
  tellServices(say, dataset, publication, base);
  for (const { subject } of quads.filter(({ object }) => object.equals(dcat.DataService)))
    say(catalog, dcat.service, subject);
  const records = catalogRecords(index, base);
  say(catalog, hydra.totalItems, number(records.length));
  for (const record of records.slice((page - 1) * RECORDS_PER_PAGE, page * RECORDS_PER_PAGE)) {
    say(catalog, dcat.record, record);
    for (const known of index.match(record, null, null, catalog)) {
      say(record, known.predicate as NamedNode, known.object);
      // DCAT 3, 6.5: what a catalogue record is about is a resource of the catalogue.
      if (known.predicate.equals(foaf.primaryTopic)) say(known.object as NamedNode, rdf.type, dcat.Resource);
    }
  }
  pagesOf(say, catalog, page, catalogPages(records.length));
  return quads;
}

function tellDataset(say: Say, dataset: NamedNode, publication: Publication, base: string): void {
  say(dataset, rdf.type, dcat.Dataset);
  say(dataset, dcterms.title, ...bilingual('datasetTitle'));
  say(dataset, dcterms.description, ...bilingual('datasetDescription'));
  say(dataset, dcat.keyword, ...bilingual('datasetKeyword'));
  say(dataset, dcat.landingPage, namedNode(base));
  say(namedNode(base), rdf.type, foaf.Document);
  tellLanguages(say, dataset);
  tellPublication(say, dataset, publication, base);
  tellContact(say, dataset, publication, base);
  tellTimes(say, dataset, publication);
  tellDistributions(say, dataset, publication, base);
}

function tellHomepage(say: Say, catalog: NamedNode, base: string): void {
  say(catalog, foaf.homepage, namedNode(base));
  say(namedNode(base), rdf.type, foaf.Document);
}

function tellLanguages(say: Say, subject: NamedNode): void {
  for (const language of Object.values(LANGUAGE_AUTHORITY)) {
    say(subject, dcterms.language, language);
    say(language, rdf.type, dcterms.LinguisticSystem);
    say(language, skos.inScheme, LANGUAGE_SCHEME);
  }
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
