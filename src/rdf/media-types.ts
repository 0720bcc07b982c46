/** One format of graphs or datasets. */
export interface GraphFormat {
  readonly name: GraphFormatName;
  readonly mediaType: string;
  readonly extension: string;
  /** Other media types and short names by which clients ask for it. */
  readonly aliases: readonly string[];
  /** Whether it carries graph names. */
  readonly quads: boolean;
}

/** One format of SELECT and ASK results. */
export interface ResultFormat {
  readonly name: 'json' | 'xml' | 'csv' | 'tsv';
  readonly mediaType: string;
  readonly extension: string;
  readonly aliases: readonly string[];
}

export type GraphFormatName = 'turtle' | 'ntriples' | 'nquads' | 'trig' | 'jsonld' | 'rdfxml';

/** Every graph format, in the order in which we prefer them. */
export const GRAPH_FORMATS: readonly GraphFormat[] = [
  graph('turtle', 'text/turtle', 'ttl', false, ['application/x-turtle', 'application/turtle', 'text/n3', 'ttl', 'n3']),
  graph('ntriples', 'application/n-triples', 'nt', false, ['application/ntriples', 'n-triples', 'nt']),
  graph('rdfxml', 'application/rdf+xml', 'rdf', false, ['rdf', 'rdf-xml', 'rdf/xml', 'owl', 'xml', 'application/xml']),
  graph('jsonld', 'application/ld+json', 'jsonld', true, ['application/json', 'json-ld', 'json', 'ld+json']),
  graph('trig', 'application/trig', 'trig', true, ['application/x-trig']),
  graph('nquads', 'application/n-quads', 'nq', true, ['application/nquads', 'text/x-nquads', 'n-quads', 'nq']),
];

/** Every result format, in the order in which we prefer them. */
export const RESULT_FORMATS: readonly ResultFormat[] = [
  result('json', 'application/sparql-results+json', 'srj', ['application/json', 'sparql-results+json', 'srj']),
  result('xml', 'application/sparql-results+xml', 'srx', ['application/xml', 'text/xml', 'sparql-results+xml', 'srx']),
  result('csv', 'text/csv', 'csv', []),
  result('tsv', 'text/tab-separated-values', 'tsv', []),
];

/** The format that a name, media type, extension or alias stands for, whatever its case; parameters are ignored. */
export function findFormat<F extends GraphFormat | ResultFormat>(formats: readonly F[], wanted: string): F | undefined {
  const key = (wanted.split(';')[0] ?? '').trim().toLowerCase();
  return formats.find((f) => f.name === key || f.mediaType === key || f.extension === key || f.aliases.includes(key));
}

/** The graph format of a file by its name; `undefined` where the ending is none of ours. */
export function formatOfFile(path: string): GraphFormat | undefined {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  return GRAPH_FORMATS.find((format) => format.extension === extension);
}

function graph(
  name: GraphFormatName,
  mediaType: string,
  extension: string,
  quads: boolean,
  aliases: string[],
): GraphFormat {
  return { name, mediaType, extension, aliases, quads };
}

function result(name: ResultFormat['name'], mediaType: string, extension: string, aliases: string[]): ResultFormat {
  return { name, mediaType, extension, aliases };
}
