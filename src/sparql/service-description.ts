import type { QuadIndex } from '../index/quad-index.ts';
import { GRAPH_FORMATS, RESULT_FORMATS } from '../rdf/media-types.ts';
import { literal, type NamedNode, namedNode, type Quad, quad, type Term } from '../rdf/quads.ts';
import { formats, rdf, sd, text, void_, xsd } from '../rdf/vocabulary.ts';
import { isSegment } from '../records/segments.ts';

/** What the description says beside what the index holds. */
export interface ServiceFacts {
  /** Base of the IRIs; the endpoint is `{base}sparql`. */
  readonly baseIri: string;
  /** Whether queries may reach other hosts. */
  readonly federated: boolean;
}

/** The W3C's names of the formats (https://www.w3.org/ns/formats/). */
export const FORMAT_IRIS = {
  json: formats['SPARQL_Results_JSON'],
  xml: formats['SPARQL_Results_XML'],
  csv: formats['SPARQL_Results_CSV'],
  tsv: formats['SPARQL_Results_TSV'],
  turtle: formats['Turtle'],
  ntriples: formats['N-Triples'],
  nquads: formats['N-Quads'],
  trig: formats['TriG'],
  jsonld: formats['JSON-LD'],
  rdfxml: formats['RDF_XML'],
} as const;

/**
 * The endpoint in the words of SPARQL 1.1 Service Description: formats, features, the default graph with its counts,
 * our own graphs by name, and the graphs of records by count and pattern, because there is one a record.
 */
export function describeService(index: QuadIndex, { baseIri, federated }: ServiceFacts): Quad[] {
  const endpoint = namedNode(`${baseIri}sparql`);
  const node = (name: string) => namedNode(`${endpoint.value}#${name}`);
  const [service, dataset, union] = [node('service'), node('dataset'), node('default-graph')];
  const quads: Quad[] = [];
  const say = (subject: NamedNode, predicate: NamedNode, ...objects: Term[]) => {
    for (const object of objects) quads.push(quad(subject, predicate, object));
  };

  say(service, rdf.type, sd.Service);
  say(service, sd.endpoint, endpoint);
  say(service, sd.supportedLanguage, sd.SPARQL11Query);
  say(service, sd.feature, sd.UnionDefaultGraph, ...(federated ? [sd.BasicFederatedQuery] : []));
  say(service, sd.propertyFeature, text.query);
  say(service, sd.resultFormat, ...[...RESULT_FORMATS, ...GRAPH_FORMATS].map(({ name }) => FORMAT_IRIS[name]));
  say(service, sd.defaultDataset, dataset);

  say(dataset, rdf.type, sd.Dataset, void_.Dataset);
  say(dataset, sd.defaultGraph, union);
  say(union, rdf.type, sd.Graph, void_.Dataset);
  say(union, void_.triples, number(index.size));
  say(union, void_.classes, number(index.objects(null, rdf.type).length));
  say(
    union,
    void_.entities,
    number(new Set([...index.match(null, rdf.type)].map(({ subject }) => subject.value)).size),
  );

  const { own, records } = sortGraphs(index, baseIri);
  for (const graph of own) {
    const named = node(`graph-${encodeURIComponent(graph.slice(baseIri.length))}`);
    const content = node(`content-${encodeURIComponent(graph.slice(baseIri.length))}`);
    say(dataset, sd.namedGraph, named);
    say(named, rdf.type, sd.NamedGraph);
    say(named, sd.name, namedNode(graph));
    say(named, sd.graph, content);
    say(content, rdf.type, sd.Graph, void_.Dataset);
    say(content, void_.triples, number(index.graphSize(graph)));
  }
  for (const [segment, count] of records) {
    const subset = node(`records-${segment}`);
    say(dataset, void_.subset, subset);
    say(subset, rdf.type, void_.Dataset);
    say(subset, void_.uriSpace, literal(`${baseIri}${segment}/`));
    say(subset, void_.documents, number(count));
  }
  return quads;
}

/** Our own graphs by name, and the number of record graphs of each segment. */
function sortGraphs(index: QuadIndex, baseIri: string): { own: string[]; records: Map<string, number> } {
  const own: string[] = [];
  const records = new Map<string, number>();
  for (const graph of index.graphs()) {
    const segment = graph.startsWith(baseIri) ? (graph.slice(baseIri.length).split('/')[0] ?? '') : '';
    if (isSegment(segment)) records.set(segment, (records.get(segment) ?? 0) + 1);
    else own.push(graph);
  }
  return { own: own.toSorted(), records: new Map([...records].toSorted()) };
}

function number(value: number): Term {
  return literal(String(value), xsd.integer);
}
