import { IsnadError } from '../../errors.ts';
import type { Expression as ExpressionTree, Operation } from './algebra.ts';
import {
  type Computation,
  Condition,
  ConstantComputation,
  type Expression,
  VariableComputation,
} from './computation.ts';
import { CASTS } from './functions/casts.ts';
import { COMPARISONS } from './functions/comparisons.ts';
import { DATES } from './functions/dates.ts';
import type { Call, FunctionRow, FunctionTable } from './functions/function-table.ts';
import { FUNCTIONAL_FORMS } from './functions/functional-forms.ts';
import { HASHES } from './functions/hashes.ts';
import { LANGUAGES } from './functions/languages.ts';
import { MEMBERSHIP } from './functions/membership.ts';
import { NUMERICS } from './functions/numerics.ts';
import { PATTERNS } from './functions/patterns.ts';
import { STRINGS } from './functions/strings.ts';
import { TERM_FUNCTIONS } from './functions/terms.ts';
import { TEXT_SEARCH } from './functions/text-search.ts';
import { remembering } from './memo.ts';
import type { ExistsTest, QueryContext } from './query-context.ts';
import type { Scope } from './scope.ts';

export type { Expression } from './computation.ts';

const OPERATORS: FunctionTable = {
  ...FUNCTIONAL_FORMS,
  ...COMPARISONS,
  ...MEMBERSHIP,
  ...TERM_FUNCTIONS,
  ...LANGUAGES,
  ...STRINGS,
  ...TEXT_SEARCH,
  ...PATTERNS,
  ...NUMERICS,
  ...DATES,
  ...HASHES,
};

const NO_ROW = new Int32Array(0);

/** Makes an expression of the algebra ready to be asked row by row. An unknown function is a `bad-request`. */
export function compileExpression(tree: ExpressionTree, scope: Scope, context: QueryContext): Expression {
  return remembering(compile(tree, { terms: context.terms, context, scope }));
}

function compile(tree: ExpressionTree, call: Call): Computation {
  switch (tree.subType) {
    case 'term':
      return compileTerm(tree.term, call);
    case 'operator':
      return compileCall(functionNamed(OPERATORS, tree.operator.toLowerCase()), tree.operator, tree.args, call);
    case 'named':
      return compileCall(functionNamed(CASTS, tree.name.value), tree.name.value, tree.args, call);
    case 'existence':
      return new Exists(call, tree.input, tree.not);
    default:
      throw new IsnadError(
        'internal',
        `An expression of the kind ${tree.subType} stands where it cannot be worked out.`,
      );
  }
}

function compileTerm(term: Extract<ExpressionTree, { subType: 'term' }>['term'], { terms, scope }: Call): Computation {
  if (term.termType !== 'Variable') return new ConstantComputation(terms, terms.id(term));
  const place = scope.placeOf(term.value);
  return place < 0 ? new ConstantComputation(terms, 0) : new VariableComputation(terms, place);
}

function functionNamed(table: FunctionTable, name: string): FunctionRow {
  if (Object.hasOwn(table, name)) return table[name] as FunctionRow;
  throw new IsnadError('bad-request', `The function <${name}> is not known here.`, {
    arabic: `الدالة ‏<${name}> غير معروفة هنا.`,
  });
}

function compileCall(row: FunctionRow, name: string, trees: readonly ExpressionTree[], call: Call): Computation {
  if (trees.length < row.least || trees.length > row.most) throw wrongCount(name, trees.length);
  const args = trees.map((tree) => compile(tree, call));
  const reads = new Set(args.flatMap((arg) => arg.reads));
  // What hangs on one variable as a whole is remembered as a whole, by whoever reads it.
  const isJoint = reads.size === 1 && args.every((arg) => arg.steady);
  const built = row.build(isJoint ? args : args.map(remembering), call);
  if (reads.size > 0 || !built.steady) return built;
  return new ConstantComputation(call.terms, built.id(NO_ROW, 0));
}

function wrongCount(name: string, count: number): IsnadError {
  return new IsnadError('bad-request', `The function <${name}> does not take ${count} arguments.`, {
    arabic: `لا تقبل الدالة ‏<${name}> هذا العدد من الوسائط (${count}).`,
  });
}

/** EXISTS and NOT EXISTS: the planner makes the test. */
class Exists extends Condition {
  override readonly reads: readonly number[];
  readonly #test: ExistsTest;
  readonly #not: boolean;

  constructor({ terms, context, scope }: Call, pattern: Operation, not: boolean) {
    super(terms, [], { steady: false });
    this.#test = context.exists(pattern, scope);
    this.#not = not;
    this.reads = placesIn(pattern, scope);
  }

  test(rows: Int32Array, at: number): 1 | 0 {
    return this.#test.test(rows, at) === this.#not ? 0 : 1;
  }
}

/** Places of the variables in scope that a pattern mentions, wherever. */
function placesIn(pattern: unknown, scope: Scope): readonly number[] {
  const places = new Set<number>();
  const waiting: unknown[] = [pattern];
  for (let at = 0; at < waiting.length; at++) {
    const node = waiting[at];
    if (typeof node !== 'object' || node === null) continue;
    const { termType, value } = node as { termType?: unknown; value?: unknown };
    if (termType === 'Variable') {
      const place = scope.placeOf(String(value));
      if (place >= 0) places.add(place);
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'metadata' && key !== 'loc') waiting.push(child);
  }
  return [...places];
}
