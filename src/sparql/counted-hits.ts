import { integer, isAggregate, type Node, within } from './syntax-tree.ts';

/** What an aggregate gives where nothing matches (SPARQL 1.1, 18.5.1); the others have no value there. */
const OF_NOTHING: Readonly<Record<string, () => Node>> = {
  count: () => integer(0),
  sum: () => integer(0),
  avg: () => integer(0),
  group_concat: () => ({ type: 'term', subType: 'literal', value: '' }),
};

const HIT: Node = { type: 'term', subType: 'variable', value: 'isnad_hit' };

/**
 * Turns a pattern into an OPTIONAL that marks its solutions, and the aggregates over it into ones that count only
 * those: so a group without a match gives what an empty group gives.
 */
export function countingHits(where: Node, ...expressions: unknown[]): Node {
  for (const aggregate of [...within(expressions, isAggregate, isAggregate)]) {
    const empty = OF_NOTHING[String(aggregate['aggregation'])];
    if (empty === undefined) continue;
    const itself = { ...aggregate };
    for (const key of Object.keys(aggregate)) delete aggregate[key];
    const nothing = operation('=', [count(HIT), integer(0)]);
    Object.assign(aggregate, operation('if', [nothing, empty(), itself]));
  }
  const mark = { type: 'pattern', subType: 'bind', expression: integer(1), variable: HIT };
  return { type: 'pattern', subType: 'optional', patterns: [where, mark] };
}

function count(variable: Node): Node {
  return { type: 'expression', subType: 'aggregate', aggregation: 'count', distinct: false, expression: [variable] };
}

function operation(operator: string, args: Node[]): Node {
  return { type: 'expression', subType: 'operation', operator, args };
}
