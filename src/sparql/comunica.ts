import { KeysInitQuery } from '@comunica/context-entries';
import { QueryEngine } from '@comunica/query-sparql';
import type { BindingsStream, FragmentSelectorShape, IActionContext, IQuerySource } from '@comunica/types';
import { BindingsFactory } from '@comunica/utils-bindings-factory';
import { MetadataValidationState } from '@comunica/utils-metadata';
import type { Bindings, Quad, Term, Variable } from '@rdfjs/types';
import type { AsyncIterator } from 'asynciterator';
import { NOTHING, type TermId } from '../index/term-id.ts';
import { defaultGraph } from '../rdf/quads.ts';
import type { Operation } from './evaluate/algebra.ts';
import { type EvaluatedQuery, evaluate, explain, type Ground } from './evaluate/evaluate.ts';
import { variableFacts } from './evaluate/plan/variable-facts.ts';
import { HERE, keepHere, ownAlgebra, PathNames } from './own-algebra.ts';
import { PacedIterator } from './paced-iterator.ts';

/** A running query's answer, pulled row by row or triple by triple. */
export type Answer =
  | { readonly kind: 'bindings'; readonly rows: AsyncIterator<Bindings> }
  | { readonly kind: 'quads'; readonly quads: AsyncIterator<Quad> }
  | { readonly kind: 'boolean'; readonly value: Promise<boolean> };

/** What a query may use, and the flag that stops it. */
export interface Evaluation {
  /** Patterns carry their graph. */
  readonly algebra: Operation;
  readonly ground: Ground;
  readonly baseIri: string;
  /** The only way to another host. */
  readonly fetch: typeof fetch;
  /** When it aborts, the data dry up under the query: an aggregate ends where destroying its result would not end it. */
  readonly signal: AbortSignal;
  /** Whether the index answers the largest parts that it can; else it answers patterns, and Comunica all the rest. */
  readonly parts: boolean;
}

/** The one place that knows Comunica: gives it an algebra and our index as its only source. */
export class ComunicaEngine {
  readonly #engine = new QueryEngine();

  async evaluate({ algebra, baseIri, fetch, ...own }: Evaluation): Promise<Answer> {
    const paths = new PathNames();
    const source = new IndexSource({ ...own, baseIri, paths });
    const result = await this.#engine.query(
      // Algebra of the SPARQL 1.1 parser is what Comunica runs; only the declared types differ (1.2 has more terms).
      keepHere(own.parts ? paths.conceal(algebra) : algebra) as never,
      {
        '@comunica/bus-query-operation:querySources': [{ source }],
        [KeysInitQuery.queryTimestamp.name]: own.ground.now,
        extensionFunctions: { [HERE.value]: async ([value]: Term[]) => value },
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

const variable = (value: string): Variable => ({
  termType: 'Variable',
  value,
  equals: (other) => other?.termType === 'Variable' && other.value === value,
});

const [S, P, O] = [variable('s'), variable('p'), variable('o')];
const PATTERN = { type: 'pattern', termType: 'Quad', subject: S, predicate: P, object: O, graph: defaultGraph() };
const PATTERNS: FragmentSelectorShape = {
  type: 'operation',
  operation: { operationType: 'pattern', pattern: PATTERN as never },
  variablesOptional: [S, P, O],
};
/** An operation is taken with all that is below it, so that a SERVICE anywhere there keeps it with Comunica. */
const PARTS: FragmentSelectorShape = {
  type: 'disjunction',
  children: [
    PATTERNS,
    ...['join', 'leftjoin', 'union', 'minus', 'filter', 'extend'],
    ...['project', 'group', 'distinct', 'reduced', 'orderby', 'slice'],
  ].map((type) =>
    typeof type === 'string' ? { type: 'operation', operation: { operationType: 'type', type: type as never } } : type,
  ),
};

interface Source extends Pick<Evaluation, 'ground' | 'signal' | 'parts' | 'baseIri'> {
  readonly paths: PathNames;
}

/** Answers patterns, or larger parts of a query, from the index; everything above them is Comunica's. */
class IndexSource implements IQuerySource {
  readonly referenceValue = 'isnad:index';
  readonly #source: Source;
  #factory: BindingsFactory | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  async getSelectorShape(): Promise<FragmentSelectorShape> {
    return this.#source.parts ? PARTS : PATTERNS;
  }

  async getFilterFactor(): Promise<number> {
    return 0;
  }

  queryBindings(operation: unknown, context: IActionContext): BindingsStream {
    const { paths, ground, baseIri } = this.#source;
    const algebra = ownAlgebra(operation as object, paths);
    const { possible, certain } = variableFacts(algebra);
    const query = { algebra, variables: [...possible], baseIri };
    const columns = query.variables.map(variable);
    this.#factory ??= new BindingsFactory(context.getSafe(KeysInitQuery.dataFactory));
    const rows = new PacedIterator(this.#solutions(query, columns, this.#factory));
    rows.setProperty('metadata', {
      state: new MetadataValidationState(),
      cardinality: { type: 'estimate', value: explain(query, ground, false).plan.estimate },
      requestTime: 0,
      variables: columns.map((column) => ({ variable: column, canBeUndef: !certain.has(column.value) })),
    });
    return rows as unknown as BindingsStream;
  }

  queryQuads(): never {
    throw new TypeError('The index is asked for solutions only.');
  }

  queryBoolean(): never {
    throw new TypeError('The index is asked for solutions only.');
  }

  queryVoid(): never {
    throw new TypeError('The index takes no updates from a query.');
  }

  toString(): string {
    return 'IndexSource';
  }

  *#solutions(query: EvaluatedQuery, columns: readonly Variable[], factory: BindingsFactory) {
    const { ground, signal } = this.#source;
    const answer = evaluate(query, ground);
    if (answer.kind !== 'bindings') throw new TypeError('A part of a query has solutions.');
    const { rows, places, terms } = answer;
    for (let batch = rows.next(); batch !== undefined; batch = rows.next()) {
      for (let at = 0; at < batch.length * batch.width; at += batch.width) {
        if (signal.aborted) return;
        const row = columns.map((column, i): [Variable, Term | undefined] => {
          const id = batch.rows[at + (places[i] as number)] as TermId;
          return [column, id === NOTHING ? undefined : terms.term(id)];
        });
        yield factory.bindings(row.filter(([, term]) => term !== undefined) as never);
      }
    }
  }
}
