import { type TermId, UNNAMED_GRAPH } from '../index/term-id.ts';
import { namedNode, type Term } from '../rdf/quads.ts';
import type { QueryRequest } from './engine.ts';
import type { ActiveDataset } from './evaluate/query-context.ts';
import type { QueryTerms } from './evaluate/query-terms.ts';
import type { ParsedQuery } from './parse.ts';

/** Which graphs a query sees (SPARQL 1.1, 13.2): a graph that does not exist is an empty graph. */
export interface DatasetChoice {
  /** The graphs whose set-merge is the default graph; `union` takes every graph. */
  readonly default: 'union' | readonly Term[];
  /** The graphs that GRAPH may name; `all` takes every named graph. */
  readonly named: 'all' | readonly Term[];
}

/** What an archive's endpoint shows without FROM: the default graph is the union of all, as a set. */
export const UNION_DATASET: DatasetChoice = { default: 'union', named: 'all' };

/** The dataset of the request wins over FROM (SPARQL 1.1 Protocol, 2.1.4), and FROM over what the endpoint shows. */
export function chooseDataset(
  { dataset }: Pick<QueryRequest, 'dataset'>,
  parsed: Pick<ParsedQuery, 'dataset'>,
  usual: DatasetChoice,
): DatasetChoice {
  if (dataset !== undefined) return { default: dataset.default.map(namedNode), named: dataset.named.map(namedNode) };
  return parsed.dataset ?? usual;
}

/** The same by id. */
export function activeDataset(choice: DatasetChoice): (terms: QueryTerms) => ActiveDataset {
  return (terms) => {
    const ids = (graphs: readonly Term[]): TermId[] =>
      graphs.map((graph) => (graph.termType === 'DefaultGraph' ? UNNAMED_GRAPH : terms.id(graph)));
    return {
      default: choice.default === 'union' ? undefined : [...new Set(ids(choice.default))].filter((id) => id > 0),
      named: choice.named === 'all' ? undefined : ids(choice.named),
    };
  };
}
