import { KIND, NOTHING } from '../../../index/term-id.ts';
import { equalValues } from '../compare-terms.ts';
import { type Computation, Condition, ConstantComputation, VariableComputation } from '../computation.ts';
import { IntSet } from '../int-set.ts';
import { equality } from './comparisons.ts';
import { argument, type Call, type FunctionTable, taking } from './function-table.ts';
import { Not } from './functional-forms.ts';

/** IN: true if one is equal; else an error if one was; the IRIs of a long list are looked up at once. */
class In extends Condition {
  readonly #needle: Computation;
  readonly #iris: IntSet;
  readonly #others: readonly Computation[];
  /** `=` for each of the others, where asking for the needle again costs nothing. */
  readonly #equal: readonly Computation[] | undefined;

  constructor(args: readonly Computation[], call: Call) {
    const needle = argument(args, 0);
    super(needle.terms, args);
    this.#needle = needle;
    this.#iris = new IntSet(call.context.budget);
    const isIri = (item: Computation): boolean =>
      item instanceof ConstantComputation && item.value !== NOTHING && this.terms.kind(item.value) === KIND.iri;
    for (const item of args.slice(1)) if (isIri(item)) this.#iris.add((item as ConstantComputation).value);
    this.#others = args.slice(1).filter((item) => !isIri(item));
    const isFree = needle instanceof VariableComputation;
    this.#equal = isFree ? this.#others.map((item) => equality(1)([needle, item], call)) : undefined;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const needle = this.#needle.id(rows, at);
    if (needle === NOTHING) return -1;
    if (this.#iris.has(needle)) return 1;
    let result: 0 | -1 = 0;
    for (let i = 0; i < this.#others.length; i++) {
      const equal =
        this.#equal === undefined
          ? equalValues(this.terms, needle, (this.#others[i] as Computation).id(rows, at))
          : (this.#equal[i] as Computation).test(rows, at);
      if (equal === 1) return 1;
      if (equal < 0) result = -1;
    }
    return result;
  }
}

/** SPARQL 1.1, 17.4.1.9 and 17.4.1.10. */
export const MEMBERSHIP: FunctionTable = {
  in: taking(1, (args, call) => new In(args, call), Number.POSITIVE_INFINITY),
  notin: taking(1, (args, call) => new Not(new In(args, call)), Number.POSITIVE_INFINITY),
};
