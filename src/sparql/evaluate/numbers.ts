/** Numeric types of XSD in the order in which they are promoted (XPath 2.0, B.1); derived integers count as integers. */
export const NUMERIC = { none: 0, integer: 1, decimal: 2, float: 3, double: 4 } as const;
export type NumericType = (typeof NUMERIC)[keyof typeof NUMERIC];

/** `unscaled` divided by 10 to the power of `scale`; no needless zeros at the end once it is `trimmed`. */
export interface Decimal {
  readonly unscaled: bigint;
  readonly scale: number;
}

/**
 * A number on its way through an expression, used again for every row so that none is allocated. An integer or decimal is
 * what `exact` says or, without it, what JavaScript writes for `value`: that is exact up to 15 digits, and most stop there.
 */
export class NumberSlot {
  type: NumericType = NUMERIC.none;
  value = 0;
  exact: Decimal | undefined = undefined;

  set(type: NumericType, value: number): boolean {
    this.type = type;
    this.value = value;
    this.exact = undefined;
    return true;
  }

  /** Takes an integer or decimal of any length. */
  setExact(type: NumericType, decimal: Decimal): boolean {
    const { unscaled, scale } = trimmed(decimal);
    this.type = type;
    this.value = Number(writeDigits(unscaled, scale));
    const small = unscaled <= SAFE && unscaled >= -SAFE && scale < SMALLEST;
    this.exact = small ? undefined : { unscaled, scale };
    return true;
  }

  copy(other: NumberSlot): boolean {
    this.type = other.type;
    this.value = other.value;
    this.exact = other.exact;
    return true;
  }
}

/** So many bytes of a lexical form hold at most 15 digits, which float64 keeps. */
export const EXACT_LENGTH = 15;
const SAFE = 999_999_999_999_999n;
/** Decimal places beyond which float64 has no number to stand for a decimal. */
const SMALLEST = 300;

/** The integer or decimal in a slot. */
export function exactOf(slot: NumberSlot): Decimal {
  return slot.exact ?? decimalOf(slot.value);
}

/** The decimal that JavaScript writes for a finite number. */
function decimalOf(value: number): Decimal {
  if (Number.isSafeInteger(value)) return { unscaled: BigInt(value), scale: 0 };
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const { unscaled, scale } = parseDecimal(mantissa);
  const places = scale - Number(exponent);
  return places < 0 ? { unscaled: unscaled * 10n ** BigInt(-places), scale: 0 } : { unscaled, scale: places };
}

/** Reads a well-formed xsd:integer or xsd:decimal. */
export function parseDecimal(text: string): Decimal {
  const point = text.indexOf('.');
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
  const unscaled = BigInt(digits.startsWith('+') ? digits.slice(1) : digits.replace(/^-$/, '0'));
  return { unscaled, scale: point < 0 ? 0 : text.length - point - 1 };
}

/** -1, 0 or 1. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const [first, second] = [scaledTo(a, scale), scaledTo(b, scale)];
  return first < second ? -1 : first > second ? 1 : 0;
}

export function scaledTo({ unscaled, scale }: Decimal, wanted: number): bigint {
  return wanted === scale ? unscaled : unscaled * 10n ** BigInt(wanted - scale);
}

function trimmed({ unscaled, scale }: Decimal): Decimal {
  let [digits, places] = [unscaled, scale];
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n;
    places--;
  }
  return { unscaled: digits, scale: places };
}

/** A decimal as XPath casts it to a string: without a point where it is whole. */
export function writeDigits(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The canonical lexical form (XSD 1.0 Part 2: a decimal keeps one digit after its point, as Comunica writes it). */
export function writeNumber(slot: NumberSlot): string {
  switch (slot.type) {
    case NUMERIC.integer:
      return writeInteger(slot);
    case NUMERIC.decimal:
      return writeDecimal(slot);
    case NUMERIC.float:
      return writeExponential(slot.value, floatDigits(slot.value));
    default:
      return writeExponential(slot.value, undefined);
  }
}

function writeInteger({ value, exact }: NumberSlot): string {
  return exact === undefined ? String(value) : writeDigits(exact.unscaled, 0);
}

/** Never with an exponent. */
export function writeDecimal(slot: NumberSlot): string {
  let text = slot.exact === undefined ? String(slot.value) : '';
  if (text === '' || text.includes('e')) {
    const { unscaled, scale } = trimmed(exactOf(slot));
    text = writeDigits(unscaled, scale);
  }
  return text.includes('.') ? text : `${text}.0`;
}

/** xsd:double and xsd:float: `1.5E0`. */
function writeExponential(value: number, digits: number | undefined): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'INF' : '-INF';
  if (Object.is(value, -0)) return '-0.0E0';
  const [mantissa = '', exponent = ''] = value.toExponential(digits).split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  return `${whole}.${fraction.replace(/0+$/, '') || '0'}E${exponent.replace('+', '')}`;
}

/** How many digits after the first tell a float32 from its neighbours. */
function floatDigits(value: number): number | undefined {
  if (!Number.isFinite(value)) return undefined;
  for (let digits = 0; digits < 8; digits++) {
    if (Math.fround(Number(value.toExponential(digits))) === value) return digits;
  }
  return 8;
}
