import type { Expression, Operation, OperationOf } from '../../../src/sparql/evaluate/algebra.ts';

/** A quad of terms as N-Triples writes them. */
export interface NaiveQuad {
  readonly s: string;
  readonly p: string;
  readonly o: string;
  readonly g: string;
}

/** A solution: terms by variable. */
export type Solution = Readonly<Record<string, string>>;

interface Around {
  readonly quads: readonly NaiveQuad[];
  /** The named graph that is asked; undefined: the union. */
  readonly graph: string | undefined;
  /** Inside EXISTS: what the variables of the row stand for. */
  readonly row: Solution;
}

/**
 * What SPARQL's algebra says of an operation, word for word and from the inside out (SPARQL 1.1, 18.5): every solution of
 * every part is made, nothing is looked up, ordered or pushed anywhere. For small data and the operations of the tests.
 */
export function naively(operation: Operation, quads: readonly NaiveQuad[]): Solution[] {
  return solve(operation, { quads, graph: undefined, row: {} });
}

function solve(operation: Operation, around: Around): Solution[] {
  switch (operation.type) {
    case 'bgp':
      return operation.patterns.reduce<Solution[]>((found, triple) => join(found, matches(triple, around)), [{}]);
    case 'join':
      return operation.input.map((input) => solve(input, around)).reduce(join, [{}]);
    case 'union':
      return operation.input.flatMap((input) => solve(input, around));
    case 'filter':
      return solve(operation.input, around).filter((solution) => isTrue(operation.expression, solution, around));
    case 'extend':
      return solve(operation.input, around).map((solution) => {
        const value = termOf(operation.expression, solution, around);
        return value === undefined ? solution : { ...solution, [operation.variable.value]: value };
      });
    case 'leftjoin':
      return leftJoin(operation, around);
    case 'minus': {
      const [left, right] = operation.input.map((input) => solve(input, around)) as [Solution[], Solution[]];
      return left.filter((a) => !right.some((b) => agree(a, b) && Object.keys(a).some((name) => name in b)));
    }
    case 'values':
      return operation.bindings
        .map((row) => Object.fromEntries(Object.entries(row).map(([name, term]) => [name, textOf(term as never)])))
        .filter((row) => agree(row, around.row));
    case 'graph':
      return ofGraph(operation, around);
    case 'project': {
      const names = operation.variables.map(({ value }) => value);
      return solve(operation.input, around).map((solution) =>
        Object.fromEntries(Object.entries(solution).filter(([name]) => names.includes(name))),
      );
    }
    case 'distinct': {
      const all = solve(operation.input, around);
      return [...new Map(all.map((solution) => [solutionText(solution), solution])).values()];
    }
    default:
      throw new TypeError(`The naive evaluator has no ${operation.type}.`);
  }
}

/** A solution as a text that is equal for equal solutions. */
export function solutionText(solution: Solution): string {
  return JSON.stringify(Object.entries(solution).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function matches(triple: OperationOf<'pattern'>, { quads, graph, row }: Around): Solution[] {
  const found = new Map<string, Solution>();
  for (const quad of quads) {
    if (graph !== undefined && quad.g !== graph) continue;
    let solution: Solution | undefined = {};
    for (const [term, text] of [
      [triple.subject, quad.s],
      [triple.predicate, quad.p],
      [triple.object, quad.o],
    ] as const) {
      const wanted: string | undefined =
        term.termType === 'Variable' ? (row[term.value] ?? solution[term.value]) : textOf(term as never);
      if (wanted !== undefined && wanted !== text) solution = undefined;
      else if (term.termType === 'Variable' && row[term.value] === undefined)
        solution = { ...solution, [term.value]: text };
      if (solution === undefined) break;
    }
    // The union is a set: a triple counts once, however many graphs hold it.
    if (solution !== undefined) found.set(`${quad.s} ${quad.p} ${quad.o}`, solution);
  }
  return [...found.values()];
}

function ofGraph({ name, input }: OperationOf<'graph'>, around: Around): Solution[] {
  const graphs = [...new Set(around.quads.map(({ g }) => g))];
  if (name.termType !== 'Variable') {
    const graph = textOf(name as never);
    return graphs.includes(graph) ? solve(input, { ...around, graph }) : [];
  }
  const given = around.row[name.value];
  return graphs
    .filter((graph) => given === undefined || graph === given)
    .flatMap((graph) => join(solve(input, { ...around, graph }), [given === undefined ? { [name.value]: graph } : {}]));
}

function leftJoin({ input, expression }: OperationOf<'leftjoin'>, around: Around): Solution[] {
  const [left, right] = input.map((side) => solve(side, around)) as [Solution[], Solution[]];
  return left.flatMap((a) => {
    const both = right.filter((b) => agree(a, b)).map((b) => ({ ...a, ...b }));
    const kept = expression === undefined ? both : both.filter((solution) => isTrue(expression, solution, around));
    return kept.length > 0 ? kept : [a];
  });
}

function join(left: readonly Solution[], right: readonly Solution[]): Solution[] {
  return left.flatMap((a) => right.filter((b) => agree(a, b)).map((b) => ({ ...a, ...b })));
}

function agree(a: Solution, b: Solution): boolean {
  return Object.entries(a).every(([name, text]) => b[name] === undefined || b[name] === text);
}

function isTrue(expression: Expression, solution: Solution, around: Around): boolean {
  return truth(expression, solution, around) === true;
}

/** The effective boolean value; undefined is an error. */
function truth(expression: Expression, solution: Solution, around: Around): boolean | undefined {
  if (expression.subType === 'existence') {
    const row = { ...around.row, ...solution };
    return solve(expression.input, { ...around, row }).length > 0 !== expression.not;
  }
  if (expression.subType !== 'operator') throw new TypeError(`The naive evaluator has no ${expression.subType}.`);
  const { operator, args } = expression;
  const [first, second] = args as [Expression, Expression];
  if (operator === 'bound') return termOf(first, solution, around) !== undefined;
  if (operator === '!') {
    const value = truth(first, solution, around);
    return value === undefined ? undefined : !value;
  }
  if (operator === '&&' || operator === '||') {
    const [a, b] = [truth(first, solution, around), truth(second, solution, around)];
    const decides = operator === '||';
    if (a === decides || b === decides) return decides;
    return a === undefined || b === undefined ? undefined : !decides;
  }
  const [a, b] = [termOf(first, solution, around), termOf(second, solution, around)];
  if (a === undefined || b === undefined) return undefined;
  return operator === '=' ? a === b : a !== b;
}

function termOf(expression: Expression, solution: Solution, { row }: Around): string | undefined {
  if (expression.subType !== 'term') throw new TypeError(`The naive evaluator computes no ${expression.subType}.`);
  const { term } = expression;
  return term.termType === 'Variable' ? (solution[term.value] ?? row[term.value]) : textOf(term as never);
}

function textOf({ termType, value }: { termType: string; value: string }): string {
  return termType === 'NamedNode' ? `<${value}>` : JSON.stringify(value);
}
