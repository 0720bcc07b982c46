import type { TermId } from '../../../index/term-id.ts';
import { Computation, Condition } from '../computation.ts';
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
export class Not extends Condition {
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

/** SPARQL 1.1, 17.4.1, but for `=`, IN and EXISTS. */
export const FUNCTIONAL_FORMS: FunctionTable = {
  bound: taking(1, (args) => new Bound(argument(args, 0))),
  if: taking(3, (args) => new If(argument(args, 0), argument(args, 1), argument(args, 2))),
  coalesce: taking(0, (args, { terms }) => new Coalesce(args, terms), Number.POSITIVE_INFINITY),
  '||': taking(2, (args) => new Or(argument(args, 0), argument(args, 1))),
  '&&': taking(2, (args) => new And(argument(args, 0), argument(args, 1))),
  '!': taking(1, (args) => new Not(argument(args, 0))),
  sameterm: taking(2, (args) => new SameTerm(argument(args, 0), argument(args, 1))),
};
