import { KIND, kindOf, type TermId } from '../../../index/term-id.ts';
import { equalValues } from '../compare-terms.ts';
import { compareSlots, compareValues, RELATION, type Relation, signOf } from '../compare-values.ts';
import {
  type Computation,
  Condition,
  ConstantComputation,
  NumberComputation,
  numberSource,
  TextComputation,
} from '../computation.ts';
import { NumberMemo } from '../number-memo.ts';
import { NUMERIC, NumberSlot } from '../numbers.ts';
import type { QueryTerms } from '../query-terms.ts';
import { argument, type FunctionRow, type FunctionTable, taking } from './function-table.ts';
import { languageEquals } from './languages.ts';
import { OrderedTexts, textEquals } from './text-search.ts';

/** `=`, or `!=` where it is negated. */
class Equals extends Condition {
  readonly #left: Computation;
  readonly #right: Computation;
  readonly #wanted: 1 | 0;

  constructor(left: Computation, right: Computation, wanted: 1 | 0) {
    super(left.terms, [left, right]);
    this.#left = left;
    this.#right = right;
    this.#wanted = wanted;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const equal = equalValues(this.terms, this.#left.id(rows, at), this.#right.id(rows, at));
    return equal < 0 ? -1 : equal === this.#wanted ? 1 : 0;
  }
}

/** What `=` gives for a term of each kind that is not the constant itself; these two are found out. */
const COMPARE_VALUES = 2;
const COMPARE_FULLY = 3;
type Verdict = -1 | 0 | typeof COMPARE_VALUES | typeof COMPARE_FULLY;

function verdictsFor(terms: QueryTerms, constant: TermId): readonly Verdict[] {
  // iri, blank, string, text, number, moment, other
  switch (terms.kind(constant)) {
    case KIND.iri:
    case KIND.blank:
      return [-1, 0, 0, 0, 0, 0, 0, 0];
    case KIND.string:
      return [-1, 0, 0, 0, 0, -1, -1, COMPARE_FULLY];
    case KIND.text:
      return [-1, 0, 0, 0, 0, -1, -1, COMPARE_FULLY];
    case KIND.number:
      return [-1, 0, 0, -1, -1, isPlain(terms, constant) ? COMPARE_VALUES : COMPARE_FULLY, -1, -1];
    default:
      return [-1, 0, 0, -1, -1, -1, COMPARE_FULLY, COMPARE_FULLY];
  }
}

const slot = new NumberSlot();

/** Whether a number's float64 says all about it, also beside a float, for which other numbers are made floats first. */
function isPlain(terms: QueryTerms, constant: TermId): boolean {
  terms.read(constant, slot);
  return slot.type !== NUMERIC.float && slot.exact === undefined && Math.fround(slot.value) === slot.value;
}

/** The same beside a constant: most terms are judged by their kind or their value. */
class EqualsConstant extends Condition {
  readonly #left: Computation;
  readonly #constant: TermId;
  readonly #value: number;
  readonly #itself: 1 | 0 | -1;
  readonly #verdicts: readonly Verdict[];
  readonly #wanted: 1 | 0;

  constructor(left: Computation, constant: TermId, wanted: 1 | 0) {
    super(left.terms, [left]);
    this.#left = left;
    this.#constant = constant;
    this.#value = this.terms.value(constant);
    this.#itself = equalValues(this.terms, constant, constant);
    this.#verdicts = verdictsFor(this.terms, constant);
    this.#wanted = wanted;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const id = this.#left.id(rows, at);
    const equal = id === this.#constant ? this.#itself : this.#judge(id);
    return equal < 0 ? -1 : equal === this.#wanted ? 1 : 0;
  }

