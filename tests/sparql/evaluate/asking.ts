import { Parser } from 'n3';
import { Dictionary } from '../../../src/index/dictionary.ts';
import { DictionaryWriter } from '../../../src/index/dictionary-writer.ts';
import { NOTHING } from '../../../src/index/term-id.ts';
import type { Literal, Term } from '../../../src/rdf/quads.ts';
import { type Accumulator, compileAggregate } from '../../../src/sparql/evaluate/aggregates.ts';
import type { ExpressionOf, Operation, Expression as Tree } from '../../../src/sparql/evaluate/algebra.ts';
import { QueryBudget } from '../../../src/sparql/evaluate/budget.ts';
import { compileExpression, type Expression } from '../../../src/sparql/evaluate/expression.ts';
import type { QueryContext } from '../../../src/sparql/evaluate/query-context.ts';
import { QueryTerms } from '../../../src/sparql/evaluate/query-terms.ts';
import type { Scope } from '../../../src/sparql/evaluate/scope.ts';
import { parseQuery } from '../../../src/sparql/parse.ts';

const PREFIXES = {
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  ex: 'http://example.org/',
};
const TURTLE = Object.entries(PREFIXES).map(([name, iri]) => `@prefix ${name}: <${iri}> .`);
const SPARQL = Object.entries(PREFIXES).map(([name, iri]) => `PREFIX ${name}: <${iri}>`);

/** A term as Turtle writes it. */
export function term(turtle: string): Term {
  const [quad] = new Parser().parse(`${TURTLE.join('\n')} ex:s ex:p ${turtle} .`);
  if (quad === undefined) throw new Error(`No term: ${turtle}`);
  return quad.object as Term;
}

/** A term as these tests expect it: prefixes for XSD, booleans and integers bare. */
function written(of: Term): string {
  if (of.termType === 'NamedNode') return `<${of.value}>`;
  if (of.termType === 'BlankNode') return '_:b';
  const { value, language, datatype } = of as Literal;
  if (language !== '') return `"${value}"@${language}`;
  if (datatype.value === `${PREFIXES.xsd}string`) return `"${value}"`;
  const type = datatype.value.replace(PREFIXES.xsd, 'xsd:').replace(PREFIXES.ex, 'ex:');
  return type === 'xsd:boolean' || type === 'xsd:integer' ? value : `"${value}"^^${type}`;
}

/** Whether the terms of a row are in the dictionary or only in the query: nothing may hang on that. */
export type Home = 'dictionary' | 'query';
export const HOMES: readonly Home[] = ['dictionary', 'query'];

export interface Asked {
  readonly context: QueryContext;
  readonly terms: QueryTerms;
  readonly scope: Scope;
}

/** Terms of a query whose rows have these variables, over a dictionary with these terms. */
export function asking(variables: readonly string[], known: readonly Term[]): Asked {
  const writer = new DictionaryWriter();
  for (const each of known) writer.add(each);
  const dictionary = new Dictionary(writer.data());
  const budget = new QueryBudget({ deadline: Number.POSITIVE_INFINITY, timeoutMs: 0, memoryBytes: 2 ** 30 });
  const terms = new QueryTerms(dictionary, budget);
  const context: QueryContext = {
    terms,
    budget,
    reader: undefined as never,
    dataset: { default: undefined, named: undefined },
    baseIri: 'http://base.example/path/file',
    now: new Date('2026-03-04T05:06:07.891Z'),
    exists: () => ({ test: () => true }),
  };
  return { context, terms, scope: { placeOf: (name) => variables.indexOf(name), width: variables.length } };
}

/** The tree of an expression as it stands in a query. */
export function treeOf(expression: string): Tree {
  const text = `${SPARQL.join('\n')} SELECT (${expression} AS ?result) {}`;
  return find(parseQuery(text, 'http://base.example/path/file').algebra, 'extend').expression;
}

/** The tree of an aggregate as it stands in a query. */
export function aggregateOf(expression: string): ExpressionOf<'aggregate'> {
  const text = `${SPARQL.join('\n')} SELECT (${expression} AS ?result) { ?x ?y ?z }`;
  const [aggregate] = find(parseQuery(text, 'http://base.example/').algebra, 'group').aggregates;
  return aggregate as ExpressionOf<'aggregate'>;
}

function find<Name extends 'extend' | 'group'>(operation: Operation, name: Name): Extract<Operation, { type: Name }> {
  let at = operation as { type: string; input?: unknown };
  while (at.type !== name) at = at.input as typeof at;
  return at as Extract<Operation, { type: Name }>;
}

interface Row {
  readonly expression: Expression;
  readonly rows: Int32Array;
  readonly terms: QueryTerms;
}

/** An expression and a row of terms in Turtle, by variable. */
export function compiled(
  expression: string,
  row: Readonly<Record<string, string>> = {},
  home: Home = 'dictionary',
): Row {
  const variables = Object.keys(row);
  const given = Object.values(row).map(term);
  const { context, terms, scope } = asking(variables, home === 'dictionary' ? given : []);
  const rows = Int32Array.from(given, (each) => terms.id(each));
  return { expression: compileExpression(treeOf(expression), scope, context), rows, terms };
}

/** What an expression gives for a row: a term as `written`, or `error`. */
export function value(
  expression: string,
  row: Readonly<Record<string, string>> = {},
  home: Home = 'dictionary',
): string {
  const asked = compiled(expression, row, home);
  const id = asked.expression.id(asked.rows, 0);
  // Asked twice, for what is remembered must be what was said.
  const again = asked.expression.id(asked.rows, 0);
  const shown = id === NOTHING ? 'error' : written(asked.terms.term(id));
  const shownAgain = again === NOTHING ? 'error' : written(asked.terms.term(again));
  return shown === shownAgain ? shown : `${shown}, then ${shownAgain}`;
}

/** What an aggregate gives for a column of terms in Turtle; an empty text is an unbound variable. */
export function aggregated(aggregate: string, column: readonly string[]): string {
  const given = column.map((turtle) => (turtle === '' ? undefined : term(turtle)));
  const { context, terms, scope } = asking(
    ['x'],
    given.filter((each) => each !== undefined),
  );
  const accumulator: Accumulator = compileAggregate(aggregateOf(aggregate), scope, context)();
  for (const each of given) accumulator.add(Int32Array.of(each === undefined ? NOTHING : terms.id(each)), 0);
  const id = accumulator.result();
  return id === NOTHING ? 'nothing' : written(terms.term(id));
}
