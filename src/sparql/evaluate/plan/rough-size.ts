import type { Operation, OperationOf } from '../algebra.ts';
import type { QueryContext } from '../query-context.ts';
import type { PatternSize } from './cardinality.ts';
import type { ItemOf } from './group-items.ts';
import type { Planning } from './planning.ts';
import { selectivity } from './selectivity.ts';

/** About how many rows a part of a group gives by itself, told from its patterns without planning it. */
export function roughSize({ operation, binds }: ItemOf<'part'>, { context }: Planning): PatternSize {
  const rows = roughRows(operation, context);
  return { rows, distinct: new Map([...binds].map((place) => [place, Math.max(1, rows)])) };
}

function roughRows(operation: Operation, context: QueryContext): number {
  switch (operation.type) {
    case 'bgp':
      return operation.patterns.length === 0
        ? 1
        : Math.min(...operation.patterns.map((pattern) => countOf(pattern, context)));
    case 'join':
      return Math.min(...operation.input.map((input) => roughRows(input, context)));
    case 'union':
      return operation.input.reduce((sum, input) => sum + roughRows(input, context), 0);
    case 'values':
      return operation.bindings.length;
    case 'leftjoin':
    case 'minus':
      return roughRows(operation.input[0], context);
    case 'filter':
      return roughRows(operation.input, context) * selectivity(operation.expression);
    case 'path':
      return pathRows(operation, context);
    case 'extend':
    case 'graph':
    case 'project':
    case 'group':
    case 'distinct':
    case 'reduced':
    case 'slice':
    case 'orderby':
      return roughRows(operation.input, context);
    default:
      return context.reader.size;
  }
}

function countOf({ subject, predicate, object }: OperationOf<'pattern'>, { reader, terms }: QueryContext): number {
  const [s, p, o] = [subject, predicate, object].map((term) =>
    term.termType === 'Variable' ? 0 : terms.id(term as never),
  ) as [number, number, number];
  return reader.count(s, p, o);
}

/** A path with a fixed end leads to few nodes; without one it may begin anywhere. */
function pathRows({ subject, object }: OperationOf<'path'>, { reader }: QueryContext): number {
  const fixed = [subject, object].filter(({ termType }) => termType !== 'Variable').length;
  return fixed === 2 ? 1 : fixed === 1 ? Math.sqrt(reader.size) : reader.size;
}
