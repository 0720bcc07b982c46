import type { Expression, Operation, OperationOf } from '../algebra.ts';
import { variableFacts } from './variable-facts.ts';

/**
 * Whether "GRAPH ?g" may be left to the patterns inside it, each of which then binds the name: where every solution comes
 * out of a triple of the graph, nothing inside counts, orders or takes away across graphs, and the name is used for
 * nothing else than a join. Everything else is evaluated graph by graph (SPARQL 1.1, 18.6).
 */
export function graphIsPushed({ input, name }: OperationOf<'graph'>): boolean {
  if (variableFacts(input).possible.has(name.value)) return isPlainJoin(input);
  return readsGraph(input);
}

function isPlainJoin(operation: Operation): boolean {
  if (operation.type === 'join') return operation.input.every(isPlainJoin);
  return operation.type === 'bgp' && operation.patterns.length > 0;
}

/** Whether every solution of an operation comes out of a triple of the active graph, or out of a path, which looks at each. */
function readsGraph(operation: Operation): boolean {
  switch (operation.type) {
    case 'bgp':
      return operation.patterns.length > 0;
    case 'path':
      return true;
    case 'join':
      return operation.input.some(readsGraph) && operation.input.every((input) => readsGraph(input) || isTable(input));
    case 'union':
      return operation.input.every(readsGraph);
    case 'filter':
    case 'extend':
      return readsGraph(operation.input) && looksInGraph(operation.expression);
    case 'project':
      return readsGraph(operation.input);
    case 'leftjoin':
      return (
        operation.input.every(readsGraph) && (operation.expression === undefined || looksInGraph(operation.expression))
      );
    default:
      return false;
  }
}

const isTable = ({ type }: Operation): boolean => type === 'values' || type === 'bgp';

/** Whether what EXISTS asks is answered in the graph that the row is bound to. */
function looksInGraph(expression: Expression): boolean {
  switch (expression.subType) {
    case 'existence':
      return isTable(expression.input) || readsGraph(expression.input);
    case 'operator':
    case 'named':
      return expression.args.every(looksInGraph);
    default:
      return true;
  }
}
