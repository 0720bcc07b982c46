import type { Expression, Operation } from '../algebra.ts';

/** Which variables the solutions of an operation bind, whatever surrounds it. */
export interface VariableFacts {
  /** Bound in every solution. */
  readonly certain: ReadonlySet<string>;
  /** Bound in some; SPARQL calls them in scope (SPARQL 1.1, 18.2.1). */
  readonly possible: ReadonlySet<string>;
}

const NONE: VariableFacts = { certain: new Set(), possible: new Set() };
const known = new WeakMap<Operation, VariableFacts>();

/** What an operation binds; worked out once for each. */
export function variableFacts(operation: Operation): VariableFacts {
  let facts = known.get(operation);
  if (facts === undefined) {
    facts = workOut(operation);
    known.set(operation, facts);
  }
  return facts;
}

function workOut(operation: Operation): VariableFacts {
  switch (operation.type) {
    case 'bgp':
      return all(operation.patterns.flatMap(({ subject, predicate, object }) => [subject, predicate, object]));
    case 'path':
      return all([operation.subject, operation.object]);
    case 'join':
      return operation.input.map(variableFacts).reduce(both, NONE);
    case 'leftjoin': {
      const [left, right] = operation.input.map(variableFacts) as [VariableFacts, VariableFacts];
      return { certain: left.certain, possible: left.possible.union(right.possible) };
    }
    case 'minus':
      return variableFacts(operation.input[0]);
    case 'union':
      return operation.input.map(variableFacts).reduce(either);
    case 'graph':
      return both(variableFacts(operation.input), all([operation.name]));
    case 'extend':
      return extended(variableFacts(operation.input), operation.variable.value, operation.expression);
    case 'values':
      return ofValues(operation.variables, operation.bindings);
    case 'project':
      return selected(variableFacts(operation.input), operation.variables);
    case 'group': {
      const keys = selected(variableFacts(operation.input), operation.variables);
      const counts = operation.aggregates.filter(({ aggregator }) => aggregator === 'count');
      return {
        certain: keys.certain.union(names(counts.map(({ variable }) => variable))),
        possible: keys.possible.union(names(operation.aggregates.map(({ variable }) => variable))),
      };
    }
    case 'filter':
    case 'distinct':
    case 'reduced':
    case 'slice':
    case 'orderby':
    case 'from':
      return variableFacts(operation.input);
    default:
      return NONE;
  }
}

interface Named {
  readonly termType: string;
  readonly value: string;
}

const names = (terms: readonly Named[]): Set<string> =>
  new Set(terms.filter(({ termType }) => termType === 'Variable').map(({ value }) => value));

function all(terms: readonly Named[]): VariableFacts {
  const bound = names(terms);
  return { certain: bound, possible: bound };
}

function both(a: VariableFacts, b: VariableFacts): VariableFacts {
  return { certain: a.certain.union(b.certain), possible: a.possible.union(b.possible) };
}

function either(a: VariableFacts, b: VariableFacts): VariableFacts {
  return { certain: a.certain.intersection(b.certain), possible: a.possible.union(b.possible) };
}

function extended(input: VariableFacts, name: string, expression: Expression): VariableFacts {
  const own = new Set([name]);
  const safe =
    expression.subType === 'term' &&
    (expression.term.termType !== 'Variable' || input.certain.has(expression.term.value));
  return { certain: safe ? input.certain.union(own) : input.certain, possible: input.possible.union(own) };
}

function ofValues(variables: readonly Named[], bindings: readonly Record<string, unknown>[]): VariableFacts {
  const possible = names(variables);
  const certain = new Set([...possible].filter((name) => bindings.every((row) => row[name] !== undefined)));
  return { certain, possible };
}

function selected(input: VariableFacts, variables: readonly Named[]): VariableFacts {
  const wanted = names(variables);
  return { certain: input.certain.intersection(wanted), possible: input.possible.intersection(wanted) };
}
