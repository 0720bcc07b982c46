import type { Operation, OperationOf } from '../algebra.ts';
import { Slice } from '../operators/slice.ts';
import { isVolatile, variablesIn } from './expression-facts.ts';
import type { PlanNode } from './plan-node.ts';
import { planTop } from './plan-order.ts';
import { planSelected } from './plan-project.ts';
import type { Planning } from './planning.ts';
import { variableFacts } from './variable-facts.ts';

/** LIMIT and OFFSET; a sort below is told how many rows are asked for. */
export function planSlice(operation: OperationOf<'slice'>, planning: Planning): PlanNode {
  const { start, length } = operation;
  const node = planFirst(operation.input, planning, length === undefined ? undefined : start + length);
  const left = (rows: number): number => Math.max(0, Math.min(rows - start, length ?? rows));
  return planning.step({
    operator: 'slice',
    words: { en: 'Stop after the rows that are asked for', ar: 'التوقف بعد الصفوف المطلوبة' },
    detail: [...(length === undefined ? [] : [`LIMIT ${length}`]), ...(start > 0 ? [`OFFSET ${start}`] : [])].join(' '),
    output: { ...node.output, rows: left(node.output.rows) },
    children: [node],
    build: (input) => new Slice(node.build(input), start, length),
    exactCount: () => {
      const rows = node.exactCount?.();
      return rows === undefined ? undefined : left(rows);
    },
  });
}

/** Plans an operation of which only the first `most` rows are read. */
function planFirst(operation: Operation, planning: Planning, most: number | undefined): PlanNode {
  if (operation.type === 'orderby') return planTop(operation, planning, most);
  if (operation.type === 'project')
    return planSelected(operation, planning, (input, inner) => planFirst(input, inner, most));
  const wanting = planning.with({ wanted: most });
  if (operation.type !== 'distinct') return wanting.plan(operation);
  const sorted = sortedAfterwards(operation);
  return sorted === undefined ? wanting.plan(operation) : planTop(sorted, planning, most);
}

/**
 * DISTINCT over a sort by what is selected is a sort over DISTINCT: then few rows are kept, and only different ones are
 * sorted.
 */
function sortedAfterwards(operation: OperationOf<'distinct'>): OperationOf<'orderby'> | undefined {
  const project = operation.input;
  if (project.type !== 'project' || project.input.type !== 'orderby') return undefined;
  const order = project.input;
  const selected = variableFacts(project).possible;
  const read = order.expressions.flatMap((expression) => [...variablesIn(expression)]);
  if (order.expressions.some(isVolatile) || !read.every((name) => selected.has(name))) return undefined;
  return { ...order, input: { ...operation, input: { ...project, input: order.input } } };
}
