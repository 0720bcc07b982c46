import { KIND, type TermId } from '../../../index/term-id.ts';
import { equalValues } from '../compare-terms.ts';
import { Computation, Condition, ConstantComputation } from '../computation.ts';
import { IntSet } from '../int-set.ts';
import type { Budget } from '../operator.ts';
import { argument, type FunctionTable, taking } from './function-table.ts';

/** BOUND. */
class Bound extends Condition {
  readonly #variable: Computation;

  constructor(variable: Computation) {
    super(variable.terms, [variable]);
    this.#variable = variable;
  }

  test(rows: Int32Array, at: number): 1 | 0 {
    return this.#variable.id(rows, at) === 0 ? 0 : 1;
  }
}

/** IF: an error in the condition is an error of the whole. */
class If extends Computation {
  readonly #condition: Computation;
  readonly #then: Computation;
  readonly #otherwise: Computation;

  constructor(condition: Computation, whenTrue: Computation, otherwise: Computation) {
    super(condition.terms, [condition, whenTrue, otherwise]);
    this.#condition = condition;
    this.#then = whenTrue;
    this.#otherwise = otherwise;
  }

  id(rows: Int32Array, at: number): TermId {
    const truth = this.#condition.test(rows, at);
    if (truth < 0) return 0;
    return truth === 1 ? this.#then.id(rows, at) : this.#otherwise.id(rows, at);
  }
}

/** COALESCE: the first that has a value. */
class Coalesce extends Computation {
  readonly #args: readonly Computation[];

  constructor(args: readonly Computation[], terms: Computation['terms']) {
    super(terms, args);
    this.#args = args;
  }

  id(rows: Int32Array, at: number): TermId {
    for (let i = 0; i < this.#args.length; i++) {
      const id = (this.#args[i] as Computation).id(rows, at);
      if (id !== 0) return id;
    }
    return 0;
  }
}

/** `||` (SPARQL 1.1, 17.2): true wins over an error, an error over false. */
class Or extends Condition {
  readonly #left: Computation;
  readonly #right: Computation;

  constructor(left: Computation, right: Computation) {
    super(left.terms, [left, right]);
    this.#left = left;
    this.#right = right;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const left = this.#left.test(rows, at);
    if (left === 1) return 1;
    const right = this.#right.test(rows, at);
    return right === 1 ? 1 : left < 0 ? -1 : right;
  }
}

/** `&&`: false wins over an error, an error over true. */
class And extends Condition {
  readonly #left: Computation;
  readonly #right: Computation;

  constructor(left: Computation, right: Computation) {
    super(left.terms, [left, right]);
    this.#left = left;
    this.#right = right;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const left = this.#left.test(rows, at);
    if (left === 0) return 0;
    const right = this.#right.test(rows, at);
    return right === 0 ? 0 : left < 0 ? -1 : right;
  }
}

/** `!`. */
class Not extends Condition {
  readonly #negated: Computation;

  constructor(negated: Computation) {
    super(negated.terms, [negated]);
    this.#negated = negated;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const truth = this.#negated.test(rows, at);
    return truth < 0 ? -1 : truth === 1 ? 0 : 1;
  }
}

/** IN: true if one is equal; else an error if one was; the IRIs of a long list are looked up at once. */
class In extends Condition {
  readonly #needle: Computation;
  readonly #others: readonly Computation[];
  readonly #iris: IntSet;

  constructor(args: readonly Computation[], budget: Budget) {
    const needle = argument(args, 0);
    super(needle.terms, args);
    this.#needle = needle;
    this.#iris = new IntSet(budget);
    const isIri = (item: Computation): boolean =>
      item instanceof ConstantComputation && item.value !== 0 && this.terms.kind(item.value) === KIND.iri;
    for (const item of args.slice(1)) if (isIri(item)) this.#iris.add((item as ConstantComputation).value);
    this.#others = args.slice(1).filter((item) => !isIri(item));
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const needle = this.#needle.id(rows, at);
    if (needle === 0) return -1;
    if (this.#iris.has(needle)) return 1;
    let result: 0 | -1 = 0;
    for (let i = 0; i < this.#others.length; i++) {
      const equal = equalValues(this.terms, needle, (this.#others[i] as Computation).id(rows, at));
      if (equal === 1) return 1;
      if (equal < 0) result = -1;
    }
    return result;
  }
}

/** sameTerm. */
class SameTerm extends Condition {
  readonly #left: Computation;
  readonly #right: Computation;

  constructor(left: Computation, right: Computation) {
    super(left.terms, [left, right]);
    this.#left = left;
    this.#right = right;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const left = this.#left.id(rows, at);
    const right = this.#right.id(rows, at);
    return left === 0 || right === 0 ? -1 : left === right ? 1 : 0;
  }
}

/** SPARQL 1.1, 17.4.1, but for `=` and EXISTS. */
export const FUNCTIONAL_FORMS: FunctionTable = {
  bound: taking(1, (args) => new Bound(argument(args, 0))),
  if: taking(3, (args) => new If(argument(args, 0), argument(args, 1), argument(args, 2))),
  coalesce: taking(0, (args, { terms }) => new Coalesce(args, terms), Number.POSITIVE_INFINITY),
  '||': taking(2, (args) => new Or(argument(args, 0), argument(args, 1))),
  '&&': taking(2, (args) => new And(argument(args, 0), argument(args, 1))),
  '!': taking(1, (args) => new Not(argument(args, 0))),
  in: taking(1, (args, { context }) => new In(args, context.budget), Number.POSITIVE_INFINITY),
  notin: taking(1, (args, { context }) => new Not(new In(args, context.budget)), Number.POSITIVE_INFINITY),
  sameterm: taking(2, (args) => new SameTerm(argument(args, 0), argument(args, 1))),
};
