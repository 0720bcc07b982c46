import { type Decimal, exactOf, NUMERIC, type NumberSlot, type NumericType, scaledTo, writeDigits } from './numbers.ts';

/** Operators on numbers: the result goes into a slot; false is an error, such as a division by zero. */
export type NumericOperator = (a: NumberSlot, b: NumberSlot, into: NumberSlot) => boolean;

export const add: NumericOperator = (a, b, into) => {
  const type = promoted(a, b);
  if (type >= NUMERIC.float) return setFloating(into, type, floating(a, type) + floating(b, type));
  const places = commonPlaces(a, b);
  if (places >= 0) {
    const power = POWERS[places] as number;
    const sum = Math.round(a.value * power) + Math.round(b.value * power);
    if (isSafe(sum)) return into.set(type, sum / power);
  }
  const [first, second, scale] = aligned(a, b);
  return into.setExact(type, { unscaled: first + second, scale });
};

export const subtract: NumericOperator = (a, b, into) => {
  const type = promoted(a, b);
  if (type >= NUMERIC.float) return setFloating(into, type, floating(a, type) - floating(b, type));
  const places = commonPlaces(a, b);
  if (places >= 0) {
    const power = POWERS[places] as number;
    const difference = Math.round(a.value * power) - Math.round(b.value * power);
    if (isSafe(difference)) return into.set(type, difference / power);
  }
  const [first, second, scale] = aligned(a, b);
  return into.setExact(type, { unscaled: first - second, scale });
};

export const multiply: NumericOperator = (a, b, into) => {
  const type = promoted(a, b);
  if (type >= NUMERIC.float) return setFloating(into, type, floating(a, type) * floating(b, type));
  const places = commonPlaces(a, b);
  if (places >= 0) {
    const power = POWERS[places] as number;
    const product = Math.round(a.value * power) * Math.round(b.value * power);
    // Adding zero: an integer has no negative zero.
    if (isSafe(product)) return into.set(type, product / (power * power) + 0);
  }
  const [first, second] = [exactOf(a), exactOf(b)];
  const unscaled = first.unscaled * second.unscaled;
  return into.setExact(type, { unscaled, scale: first.scale + second.scale });
};

/** Two integers give a decimal (SPARQL 1.1, 17.3); only float and double can be divided by zero. */
export const divide: NumericOperator = (a, b, into) => {
  const type = promoted(a, b);
  if (type >= NUMERIC.float) return setFloating(into, type, floating(a, type) / floating(b, type));
  if (b.value === 0 && b.exact === undefined) return false;
  const places = commonPlaces(a, b);
  if (places >= 0) {
    const power = POWERS[places] as number;
    const quotient = Math.round(a.value * power) / Math.round(b.value * power);
    if (quotient === 0 || Math.abs(quotient) >= DIVISION_IN_FLOAT) return into.set(NUMERIC.decimal, quotient + 0);
  }
  const exact = quotientOf(exactOf(a), exactOf(b));
  if (places < 0) return into.setExact(NUMERIC.decimal, exact);
  return into.set(NUMERIC.decimal, Number(writeDigits(exact.unscaled, exact.scale)));
};

/** From here on the 17 digits of a float64 lie within the decimal places that a division gives. */
const DIVISION_IN_FLOAT = 1e-3;
/** Decimal places of a quotient that has no end, and significant digits of one that float64 cannot hold. */
const DIVISION_PLACES = 20;

function quotientOf(a: Decimal, b: Decimal): Decimal {
  const scale = DIVISION_PLACES;
  const numerator = a.unscaled * 10n ** BigInt(scale + b.scale);
  const denominator = b.unscaled * 10n ** BigInt(a.scale);
  const twice = (numerator * 2n) / denominator;
  const half = twice < 0n ? -1n : 1n;
  return { unscaled: (twice + half) / 2n, scale };
}

function promoted(a: NumberSlot, b: NumberSlot): NumericType {
  return Math.max(a.type, b.type) as NumericType;
}

/** The operand as a float or double. */
function floating(slot: NumberSlot, type: NumericType): number {
  return type === NUMERIC.float ? Math.fround(slot.value) : slot.value;
}

function setFloating(into: NumberSlot, type: NumericType, value: number): boolean {
  return into.set(type, type === NUMERIC.float ? Math.fround(value) : value);
}

const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
const isSafe = (value: number): boolean => value < 1e15 && value > -1e15;

/** Decimal places that both have at most, if they are few enough to be counted in whole numbers; else -1. */
function commonPlaces(a: NumberSlot, b: NumberSlot): number {
  if (a.exact !== undefined || b.exact !== undefined) return -1;
  if (a.type === NUMERIC.integer && b.type === NUMERIC.integer) return isSafe(a.value) && isSafe(b.value) ? 0 : -1;
  const [first, second] = [placesOf(a.value), placesOf(b.value)];
  return first < 0 || second < 0 ? -1 : Math.max(first, second);
}

function placesOf(value: number): number {
  for (let places = 0; places < POWERS.length; places++) {
    const power = POWERS[places] as number;
    const scaled = Math.round(value * power);
    if (!isSafe(scaled)) return -1;
    if (scaled / power === value) return places;
  }
  return -1;
}

function aligned(a: NumberSlot, b: NumberSlot): [bigint, bigint, number] {
  const [first, second] = [exactOf(a), exactOf(b)];
  const scale = Math.max(first.scale, second.scale);
  return [scaledTo(first, scale), scaledTo(second, scale), scale];
}
