import { IsnadError } from '../../errors.ts';
import { NOTHING, type TermId } from '../../index/term-id.ts';
import type { ExpressionOf } from './algebra.ts';
import { add, divide } from './arithmetic.ts';
import { compareForOrder } from './compare-terms.ts';
import { compileExpression, type Expression } from './expression.ts';
import { IntSet } from './int-set.ts';
import { NUMERIC, NumberSlot } from './numbers.ts';
import type { Budget } from './operator.ts';
import { KeyTable } from './operators/key-table.ts';
import type { QueryContext } from './query-context.ts';
import type { QueryTerms } from './query-terms.ts';
import type { Scope } from './scope.ts';

/** One aggregate of one group. */
export interface Accumulator {
  add(rows: Int32Array, at: number): void;
  /** NOTHING where the aggregate is an error; also of a group without rows. */
  result(): TermId;
}

/** Makes accumulators for an aggregate of the algebra, one for each group (SPARQL 1.1, 18.5.1). */
export function compileAggregate(
  aggregate: ExpressionOf<'aggregate'>,
  scope: Scope,
  context: QueryContext,
): () => Accumulator {
  const { terms, budget } = context;
  const { aggregator, distinct, expression } = aggregate;
  if (expression.subType === 'wildcard') {
    if (!distinct) return () => new CountRows(terms);
    const places = Int32Array.from(scope.places ?? Array.from({ length: scope.width }, (_, place) => place));
    return () => new CountDistinctRows(terms, places, budget);
  }
  const of = compileExpression(expression, scope, context);
  const values = (): Values => new Values(of, distinct ? budget : undefined);
  switch (aggregator) {
    case 'count':
      return () => new Count(terms, values());
    case 'sum':
      return () => new Sum(terms, values());
    case 'avg':
      return () => new Avg(terms, values());
    case 'min':
      return () => new Extreme(terms, values(), -1);
    case 'max':
      return () => new Extreme(terms, values(), 1);
    case 'sample':
      return () => new Sample(values());
    case 'group_concat':
      return () => new GroupConcat(terms, values(), aggregate.separator ?? ' ', budget);
    default:
      throw new IsnadError('internal', `The aggregate ${String(aggregator)} is not known.`);
  }
}

/** What an aggregate's expression gives: an error, unlike an unbound variable, spoils all aggregates but COUNT. */
class Values {
  failed = false;
  readonly #of: Expression;
  readonly #seen: IntSet | undefined;

  /** A budget is given where each value counts once. */
  constructor(of: Expression, distinct: Budget | undefined) {
    this.#of = of;
    this.#seen = distinct === undefined ? undefined : new IntSet(distinct);
  }

  /** The row's value; NOTHING where it has none that counts. */
  next(rows: Int32Array, at: number): TermId {
    const id = this.#of.id(rows, at);
    if (id === NOTHING) {
      if (!this.failed) this.failed = !this.#isUnbound(rows, at);
      return NOTHING;
    }
    return this.#seen === undefined || this.#seen.add(id) ? id : NOTHING;
  }

  /** Whether a variable of the expression has no value in the row: then the row counts for nothing. */
  #isUnbound(rows: Int32Array, at: number): boolean {
    const { reads } = this.#of;
    for (let i = 0; i < reads.length; i++) if (rows[at + (reads[i] as number)] === NOTHING) return true;
    return false;
  }
}

class CountRows implements Accumulator {
  readonly #terms: QueryTerms;
  #count = 0;

  constructor(terms: QueryTerms) {
    this.#terms = terms;
  }

  add(): void {
    this.#count++;
  }

  result(): TermId {
    return this.#terms.integer(this.#count);
  }
}

class CountDistinctRows implements Accumulator {
  readonly #terms: QueryTerms;
  readonly #places: Int32Array;
  readonly #seen: KeyTable;
  #any = false;

  constructor(terms: QueryTerms, places: Int32Array, budget: Budget) {
    this.#terms = terms;
    this.#places = places;
    this.#seen = new KeyTable(places.length, budget);
  }

  add(rows: Int32Array, at: number): void {
    this.#any = true;
    if (this.#places.length > 0) this.#seen.row(rows, at, this.#places);
  }

  result(): TermId {
    return this.#terms.integer(this.#places.length > 0 ? this.#seen.size : Number(this.#any));
  }
}

/** COUNT: errors are not counted (SPARQL 1.1, 18.5.1.2). */
class Count implements Accumulator {
  readonly #terms: QueryTerms;
  readonly #values: Values;
  #count = 0;

