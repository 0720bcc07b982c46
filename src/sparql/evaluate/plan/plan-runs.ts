import type { TermId } from '../../../index/term-id.ts';
import type { Expression, Operation, OperationOf } from '../algebra.ts';
import { CountedRuns, ObjectRuns, RunCounts, type Runs } from '../operators/run-counts.ts';
import { conjunctsOf, isVolatile, variablesIn } from './expression-facts.ts';
import { namedGraphIds } from './named-graph-ids.ts';
import { planCondition } from './plan-condition.ts';
import type { Place, PlanNode } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { sequence } from './sequence.ts';
import { showTriple } from './show.ts';
import { WORDS } from './words.ts';

interface RunSource {
  readonly triple: OperationOf<'pattern'>;
  /** About how many different terms there are. */
  readonly rows: number;
  readonly open: () => Runs;
}

/**
 * The different terms that one variable of a single pattern has, with how many triples each has in the places of
 * `counts`: read off the index, which has equal terms side by side. Undefined where a query asks for anything else, or
 * the default graph is not the union. Conditions about that variable alone are asked once a term.
 */
export function planRuns(
  operation: Operation,
  key: string,
  counts: readonly Place[],
  planning: Planning,
): PlanNode | undefined {
  const { context, scope, graph } = planning;
  const { pattern, conditions } = unfiltered(operation);
  if (!planning.begins || graph.kind !== 'default' || !conditions.every((condition) => isAbout(condition, key)))
    return undefined;
  const source = pattern.type === 'graph' ? graphRuns(pattern, key, planning) : patternRuns(pattern, key, planning);
  if (source === undefined) return undefined;
  const place = scope.place(key);
  const bound = new Set([place, ...counts]);
  const node = planning.step({
    operator: 'count-runs',
    words: counts.length > 0 ? WORDS.countRuns : WORDS.runs,
    detail: () => `?${key}: ${showTriple(source.triple)}`,
    output: {
      certain: bound,
      possible: bound,
      rows: source.rows,
      distinct: new Map([[place, Math.max(1, source.rows)]]),
    },
    build: () => new RunCounts(source.open(), { key: place, counts, width: scope.width }, context.terms),
  });
  const steps = [node];
  for (const expression of conditions) {
    const none = { binds: new Set<Place>(), needs: new Set<Place>(), after: [], graph };
    const item = { ...none, kind: 'condition', expression, visible: new Set([key]) } as const;
    steps.push(planCondition(item, planning.after(steps.at(-1) as PlanNode)));
  }
  return sequence(steps, planning);
}

function unfiltered(operation: Operation): { pattern: Operation; conditions: Expression[] } {
  if (operation.type !== 'filter') return { pattern: operation, conditions: [] };
  const { pattern, conditions } = unfiltered(operation.input);
  return { pattern, conditions: [...conditions, ...conjunctsOf(operation.expression)] };
}

function isAbout(condition: Expression, key: string): boolean {
  if (condition.subType !== 'operator' || isVolatile(condition)) return false;
  return [...variablesIn(condition)].every((name) => name === key);
}

function patternRuns(operation: Operation, key: string, { context }: Planning): RunSource | undefined {
  const { reader, budget, terms, dataset } = context;
  const triple = onlyTriple(operation);
  if (triple === undefined || dataset.default !== undefined) return undefined;
  const { subject, predicate, object } = triple;
  if (subject.termType !== 'Variable' || object.termType !== 'Variable' || subject.equals(object)) return undefined;
  if (predicate.termType !== 'Variable') {
    if (object.value !== key) return undefined;
    const id = terms.id(predicate as never);
    const rows = reader.statistics.predicate(id)?.objects ?? 0;
    return { triple, rows, open: () => new ObjectRuns(reader.scan(), id, budget) };
  }
  if (predicate.value !== key || predicate.equals(subject) || predicate.equals(object)) return undefined;
  const countOf = (id: TermId): number => reader.count(0, id, 0);
  return { triple, rows: reader.statistics.predicates, open: () => new CountedRuns(predicates(context), countOf) };
}

function graphRuns({ input, name }: OperationOf<'graph'>, key: string, { context }: Planning): RunSource | undefined {
  const triple = onlyTriple(input);
  if (triple === undefined || name.termType !== 'Variable' || name.value !== key) return undefined;
  const ends = [triple.subject, triple.predicate, triple.object];
  if (!ends.every(({ termType }) => termType === 'Variable')) return undefined;
  if (new Set([key, ...ends.map(({ value }) => value)]).size < 4) return undefined;
  const graphs = namedGraphIds(context);
  const countOf = (id: TermId): number => (id > 0 ? context.reader.graphSize(id) : 0);
  return { triple, rows: graphs.length, open: () => new CountedRuns(Array.from(graphs), countOf) };
}

function onlyTriple(operation: Operation): OperationOf<'pattern'> | undefined {
  return operation.type === 'bgp' && operation.patterns.length === 1 ? operation.patterns[0] : undefined;
}

/** Every predicate once: those of the base, and those that only a change brought. */
function predicates({ reader }: Planning['context']): Set<TermId> {
  const found = new Set<TermId>(reader.base.predicates);
  const { rows, length } = reader.delta.gained.pos;
  for (let row = 0; row < length; row++) found.add(rows[row * 3] as TermId);
  return found;
}
