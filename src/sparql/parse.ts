import { toAlgebra, toAlgebra11Builder } from '@traqula/algebra-sparql-1-1';
import { Parser } from '@traqula/parser-sparql-1-1';
import { IsnadError } from '../errors.ts';
import type { Term } from '../rdf/quads.ts';
import { scopeGraphs } from './graph-scope.ts';
import { checkNesting } from './query-text.ts';
import { checkScope } from './scope-check.ts';
import { allowReuseInSelect } from './select-reuse.ts';
import { ShapeCache } from './shape-cache.ts';
import { explainSyntax, type GrammarFault, QUERY_STARTS } from './syntax-fault.ts';
import type { Node } from './syntax-tree.ts';

/** SPARQL algebra as the parser gives it. */
export type Operation = ReturnType<typeof toAlgebra>;

/** What a query answers with: rows, yes or no, or a graph. */
export type ResultKind = 'bindings' | 'boolean' | 'quads';

/** A query that can be run: SPARQL 1.1 and nothing more, its dataset clause taken off. */
export interface ParsedQuery {
  readonly kind: ResultKind;
  readonly form: 'select' | 'ask' | 'construct' | 'describe';
  /** As our evaluator takes it: GRAPH is an operation, patterns know nothing of graphs. */
  readonly algebra: Operation;
  /**
   * As Comunica takes it: patterns carry their graph, which loses what GRAPH says about names; so the query is rewritten
   * first. Throws `bad-request` for the few forms for which that is out of reach.
   */
  readonly quadAlgebra: () => Operation;
  /** Names of the columns of a SELECT, in order. */
  readonly variables: readonly string[];
  /** The base that the query declares, or the one it was given: IRI() resolves against it while the query runs. */
  readonly baseIri: string;
  /** FROM and FROM NAMED; undefined where the query has neither. */
  readonly dataset: { readonly default: readonly Term[]; readonly named: readonly Term[] } | undefined;
}

const KINDS = { select: 'bindings', ask: 'boolean', construct: 'quads', describe: 'quads' } as const;

allowReuseInSelect();
let failed: GrammarFault[] = [];
// Built once: chevrotain works its tables out again for every parser. Its types hide the handler, the builder takes it.
const parser = new Parser({
  lexerConfig: { positionTracking: 'full' },
  errorHandler: (faults: GrammarFault[]) => {
    failed = faults;
    throw new SyntaxError('grammar');
  },
} as ConstructorParameters<typeof Parser>[0]);

const shapes = new ShapeCache(parseWhole);

/** Parses a query strictly; throws `syntax` with line, column and what was expected, also for a prefix not declared. */
export function parseQuery(text: string, baseIRI: string): ParsedQuery {
  return shapes.parse(text, baseIRI);
}

/** The same without a look at what was parsed before. */
export function parseWhole(text: string, baseIRI: string): ParsedQuery {
  checkNesting(text);
  failed = [];
  try {
    const ast = parser.parse(text, { baseIRI });
    if (ast.type === 'update') throw updateRefused(text);
    const algebra = translate(ast, text, { baseIRI });
    checkScope(algebra, text);
    const read = readAlgebra(ast.subType, declaredBase(ast.context, baseIRI), algebra);
    return { ...read, quadAlgebra: () => quadAlgebra(text, baseIRI) };
  } catch (error) {
    throw explainSyntax(error, failed, text, (start) => faultsOf(start, baseIRI));
  }
}

/** Parsed anew: the rewriting changes the tree, and few queries need it. */
function quadAlgebra(text: string, baseIRI: string): Operation {
  const ast = parser.parse(text, { baseIRI });
  scopeGraphs(ast as unknown as Node);
  return withoutFrom(translate(ast, text, { quads: true, baseIRI }));
}

function translate(ast: Parameters<typeof toAlgebra>[0], text: string, options: object): Operation {
  nameNewVariables(text);
  // Labels, brackets and lists make them.
  blankNodes = /_:|[[(]/.test(text);
  return toAlgebra(ast, { ...options, blankToVariable: blankNodes });
}

let prefix = 'v';
let named = 0;
// The translation counts the variables that it makes (for sequences of paths, for aggregates) anew in each sub-select and
// goes on from there outside it: two paths would meet in one variable, or in one of the query's own.
toAlgebra11Builder.patchRule({
  name: 'generateFreshVar',
  fun: () => (context: { dataFactory: { variable(name: string): object } }) =>
    context.dataFactory.variable(`${prefix}${named++}`),
} as never);

let blankNodes = true;
// The names of all variables are asked for by whoever makes blank nodes into variables, and by nobody else any more.
const findVariables = toAlgebra11Builder.getRule('findAllVariables');
toAlgebra11Builder.patchRule({
  name: 'findAllVariables',
  fun: (rules: never) => {
    const find = findVariables.fun(rules);
    return (context: never, part: never) => (blankNodes ? find(context, part) : undefined);
  },
} as never);

/** Makes the names of new variables such that the query cannot have them; another endpoint may come to read them. */
function nameNewVariables(text: string): void {
  named = 0;
  prefix = 'v_';
  for (const [run] of text.matchAll(/v_+/g)) if (run.length >= prefix.length) prefix = `${run}_`;
}

/** What the grammar says of the text before a character that no token can begin with: that is what was expected there. */
function faultsOf(text: string, baseIRI: string): readonly GrammarFault[] {
  failed = [];
  try {
    parser.parse(text, { baseIRI });
  } catch {
    return failed;
  }
  return [];
}

function readAlgebra(form: ParsedQuery['form'], baseIri: string, operation: Operation) {
  const kind = KINDS[form];
  const dataset = isFrom(operation) ? { default: operation.default, named: operation.named } : undefined;
  const algebra = withoutFrom(operation);
  return { kind, form, baseIri, algebra, variables: kind === 'bindings' ? columns(algebra) : [], dataset };
}

/** Each BASE is resolved against the one before it (SPARQL 1.1, 4.1.1.2). */
function declaredBase(prologue: readonly { subType: string; value?: { value?: unknown } }[], given: string): string {
  const declared = prologue.filter(({ subType }) => subType === 'base').map(({ value }) => String(value?.value));
  return declared.reduce((base, iri) => URL.parse(iri, base)?.href ?? base, given);
}

/** Taken off because Comunica would copy every pattern once per FROM graph: a bag, where a set is right. */
function withoutFrom(operation: Operation): Operation {
  return isFrom(operation) ? operation.input : operation;
}

interface From {
  readonly type: 'from';
  readonly input: Operation;
  readonly default: Term[];
  readonly named: Term[];
}

function isFrom(operation: object): operation is From {
  return (operation as { type?: unknown }).type === 'from';
}

function columns(algebra: Operation): string[] {
  let at: { type: string; input?: unknown; variables?: { value: string }[] } = algebra as never;
  while (at.type !== 'project') at = at.input as typeof at;
  return (at.variables ?? []).map((variable) => variable.value);
}

function updateRefused(text: string): IsnadError {
  if (text.replace(/#[^\n]*/g, '').trim() === '') {
    return new IsnadError('syntax', 'The query is empty.', {
      place: { line: 1, column: 1, expected: QUERY_STARTS },
      arabic: 'الاستعلام فارغ.',
    });
  }
  return new IsnadError(
    'bad-request',
    'This is a SPARQL update; /sparql answers queries, updates go to /sparql/update.',
    { arabic: 'هذا تحديث SPARQL؛ العنوان ‎/sparql يجيب عن الاستعلامات، والتحديثات تُرسل إلى ‎/sparql/update.' },
  );
}
