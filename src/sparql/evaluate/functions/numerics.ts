import { add, divide, multiply, type NumericOperator, subtract } from '../arithmetic.ts';
import { type Computation, NumberComputation, type NumberSource, numberSource } from '../computation.ts';
import { exactOf, NUMERIC, NumberSlot } from '../numbers.ts';
import { addTemporal, subtractTemporal, type TemporalOperator } from './durations.ts';
import { argument, type FunctionRow, type FunctionTable, taking } from './function-table.ts';

/** `+`, `-`, `*` and `/`; what is no number may be a date and a duration. */
class Arithmetic extends NumberComputation {
  readonly #left: Computation;
  readonly #right: Computation;
  readonly #first: NumberSource;
  readonly #second: NumberSource;
  readonly #operator: NumericOperator;
  readonly #temporal: TemporalOperator | undefined;
  readonly #a = new NumberSlot();
  readonly #b = new NumberSlot();
  readonly #result = new NumberSlot();

  constructor(
    left: Computation,
    right: Computation,
    operator: NumericOperator,
    temporal: TemporalOperator | undefined,
  ) {
    super(left.terms, [left, right]);
    this.#left = left;
    this.#right = right;
    this.#first = numberSource(left);
    this.#second = numberSource(right);
    this.#operator = operator;
    this.#temporal = temporal;
  }

  read(rows: Int32Array, at: number, into: NumberSlot): boolean {
    if (!this.#first.read(rows, at, this.#a) || !this.#second.read(rows, at, this.#b)) return false;
    return this.#operator(this.#a, this.#b, into);
  }

  override id(rows: Int32Array, at: number): number {
    if (this.read(rows, at, this.#result)) return this.terms.number(this.#result);
    return this.#temporal?.(this.terms, this.#left.id(rows, at), this.#right.id(rows, at)) ?? 0;
  }
}

/** A function of one number. */
class OfNumber extends NumberComputation {
  readonly #of: NumberSource;
  readonly #apply: (slot: NumberSlot) => void;

  constructor(of: Computation, apply: (slot: NumberSlot) => void) {
    super(of.terms, [of]);
    this.#of = numberSource(of);
    this.#apply = apply;
  }

  read(rows: Int32Array, at: number, into: NumberSlot): boolean {
    if (!this.#of.read(rows, at, into)) return false;
    this.#apply(into);
    return true;
  }
}

/** RAND. */
class Rand extends NumberComputation {
  constructor(terms: Computation['terms']) {
    super(terms, [], { steady: false });
  }

  read(_rows: Int32Array, _at: number, into: NumberSlot): boolean {
    return into.set(NUMERIC.double, Math.random());
  }
}

function negate(slot: NumberSlot): void {
  const { exact } = slot;
  slot.value = -slot.value;
  if (exact !== undefined) slot.exact = { unscaled: -exact.unscaled, scale: exact.scale };
  // Only float and double have a negative zero.
  else if (slot.type <= NUMERIC.decimal) slot.value += 0;
}

function abs(slot: NumberSlot): void {
  if (slot.value < 0 || Object.is(slot.value, -0)) negate(slot);
}

/** The half that is rounded up by fn:round, or nothing for fn:floor, in tenths; digits beyond float64 are counted whole. */
function rounding(round: (value: number) => number, tenths: bigint): (slot: NumberSlot) => void {
  return (slot) => {
    if (slot.exact === undefined) {
      slot.value = round(slot.value);
      if (slot.type <= NUMERIC.decimal) slot.value += 0;
      return;
    }
    const { unscaled, scale } = exactOf(slot);
    if (scale === 0) return;
    const power = 10n ** BigInt(scale);
    const lifted = unscaled * 10n + (tenths === 10n ? power * 10n - 10n : power * tenths);
    const divisor = power * 10n;
    const quotient = lifted / divisor;
    slot.setExact(slot.type, { unscaled: lifted % divisor < 0n ? quotient - 1n : quotient, scale: 0 });
  };
}

const ofNumber = (apply: (slot: NumberSlot) => void): FunctionRow =>
  taking(1, (args) => new OfNumber(argument(args, 0), apply));

const arithmetic = (operator: NumericOperator, temporal?: TemporalOperator): FunctionRow =>
  taking(2, (args) => new Arithmetic(argument(args, 0), argument(args, 1), operator, temporal));

/** The operators of SPARQL 1.1, 17.3, and the functions of 17.4.4. */
export const NUMERICS: FunctionTable = {
  '+': arithmetic(add, addTemporal),
  '-': arithmetic(subtract, subtractTemporal),
  '*': arithmetic(multiply),
  '/': arithmetic(divide),
  uplus: ofNumber(() => {}),
  uminus: ofNumber(negate),
  abs: ofNumber(abs),
  ceil: ofNumber(rounding(Math.ceil, 10n)),
  floor: ofNumber(rounding(Math.floor, 0n)),
  round: ofNumber(rounding(Math.round, 5n)),
  rand: taking(0, (_args, { terms }) => new Rand(terms)),
};
