import { KeysInitQuery } from '@comunica/context-entries';
import { QueryEngine } from '@comunica/query-sparql';
import type { BindingsStream, FragmentSelectorShape, IActionContext, IQuerySource } from '@comunica/types';
import { BindingsFactory } from '@comunica/utils-bindings-factory';
import { MetadataValidationState } from '@comunica/utils-metadata';
import type { Bindings, Quad, Term, Variable } from '@rdfjs/types';
import type { AsyncIterator } from 'asynciterator';
import type { DatasetView } from '../index/dataset-view.ts';
import { defaultGraph, quad } from '../rdf/quads.ts';
import { GRAPH_ITSELF } from './graph-scope.ts';
import { PacedIterator } from './paced-iterator.ts';
import type { Operation } from './parse.ts';

/** A running query's answer, pulled row by row or triple by triple. */
export type Answer =
  | { readonly kind: 'bindings'; readonly rows: AsyncIterator<Bindings> }
  | { readonly kind: 'quads'; readonly quads: AsyncIterator<Quad> }
  | { readonly kind: 'boolean'; readonly value: Promise<boolean> };

/** What a query may use, and the flag that stops it. */
export interface Evaluation {
  readonly algebra: Operation;
  readonly view: DatasetView;
  readonly baseIri: string;
  /** The only way to another host. */
  readonly fetch: typeof fetch;
  /** When it aborts, the data dry up under the query: an aggregate ends where destroying its result would not end it. */
  readonly signal: AbortSignal;
}

/** The one place that knows Comunica: gives it an algebra and our index as its only source. */
export class Evaluator {
  readonly #engine = new QueryEngine();

  async evaluate({ algebra, view, baseIri, fetch, signal }: Evaluation): Promise<Answer> {
    const source = new IndexSource(view, signal);
    // Algebra of the SPARQL 1.1 parser is what Comunica runs; only the declared types differ (1.2 has more terms).
    const result = await this.#engine.query(
      algebra as never,
      {
        '@comunica/bus-query-operation:querySources': [{ source }],
        baseIRI: baseIri,
        fetch,
        readOnly: true,
        distinctConstruct: true,
      } as never,
    );
    if (result.resultType === 'bindings') return { kind: 'bindings', rows: (await result.execute()) as never };
    if (result.resultType === 'quads') return { kind: 'quads', quads: (await result.execute()) as never };
    if (result.resultType === 'boolean') return { kind: 'boolean', value: result.execute() };
    throw new TypeError(`A query cannot answer with ${result.resultType}.`);
  }
}

const VARIABLE = { termType: 'Variable', equals: () => false } as const;
const variable = (value: string): Variable => ({ ...VARIABLE, value });

/** Answers quad patterns from the index; everything above them is Comunica's. */
class IndexSource implements IQuerySource {
  readonly referenceValue = 'isnad:index';
  readonly #view: DatasetView;
  readonly #signal: AbortSignal;
  #factory: BindingsFactory | undefined;

  constructor(view: DatasetView, signal: AbortSignal) {
    this.#view = view;
    this.#signal = signal;
  }

  async getSelectorShape(): Promise<FragmentSelectorShape> {
    const [s, p, o] = [variable('s'), variable('p'), variable('o')];
    const pattern = { type: 'pattern', termType: 'Quad', subject: s, predicate: p, object: o, graph: defaultGraph() };
    return {
      type: 'operation',
      operation: { operationType: 'pattern', pattern: pattern as never },
      variablesOptional: [s, p, o],
    };
  }

  async getFilterFactor(): Promise<number> {
    return 0;
  }

  queryBindings(operation: unknown, context: IActionContext): BindingsStream {
    const pattern = operation as Quad;
    this.#factory ??= new BindingsFactory(context.getSafe(KeysInitQuery.dataFactory));
    const rows = new PacedIterator(this.#solutions(pattern, this.#factory));
    rows.setProperty('metadata', {
      state: new MetadataValidationState(),
      cardinality: { type: 'estimate', value: this.#atMost(pattern) },
      requestTime: 0,
      variables: [...variablesOf(pattern).values()].map(([term]) => ({ variable: term, canBeUndef: false })),
    });
    return rows as unknown as BindingsStream;
  }

  queryQuads(): never {
    throw new TypeError('The index is asked for patterns only.');
  }

  queryBoolean(): never {
    throw new TypeError('The index is asked for patterns only.');
  }

  queryVoid(): never {
    throw new TypeError('The index takes no updates from a query.');
  }

  toString(): string {
    return 'IndexSource';
  }

  *#solutions(pattern: Quad, factory: BindingsFactory) {
    const variables = [...variablesOf(pattern).values()];
    for (const found of this.#quads(pattern)) {
      if (this.#signal.aborted) return;
      if (!variables.every(([, first, ...others]) => others.every((place) => found[place].equals(found[first]))))
        continue;
      yield factory.bindings(variables.map(([term, place]) => [term, found[place]]));
    }
  }

  #quads({ subject, predicate, object, graph }: Quad): Iterable<Quad> {
    const [s, p, o] = [bound(subject), bound(predicate), bound(object)];
    if (subject.equals(GRAPH_ITSELF)) return this.#graphsThemselves(graph);
    if (graph.termType === 'DefaultGraph') return this.#view.matchDefault(s, p, o);
    // "GRAPH ?g" ranges over the named graphs, never the default graph (SPARQL 1.1, 13.3).
    return graph.termType === 'Variable' ? this.#view.matchEveryGraph(s, p, o) : this.#view.matchGraph(s, p, o, graph);
  }

  *#graphsThemselves(graph: Term): Generator<Quad> {
    for (const name of this.#view.graphNames()) {
      if (graph.termType === 'Variable' || name.equals(graph)) yield quad(GRAPH_ITSELF, GRAPH_ITSELF, name, name);
    }
  }

  #atMost({ subject, predicate, object, graph }: Quad): number {
    if (subject.equals(GRAPH_ITSELF)) return [...this.#view.graphNames()].length;
    const named = graph.termType === 'NamedNode' ? graph : undefined;
    return this.#view.atMost(bound(subject), bound(predicate), bound(object), named);
  }
}

type Place = 'subject' | 'predicate' | 'object' | 'graph';

/** Each variable of a pattern with the places where it stands. */
function variablesOf(pattern: Quad): Map<string, [Variable, Place, ...Place[]]> {
  const found = new Map<string, [Variable, Place, ...Place[]]>();
  for (const place of ['subject', 'predicate', 'object', 'graph'] as const) {
    const term = pattern[place];
    if (term.termType !== 'Variable') continue;
    const known = found.get(term.value);
    if (known) known.push(place);
    else found.set(term.value, [term, place]);
  }
  return found;
}

function bound(term: Term): Term | undefined {
  return term.termType === 'Variable' ? undefined : term;
}