  constructor(terms: QueryTerms, values: Values) {
    this.#terms = terms;
    this.#values = values;
  }

  add(rows: Int32Array, at: number): void {
    if (this.#values.next(rows, at) !== NOTHING) this.#count++;
  }

  result(): TermId {
    return this.#terms.integer(this.#count);
  }
}

/** SUM: in the order of the rows, promoted as it goes; of one value that value as it is written. */
class Sum implements Accumulator {
  protected readonly terms: QueryTerms;
  protected readonly values: Values;
  protected readonly sum: NumberSlot = new NumberSlot();
  protected count = 0;
  readonly #next = new NumberSlot();
  #only: TermId = NOTHING;

  constructor(terms: QueryTerms, values: Values) {
    this.terms = terms;
    this.values = values;
  }

  add(rows: Int32Array, at: number): void {
    if (this.values.failed) return;
    const id = this.values.next(rows, at);
    if (id === NOTHING) return;
    if (!this.terms.read(id, this.#next)) {
      this.values.failed = true;
      return;
    }
    this.#only = id;
    if (this.count++ === 0) this.sum.copy(this.#next);
    else add(this.sum, this.#next, this.sum);
  }

  result(): TermId {
    if (this.values.failed) return NOTHING;
    if (this.count === 0) return this.terms.integer(0);
    return this.count === 1 ? this.#only : this.terms.number(this.sum);
  }
}

/** AVG: 0 for no values at all. */
class Avg extends Sum {
  override result(): TermId {
    if (this.values.failed) return NOTHING;
    if (this.count === 0) return this.terms.integer(0);
    const count = new NumberSlot();
    const average = new NumberSlot();
    count.set(NUMERIC.integer, this.count);
    return divide(this.sum, count, average) ? this.terms.number(average) : NOTHING;
  }
}

/** MIN and MAX by the order of ORDER BY (SPARQL 1.1, 18.5.1.5), of terms of any kind; the first of equal ones. */
class Extreme implements Accumulator {
  readonly #terms: QueryTerms;
  readonly #values: Values;
  readonly #sign: number;
  #best: TermId = NOTHING;

  /** -1 for the least, 1 for the greatest. */
  constructor(terms: QueryTerms, values: Values, sign: 1 | -1) {
    this.#terms = terms;
    this.#values = values;
    this.#sign = sign;
  }

  add(rows: Int32Array, at: number): void {
    const id = this.#values.next(rows, at);
    if (id === NOTHING || id === this.#best) return;
    if (this.#best === NOTHING || compareForOrder(this.#terms, id, this.#best) * this.#sign > 0) this.#best = id;
  }

  result(): TermId {
    return this.#values.failed ? NOTHING : this.#best;
  }
}

class Sample implements Accumulator {
  readonly #values: Values;
  #first: TermId = NOTHING;

  constructor(values: Values) {
    this.#values = values;
  }

  add(rows: Int32Array, at: number): void {
    if (this.#first === NOTHING) this.#first = this.#values.next(rows, at);
  }

  result(): TermId {
    return this.#first;
  }
}

/** GROUP_CONCAT: of IRIs and blank nodes their IRI or label, of literals the text. */
class GroupConcat implements Accumulator {
  readonly #terms: QueryTerms;
  readonly #values: Values;
  readonly #separator: string;
  readonly #budget: Budget;
  #text: string | undefined;

  constructor(terms: QueryTerms, values: Values, separator: string, budget: Budget) {
    this.#terms = terms;
    this.#values = values;
    this.#separator = separator;
    this.#budget = budget;
  }

  add(rows: Int32Array, at: number): void {
    if (this.#values.failed) return;
    const id = this.#values.next(rows, at);
    if (id === NOTHING) return;
    const text = this.#terms.text(id);
    this.#budget.hold((text.length + this.#separator.length) * 2);
    this.#text = this.#text === undefined ? text : this.#text + this.#separator + text;
  }

  result(): TermId {
    return this.#values.failed ? NOTHING : this.#terms.string(this.#text ?? '');
  }
}
