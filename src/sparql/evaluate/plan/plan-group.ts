import { compileAggregate } from '../aggregates.ts';
import type { OperationOf } from '../algebra.ts';
import type { Operator } from '../operator.ts';
import { CountedRow } from '../operators/counted-row.ts';
import { Group, type Grouping } from '../operators/group.ts';
import { AccumulatorColumn, CountColumn, DistinctCountColumn, type GroupColumn } from '../operators/group-columns.ts';
import { differentRows } from './plan-distinct.ts';
import type { FanOut, Place, PlanNode, RowFacts } from './plan-node.ts';
import { planRuns } from './plan-runs.ts';
import type { Planning } from './planning.ts';
import { sequence } from './sequence.ts';
import { variableFacts } from './variable-facts.ts';
import { WORDS } from './words.ts';

type Aggregate = OperationOf<'group'>['aggregates'][number];

/** GROUP BY with its aggregates; expressions among the keys are bound below it, and HAVING is a filter above. */
export function planGroup(operation: OperationOf<'group'>, planning: Planning): PlanNode {
  const { scope, graph, context } = planning;
  const { variables, aggregates } = operation;
  const runs = planCountedRuns(operation, planning);
  if (runs !== undefined) return runs;
  const node = planning.plan(operation.input);
  const keys = new Set(variables.map(({ value }) => scope.place(value)));
  if (graph.kind === 'each' && keys.size > 0) keys.add(graph.place);
  const results = aggregates.map(({ variable }) => scope.place(variable.value));
  const columns = aggregates.map((aggregate) => columnOf(aggregate, operation, node, planning));
  const exact = keys.size === 0 && columns.every(({ isRowCount }) => isRowCount) ? node.exactCount : undefined;
  const output = outputFacts(node.output, keys, results);
  const counted = columns.every(({ isRowCount }) => isRowCount) ? countedLast(node, keys, planning) : undefined;
  const open = (input: Operator): Operator =>
    new Group((counted?.before ?? node).build(input), {
      keys: Int32Array.from(keys),
      ...columnsOf(columns, counted?.fanOut),
      results: Int32Array.from(results),
      expected: output.rows,
      width: scope.width,
      budget: context.budget,
    });
  return planning.step({
    operator: 'group',
    words: counted === undefined ? wordsOf(operation) : WORDS.countOff,
    detail: () => {
      const named = [...variables.map(({ value }) => `?${value}`), ...aggregates.map(textOf)].join(' ');
      return counted === undefined ? named : `${named}: ${counted.last.detail}`;
    },
    output,
    children: [counted?.before ?? node],
    build: (input) => {
      const count = exact?.();
      return count === undefined ? open(input) : new CountedRow(count, results, scope.width, context.terms);
    },
    ...(keys.size === 0 && { exactCount: () => 1 }),
  });
}

/** One key and nothing but counts of rows, over a pattern whose keys the index has side by side. */
function planCountedRuns(
  { input, variables, aggregates }: OperationOf<'group'>,
  planning: Planning,
): PlanNode | undefined {
  const [key, ...others] = variables;
  if (key === undefined || others.length > 0) return undefined;
  const { certain } = variableFacts(input);
  const countsRows = ({ aggregator, distinct, expression }: Aggregate): boolean =>
    aggregator === 'count' &&
    !distinct &&
    (expression.subType === 'wildcard' || (expression.subType === 'term' && certain.has(expression.term.value)));
  if (!aggregates.every(countsRows)) return undefined;
  const places = aggregates.map(({ variable }) => planning.scope.place(variable.value));
  return planRuns(input, key.value, places, planning);
}

/** The last of some steps, where it is for nothing but to be counted. */
interface CountedLast {
  readonly before: PlanNode;
  readonly fanOut: FanOut;
  readonly last: PlanNode;
}

/** Rows that only count need not be made, where the index says how many there are. */
function countedLast(node: PlanNode, keys: ReadonlySet<Place>, planning: Planning): CountedLast | undefined {
  const last = node.operator === 'join' ? node.children.at(-1) : undefined;
  const fanOut = last?.fanOut;
  if (last === undefined || fanOut === undefined || keys.has(fanOut.binds)) return undefined;
  return { before: sequence(node.children.slice(0, -1), planning), fanOut, last };
}

function columnsOf(columns: readonly Column[], fanOut: FanOut | undefined): Pick<Grouping, 'columns' | 'counting'> {
  const made = columns.map(({ make }) => make());
  const counts = made.filter((column) => column instanceof CountColumn);
  return { columns: made, counting: fanOut && { columns: counts, rowsOf: fanOut.count } };
}

interface Column {
  readonly make: () => GroupColumn;
  /** Whether it is nothing but the number of rows. */
  readonly isRowCount: boolean;
}

function columnOf(
  aggregate: Aggregate,
  { input }: OperationOf<'group'>,
  { output }: PlanNode,
  planning: Planning,
): Column {
  const { scope, context } = planning;
  const { terms, budget } = context;
  const visible = variableFacts(input).possible;
  const { aggregator, distinct, expression } = aggregate;
  if (aggregator === 'count' && expression.subType === 'wildcard' && !distinct)
    return { make: () => new CountColumn(undefined, terms, budget), isRowCount: true };
  if (aggregator === 'count' && expression.subType === 'term' && visible.has(expression.term.value)) {
    const place = scope.place(expression.term.value);
    if (distinct) return { make: () => new DistinctCountColumn(place, terms, budget), isRowCount: false };
    return { make: () => new CountColumn(place, terms, budget), isRowCount: output.certain.has(place) };
  }
  const seen = scope.showing(
    visible,
    [...visible].map((name) => scope.place(name)),
  );
  const exists: typeof context.exists = (pattern) => planning.exists(pattern, visible, planning);
  const make = compileAggregate(aggregate, seen, { ...context, exists });
  return { make: () => new AccumulatorColumn(make, budget), isRowCount: false };
}

function outputFacts(input: RowFacts, keys: ReadonlySet<Place>, results: readonly Place[]): RowFacts {
  const rows = keys.size === 0 ? 1 : differentRows(input, keys);
  return {
    // An aggregate may end in an error, which leaves its variable unbound.
    certain: input.certain.intersection(keys),
    possible: input.possible.intersection(keys).union(new Set(results)),
    rows,
    distinct: new Map([...input.distinct].filter(([place]) => keys.has(place))),
  };
}

function wordsOf({ variables, aggregates }: OperationOf<'group'>): PlanNode['words'] {
  if (variables.length === 0) return { en: 'Sum up all rows', ar: 'تلخيص الصفوف كلها' };
  if (aggregates.length === 0) return { en: 'Put equal rows into groups', ar: 'جمع الصفوف المتساوية في مجموعات' };
  return { en: 'Put rows into groups and sum each up', ar: 'جمع الصفوف في مجموعات وتلخيص كل منها' };
}

function textOf({ aggregator, distinct, expression }: Aggregate): string {
  const of =
    expression.subType === 'wildcard' ? '*' : expression.subType === 'term' ? `?${expression.term.value}` : '…';
  return `${aggregator.toUpperCase()}(${distinct ? 'DISTINCT ' : ''}${of})`;
}
