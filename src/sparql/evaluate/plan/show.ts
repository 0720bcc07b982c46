import type { Expression, Operation, OperationOf } from '../algebra.ts';

interface Shown {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
  readonly datatype?: { readonly value: string };
}

/** Operators that stand between what they compare or combine. */
const INFIX = /^(?:[=<>+\-*/]|[<>!]=|&&|\|\|)$/;
/** How much of a long list is shown. */
const SHOWN_ROWS = 3;

/** A term as SPARQL writes it. */
export function showTerm({ termType, value, language, datatype }: Shown): string {
  if (termType === 'Variable') return `?${value}`;
  if (termType === 'NamedNode') return `<${value}>`;
  if (termType === 'BlankNode') return `_:${value}`;
  if (language) return `${JSON.stringify(value)}@${language}`;
  const plain = datatype === undefined || datatype.value.endsWith('#string');
  return JSON.stringify(value) + (plain ? '' : `^^<${datatype.value}>`);
}

/** A triple pattern as SPARQL writes it. */
export function showTriple({ subject, predicate, object }: OperationOf<'pattern'>): string {
  return [subject, predicate, object].map((term) => showTerm(term as Shown)).join(' ');
}

/** An expression as SPARQL writes it, or nearly. */
export function showExpression(expression: Expression): string {
  switch (expression.subType) {
    case 'term':
      return showTerm(expression.term as Shown);
    case 'operator': {
      const [first = '', second = ''] = expression.args.map(showExpression);
      const { operator, args } = expression;
      if (args.length === 2 && INFIX.test(operator)) return `(${first} ${operator} ${second})`;
      return args.length === 1 && operator === '!' ? `!${first}` : call(operator.toUpperCase(), args);
    }
    case 'named':
      return call(showTerm(expression.name), expression.args);
    case 'existence':
      return `${expression.not ? 'NOT ' : ''}EXISTS { ${showPattern(expression.input)} }`;
    case 'aggregate':
      return `${expression.aggregator.toUpperCase()}(${expression.distinct ? 'DISTINCT ' : ''}${showExpression(expression.expression)})`;
    default:
      return '*';
  }
}

/** The patterns of an operation in a line; what is more than a pattern is only named. */
export function showPattern(operation: Operation): string {
  switch (operation.type) {
    case 'bgp':
      return operation.patterns.map(showTriple).join(' . ');
    case 'join':
      return operation.input.map(showPattern).join(' . ');
    case 'filter':
      return `${showPattern(operation.input)} FILTER ${showExpression(operation.expression)}`;
    case 'graph':
      return `GRAPH ${showTerm(operation.name)} { ${showPattern(operation.input)} }`;
    case 'values':
      return showValues(operation);
    default:
      return `${operation.type} ...`;
  }
}

/** Inline data, shortened. */
export function showValues({ variables, bindings }: OperationOf<'values'>): string {
  const rows = bindings.slice(0, SHOWN_ROWS).map((row) => {
    const terms = variables.map(({ value }) => (row[value] === undefined ? 'UNDEF' : showTerm(row[value] as Shown)));
    return `(${terms.join(' ')})`;
  });
  if (bindings.length > SHOWN_ROWS) rows.push(`... ${bindings.length} rows`);
  return `(${variables.map(showTerm).join(' ')}) ${rows.join(' ')}`;
}

const call = (name: string, args: readonly Expression[]): string => `${name}(${args.map(showExpression).join(', ')})`;
