import { DATATYPES, datatypeId, isNumericDatatype, KIND, type TermId } from './term-id.ts';

const INTEGER = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const DOUBLE = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const SPECIAL: ReadonlyMap<string, number> = new Map([
  ['INF', Number.POSITIVE_INFINITY],
  ['+INF', Number.POSITIVE_INFINITY],
  ['-INF', Number.NEGATIVE_INFINITY],
  ['NaN', Number.NaN],
]);
const XSD_INTEGER = datatypeId('integer');
const XSD_DECIMAL = datatypeId('decimal');
const XSD_FLOAT = datatypeId('float');
const XSD_DOUBLE = datatypeId('double');
const XSD_DATE_TIME = datatypeId('dateTime');
const XSD_DATE = datatypeId('date');

/** Bounds of the integer types that have any (XSD 1.1 Part 2, 3.4). */
const BOUNDS: Readonly<Record<string, readonly [least: bigint | undefined, most: bigint | undefined]>> = {
  nonPositiveInteger: [undefined, 0n],
  negativeInteger: [undefined, -1n],
  long: [-(2n ** 63n), 2n ** 63n - 1n],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  short: [-32768n, 32767n],
  byte: [-128n, 127n],
  nonNegativeInteger: [0n, undefined],
  unsignedLong: [0n, 2n ** 64n - 1n],
  unsignedInt: [0n, 2n ** 32n - 1n],
  unsignedShort: [0n, 65535n],
  unsignedByte: [0n, 255n],
  positiveInteger: [1n, undefined],
};

/**
 * The value of a lexical form of a numeric datatype, the nearest float64; undefined if it is ill-formed, which a derived
 * integer outside its range is, too. White space around is not part of any lexical form in RDF (Concepts, 5.1).
 */
function numberValue(datatype: TermId, text: string): number | undefined {
  if (datatype === XSD_DOUBLE || datatype === XSD_FLOAT) {
    const value = SPECIAL.get(text) ?? (DOUBLE.test(text) ? Number(text) : undefined);
    return value === undefined || datatype === XSD_DOUBLE ? value : Math.fround(value);
  }
  // Adding zero: only float and double have a negative zero.
  if (datatype === XSD_DECIMAL) return DECIMAL.test(text) ? Number(text) + 0 : undefined;
  if (!INTEGER.test(text) || !isInRange(datatype, text)) return undefined;
  return Number(text) + 0;
}

function isInRange(datatype: TermId, text: string): boolean {
  const bounds = BOUNDS[DATATYPES[datatype - XSD_INTEGER] as string];
  if (bounds === undefined) return true;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  const [least, most] = bounds;
  return (least === undefined || value >= least) && (most === undefined || value <= most);
}

const DATE = /^(-?(?:[1-9]\d{3,}|0\d{3}))-(\d\d)-(\d\d)/;
const TIME = /^T(\d\d):(\d\d):(\d\d(?:\.\d+)?)/;
const OFFSET = /^(?:Z|([+-])(\d\d):(\d\d))?$/;
const DAY = 86_400_000;

/**
 * The milliseconds since 1970 of an xsd:dateTime, or of the start of an xsd:date, as if in UTC where no offset is given;
 * undefined if it is ill-formed (XSD 1.1: the year 0000 and 24:00:00 are not).
 */
export function momentValue(datatype: TermId, text: string): number | undefined {
  const date = DATE.exec(text);
  if (date === null) return undefined;
  const [year, month, day] = [Number(date[1]), Number(date[2]), Number(date[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  let at = date[0].length;
  let time: number | undefined = 0;
  if (datatype === XSD_DATE_TIME) {
    const clock = TIME.exec(text.slice(at));
    if (clock === null) return undefined;
    at += clock[0].length;
    time = timeOfDay(Number(clock[1]), Number(clock[2]), Number(`${clock[3]}e3`));
  }
  const offset = OFFSET.exec(text.slice(at));
  if (offset === null || time === undefined) return undefined;
  const minutes = Number(offset[2] ?? 0) * 60 + Number(offset[3] ?? 0);
  if (Number(offset[3] ?? 0) > 59 || minutes > 14 * 60) return undefined;
  return daysSince1970(year, month, day) * DAY + time - (offset[1] === '-' ? -minutes : minutes) * 60_000;
}

function timeOfDay(hours: number, minutes: number, milliseconds: number): number | undefined {
  const isEndOfDay = hours === 24 && minutes === 0 && milliseconds === 0;
  if ((hours > 23 && !isEndOfDay) || minutes > 59 || milliseconds >= 60_000) return undefined;
  return hours * 3_600_000 + minutes * 60_000 + milliseconds;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The proleptic Gregorian calendar, counted in cycles of 400 years that start in March; Date ends too early for XSD. */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const cycle = Math.floor(marchYear / 400);
  const inCycle = marchYear - cycle * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return cycle * 146_097 + inCycle * 365 + Math.floor(inCycle / 4) - Math.floor(inCycle / 100) + dayOfYear - 719_468;
}

/** What kind of literal a datatype and a lexical form make, with the value that numbers and moments have. */
export function typedValue(datatype: TermId, text: string): TypedValue {
  if (isNumericDatatype(datatype)) {
    const value = numberValue(datatype, text);
    if (value !== undefined) return { kind: KIND.number, value };
  } else if (datatype === XSD_DATE_TIME || datatype === XSD_DATE) {
    const value = momentValue(datatype, text);
    if (value !== undefined) return { kind: KIND.moment, value };
  }
  return ILL_FORMED;
}

export interface TypedValue {
  readonly kind: typeof KIND.number | typeof KIND.moment | typeof KIND.other;
  readonly value: number;
}

const ILL_FORMED: TypedValue = { kind: KIND.other, value: 0 };
