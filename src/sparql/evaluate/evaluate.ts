import type { IndexReader } from '../../index/index-reader.ts';
import type { ParsedQuery } from '../parse.ts';
import type { Operation, OperationOf } from './algebra.ts';
import { constructTriples } from './construct.ts';
import { describeTriples } from './describe.ts';
import type { Budget, Operator } from './operator.ts';
import { Unit } from './operators/unit.ts';
import type { PlanNode } from './plan/plan-node.ts';
import { beginPlanning, PLANNERS } from './plan/planners.ts';
import type { Planning } from './plan/planning.ts';
import type { ActiveDataset, QueryContext } from './query-context.ts';
import { QueryTerms } from './query-terms.ts';

/** A query as it is answered here: parsed, without its dataset clause. */
export type EvaluatedQuery = Pick<ParsedQuery, 'algebra' | 'variables' | 'baseIri'>;

/** What a query is answered from, and how far it may go. */
export interface Ground {
  readonly reader: IndexReader;
  /** Made from the query's own terms where it names graphs that the dictionary need not have. */
  readonly dataset: ActiveDataset | ((terms: QueryTerms) => ActiveDataset);
  readonly budget: Budget;
  readonly now: Date;
}

/** An answer that is worked out while it is read; ids are those of `terms`. */
export type Evaluation =
  | {
      readonly kind: 'bindings';
      readonly variables: readonly string[];
      /** The place of each variable in the rows. */
      readonly places: Int32Array;
      readonly rows: Operator;
      readonly terms: QueryTerms;
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Rows of width 3: subject, predicate, object; each triple once. */
  | { readonly kind: 'quads'; readonly triples: Operator; readonly terms: QueryTerms };

/** A plan with what happened: for whoever asks how a query is answered. */
export interface Explained {
  readonly plan: PlanNode;
  /** Rows or triples of the whole answer. */
  readonly rows: number;
}

/** Whether a query can be answered here: all of SPARQL 1.1 but SERVICE. */
export function supports(algebra: Operation): boolean {
  const waiting: unknown[] = [algebra];
  for (let at = 0; at < waiting.length; at++) {
    const node = waiting[at];
    if (typeof node !== 'object' || node === null || 'termType' in node) continue;
    if ((node as { type?: unknown }).type === 'service') return false;
    for (const part of Object.values(node)) if (typeof part === 'object') waiting.push(part);
  }
  const { solutions } = formOf(algebra);
  return PLANNERS[solutions.type] !== undefined;
}

/** Answers a query. Throws IsnadError where a limit is passed, here or while the answer is read. */
export function evaluate(query: EvaluatedQuery, ground: Ground): Evaluation {
  return open(query, prepare(query, ground, false));
}

/** Plans a query, runs it to its end where `running`, and says what was done and how many rows each step gave. */
export function explain(query: EvaluatedQuery, ground: Ground, running: boolean): Explained {
  const prepared = prepare(query, ground, running);
  if (!running) return { plan: prepared.plan, rows: 0 };
  const answer = open(query, prepared);
  if (answer.kind === 'boolean') return { plan: prepared.plan, rows: answer.value ? 1 : 0 };
  const operator = answer.kind === 'bindings' ? answer.rows : answer.triples;
  let rows = 0;
  for (let batch = operator.next(); batch !== undefined; batch = operator.next()) rows += batch.length;
  return { plan: prepared.plan, rows };
}

interface Prepared {
  readonly planning: Planning;
  readonly form: Form;
  readonly plan: PlanNode;
}

function prepare(
  { algebra, baseIri }: EvaluatedQuery,
  { reader, dataset, budget, now }: Ground,
  counting: boolean,
): Prepared {
  const terms = new QueryTerms(reader.dictionary, budget);
  const active = typeof dataset === 'function' ? dataset(terms) : dataset;
  const exists: QueryContext['exists'] = () => {
    throw new TypeError('EXISTS is compiled by a planner.');
  };
  const planning = beginPlanning({ reader, terms, budget, dataset: active, baseIri, now, exists }, { counting });
  const form = formOf(algebra);
  const wanting = form.kind === 'ask' ? planning.with({ wanted: 1 }) : planning;
  return { planning, form, plan: wanting.plan(form.solutions) };
}

function open({ variables }: EvaluatedQuery, { planning, form, plan }: Prepared): Evaluation {
  const { context, scope } = planning;
  const { terms } = context;
  const places = Int32Array.from(variables, (name) => scope.place(name));
  const rows = plan.build(new Unit(scope.width));
  switch (form.kind) {
    case 'ask':
      return { kind: 'boolean', value: rows.next() !== undefined };
    case 'construct':
      return { kind: 'quads', triples: constructTriples(rows, form.operation.template, scope, context), terms };
    case 'describe':
      return { kind: 'quads', triples: describeTriples(rows, form.operation.terms, scope, context), terms };
    default:
      return { kind: 'bindings', variables, places, rows, terms };
  }
}

type Form =
  | { readonly kind: 'select'; readonly solutions: Operation }
  | { readonly kind: 'ask'; readonly solutions: Operation }
  | { readonly kind: 'construct'; readonly solutions: Operation; readonly operation: OperationOf<'construct'> }
  | { readonly kind: 'describe'; readonly solutions: Operation; readonly operation: OperationOf<'describe'> };

/** The form of a query and the operation that gives its solutions, which LIMIT cuts before a graph is made of them. */
function formOf(algebra: Operation): Form {
  const operation = algebra.type === 'slice' ? algebra.input : algebra;
  if (operation.type !== 'ask' && operation.type !== 'construct' && operation.type !== 'describe') {
    return { kind: 'select', solutions: algebra };
  }
  const solutions = algebra.type === 'slice' ? { ...algebra, input: operation.input } : operation.input;
  return { kind: operation.type, solutions, operation } as Form;
}
