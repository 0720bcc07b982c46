import type { QuadIndex } from '../index/quad-index.ts';
import { GRAPH_FORMATS } from '../rdf/media-types.ts';
import { literal, type NamedNode, namedNode, type Quad, type Term } from '../rdf/quads.ts';
import { dcat, dcterms, foaf, NAMESPACES, rdf, SCHEMES, void_ } from '../rdf/vocabulary.ts';
import { SEGMENT_CLASSES, SEGMENTS, type Segment } from '../records/segments.ts';
import { FORMAT_IRIS } from '../sparql/service-description.ts';
import { tellServices } from './data-services.ts';
import { bilingual, collector, number, type Say } from './description.ts';
import { countOf } from './listing.ts';
import { type Publication, tellPublication, tellTimes } from './publication.ts';

const VOCABULARIES = ['isnad', 'prov', 'dcterms', 'skos', 'skosxl', 'org', 'schema', 'geo', 'oa', 'foaf'] as const;

/** Of a graph whose classes and properties we do not choose: more are counted, not told. */
const MOST_PARTITIONS = 500;

/**
 * The data set in the words of VoID: counts, classes, properties, doors. Bound: some look-ups for each class and property
 * that the graph has, and one for each thing of a segment whose things bear several classes.
 */
export function voidQuads(index: QuadIndex, base: string, publication: Publication): Quad[] {
  const { quads, say } = collector();
  const dataset = namedNode(`${base}.well-known/void#dataset`);
  const document = namedNode(`${base}.well-known/void`);
  say(document, rdf.type, void_.DatasetDescription);
  say(document, foaf.primaryTopic, dataset);
  say(dataset, rdf.type, void_.Dataset, dcat.Dataset);
  say(dataset, dcterms.title, ...bilingual('datasetTitle'));
  say(dataset, dcterms.description, ...bilingual('datasetDescription'));
  tellPublication(say, dataset, publication, base);
  tellTimes(say, dataset, publication);
  say(dataset, foaf.homepage, namedNode(base));
  say(dataset, void_.sparqlEndpoint, namedNode(`${base}sparql`));
  say(dataset, void_.uriSpace, literal(`${base}id/`));
  // VoID, 3.5: the IRI that is looked up is put behind it.
  say(dataset, void_.uriLookupEndpoint, namedNode(`${base}fragments?subject=`));
  say(dataset, void_.feature, ...GRAPH_FORMATS.map(({ name }) => FORMAT_IRIS[name]));
  say(dataset, void_.vocabulary, ...VOCABULARIES.map((name) => namedNode(NAMESPACES[name])));
  say(dataset, void_.vocabulary, ...SCHEMES.map((scheme) => namedNode(`${base}vocabulary/${scheme}`)));
  tellServices(say, dataset, publication, base);
  say(dataset, void_.triples, number(index.size));
  say(dataset, void_.documents, number(tellSegments(say, index, dataset, base)));
  tellClasses(say, index, dataset, base);
  tellProperties(say, index, dataset, base);
  return quads;
}

/** The things of each segment; gives how many there are of all. */
function tellSegments(say: Say, index: QuadIndex, dataset: NamedNode, base: string): number {
  let all = 0;
  for (const segment of SEGMENTS) {
    const count = countOf(index, segment);
    all += count;
    const subset = namedNode(`${base}.well-known/void#${segment}`);
    say(dataset, void_.subset, subset);
    say(subset, rdf.type, void_.Dataset);
    say(subset, dcterms.title, ...bilingual(`segment-${segment}`));
    say(subset, void_.uriSpace, literal(`${base}id/${segment}/`));
    say(subset, void_.entities, number(count));
    const example = someThing(index, segment);
    if (example !== undefined) say(subset, void_.exampleResource, example);
  }
  return all;
}

function someThing(index: QuadIndex, segment: Segment): Term | undefined {
  for (const node of SEGMENT_CLASSES[segment]) {
    const [triple] = index.page([null, rdf.type, node], 0, 1);
    if (triple !== undefined) return triple.subject;
  }
  return undefined;
}

function tellClasses(say: Say, index: QuadIndex, dataset: NamedNode, base: string): void {
  const classes = classesOf(index);
  say(dataset, void_.classes, number(classes.length));
  for (const { node, count } of classes.slice(0, MOST_PARTITIONS)) {
    const partition = partitionOf('class', node, base);
    say(dataset, void_.classPartition, partition);
    say(partition, void_.class, node);
    say(partition, void_.entities, number(count));
  }
}

/** The classes of the graph with their members: triples of `rdf:type` stand by class, so each look-up leads to the next. */
function classesOf(index: QuadIndex): { readonly node: NamedNode; readonly count: number }[] {
  const found: { node: NamedNode; count: number }[] = [];
  const all = index.count(null, rdf.type);
  for (let from = 0; from < all; ) {
    const [triple] = index.page([null, rdf.type, null], from, 1);
    if (triple === undefined) break;
    const count = index.count(null, rdf.type, triple.object);
    if (triple.object.termType === 'NamedNode') found.push({ node: triple.object as NamedNode, count });
    from += count;
  }
  return found.sort((a, b) => (a.node.value < b.node.value ? -1 : 1));
}

function tellProperties(say: Say, index: QuadIndex, dataset: NamedNode, base: string): void {
  const properties = index.predicates().sort((a, b) => (a.value < b.value ? -1 : 1));
  say(dataset, void_.properties, number(properties.length));
  for (const property of properties.slice(0, MOST_PARTITIONS)) {
    const partition = partitionOf('property', property as NamedNode, base);
    say(dataset, void_.propertyPartition, partition);
    say(partition, void_.property, property);
    say(partition, void_.triples, number(index.count(null, property)));
  }
}

/** Ours by their own name, others by their whole IRI, so that no two share a name. */
function partitionOf(kind: 'class' | 'property', { value }: NamedNode, base: string): NamedNode {
  const name = value.startsWith(NAMESPACES.isnad) ? value.slice(NAMESPACES.isnad.length) : encodeURIComponent(value);
  return namedNode(`${base}.well-known/void#${kind}-${name}`);
}