  #judge(id: TermId): 1 | 0 | -1 {
    if (id === 0) return -1;
    const verdict = this.#verdicts[id > 0 ? kindOf(id) : this.terms.kind(id)] as Verdict;
    if (verdict <= 0) return verdict as 0 | -1;
    if (verdict === COMPARE_FULLY) return equalValues(this.terms, id, this.#constant);
    const value = this.terms.value(id);
    if (value !== this.#value) return 0;
    return equalValues(this.terms, id, this.#constant);
  }
}

/** Which relations make an operator true, by relation + 1: less, same, more, none. */
const ORDERS: Readonly<Record<string, readonly (1 | 0)[]>> = {
  '<': [1, 0, 0, 0],
  '<=': [1, 1, 0, 0],
  '>': [0, 0, 1, 0],
  '>=': [0, 1, 1, 0],
};
/** The operator that says the same with its sides changed. */
const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** `<`, `<=`, `>` and `>=`. */
class Ordered extends Condition {
  readonly #left: Computation;
  readonly #right: Computation;
  readonly #accepts: readonly (1 | 0)[];

  constructor(left: Computation, right: Computation, accepts: readonly (1 | 0)[]) {
    super(left.terms, [left, right]);
    this.#left = left;
    this.#right = right;
    this.#accepts = accepts;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const relation = compareValues(this.terms, this.#left.id(rows, at), this.#right.id(rows, at));
    return relation === RELATION.error ? -1 : (this.#accepts[relation + 1] as 1 | 0);
  }
}

/** The same beside a number or moment that is constant: values are compared as they lie in the dictionary. */
class OrderedByConstant extends Condition {
  readonly #left: Computation;
  readonly #constant: TermId;
  readonly #kind: number;
  readonly #values: NumberMemo;
  readonly #value: number;
  readonly #accepts: readonly (1 | 0)[];

  constructor(left: Computation, constant: TermId, accepts: readonly (1 | 0)[]) {
    super(left.terms, [left]);
    this.#left = left;
    this.#constant = constant;
    this.#kind = this.terms.kind(constant);
    const { dictionary } = this.terms;
    // For moments, both must be of one datatype; any two numbers can be compared.
    const datatype = this.#kind === KIND.moment ? this.terms.datatype(constant) : 0;
    this.#values = new NumberMemo((id) =>
      datatype === 0 || dictionary.datatype(id) === datatype ? dictionary.value(id) : Number.NaN,
    );
    this.#value = this.terms.value(constant);
    this.#accepts = accepts;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const id = this.#left.id(rows, at);
    const relation = this.#relationOf(id);
    return relation === RELATION.error ? -1 : (this.#accepts[relation + 1] as 1 | 0);
  }

  #relationOf(id: TermId): Relation {
    if (id > 0 && kindOf(id) === this.#kind) {
      const value = this.#values.value(id);
      if (value < this.#value) return RELATION.less;
      if (value > this.#value) return RELATION.more;
    }
    return compareValues(this.terms, id, this.#constant);
  }
}

/** Compares numbers that are worked out for the row, without making terms of them. */
class ComparedNumbers extends Condition {
  readonly #left: ReturnType<typeof numberSource>;
  readonly #right: ReturnType<typeof numberSource>;
  readonly #accepts: readonly (1 | 0)[];
  /** Compares as terms what are no numbers: dates, or a term that `=` need not be a number for. */
  readonly #otherwise: Condition;
  readonly #a = new NumberSlot();
  readonly #b = new NumberSlot();

  constructor(left: Computation, right: Computation, accepts: readonly (1 | 0)[], otherwise: Condition) {
    super(left.terms, [left, right]);
    this.#left = numberSource(left);
    this.#right = numberSource(right);
    this.#accepts = accepts;
    this.#otherwise = otherwise;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    if (!this.#left.read(rows, at, this.#a) || !this.#right.read(rows, at, this.#b)) {
      return this.#otherwise.test(rows, at);
    }
    return this.#accepts[compareSlots(this.#a, this.#b) + 1] as 1 | 0;
  }
}

/** Whether most numbers or moments can be told from the constant by their float64 alone. */
function isDirect(terms: QueryTerms, constant: TermId): boolean {
  const kind = terms.kind(constant);
  if (kind === KIND.moment) return true;
  return kind === KIND.number && isPlain(terms, constant);
}

function ordered(operator: string): FunctionRow['build'] {
  return (args) => {
    const [left, right] = [argument(args, 0), argument(args, 1)];
    const accepts = ORDERS[operator] as readonly (1 | 0)[];
    const mirrored = ORDERS[MIRRORED[operator] as string] as readonly (1 | 0)[];
    if (left instanceof NumberComputation || right instanceof NumberComputation) {
      return new ComparedNumbers(left, right, accepts, new Ordered(left, right, accepts));
    }
    if (left instanceof TextComputation || right instanceof TextComputation) {
      const accepted = (order: number): boolean => accepts[signOf(order) + 1] === 1;
      return new OrderedTexts(left, right, accepted, new Ordered(left, right, accepts));
    }
    if (right instanceof ConstantComputation && right.value !== 0 && isDirect(right.terms, right.value)) {
      return new OrderedByConstant(left, right.value, accepts);
    }
    if (left instanceof ConstantComputation && left.value !== 0 && isDirect(left.terms, left.value)) {
      return new OrderedByConstant(right, left.value, mirrored);
    }
    return new Ordered(left, right, accepts);
  };
}

export function equality(wanted: 1 | 0): FunctionRow['build'] {
  return (args) => {
    const [left, right] = [argument(args, 0), argument(args, 1)];
    const special = languageEquals(left, right, wanted) ?? textEquals(left, right, wanted);
    if (special !== undefined) return special;
    if (left instanceof NumberComputation || right instanceof NumberComputation) {
      const accepts: readonly (1 | 0)[] = wanted === 1 ? [0, 1, 0, 0] : [1, 0, 1, 1];
      return new ComparedNumbers(left, right, accepts, new Equals(left, right, wanted));
    }
    if (right instanceof ConstantComputation && right.value !== 0) return new EqualsConstant(left, right.value, wanted);
    if (left instanceof ConstantComputation && left.value !== 0) return new EqualsConstant(right, left.value, wanted);
    return new Equals(left, right, wanted);
  };
}

/** The comparisons of SPARQL 1.1, 17.3. */
export const COMPARISONS: FunctionTable = {
  '=': taking(2, equality(1)),
  '!=': taking(2, equality(0)),
  '<': taking(2, ordered('<')),
  '<=': taking(2, ordered('<=')),
  '>': taking(2, ordered('>')),
  '>=': taking(2, ordered('>=')),
};
