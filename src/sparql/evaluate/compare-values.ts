import { KIND, type TermId } from '../../index/term-id.ts';
import { type Duration, parseDateTime, parseDuration, parseTime, secondsOf } from './calendar.ts';
import { compareDecimals, exactOf, NUMERIC, NumberSlot } from './numbers.ts';
import { OPERAND, type Operand } from './operand.ts';
import type { QueryTerms } from './query-terms.ts';

/** How two values stand to each other. NaN stands to nothing; an error is not a comparison at all. */
export const RELATION = { less: -1, same: 0, more: 1, none: 2, error: 3 } as const;
export type Relation = (typeof RELATION)[keyof typeof RELATION];

/** How the values of two terms stand to each other, for the pairs of types that `<` is defined for. */
export function compareValues(terms: QueryTerms, a: TermId, b: TermId): Relation {
  if (a === 0 || b === 0) return RELATION.error;
  const kindA = terms.kind(a);
  const kindB = terms.kind(b);
  if (kindA === KIND.number && kindB === KIND.number) return compareNumbers(terms, a, b);
  if (kindA === KIND.string && kindB === KIND.string) return signOf(terms.compareText(a, b));
  if (kindA <= KIND.blank || kindB <= KIND.blank) return RELATION.error;
  if (kindA === KIND.moment && kindB === KIND.moment && terms.datatype(a) === terms.datatype(b)) {
    return signOf(terms.value(a) - terms.value(b));
  }
  return compareOperands(terms, a, b);
}

function compareOperands(terms: QueryTerms, a: TermId, b: TermId): Relation {
  const first = textual(terms.operand(a));
  const second = textual(terms.operand(b));
  if (first !== second) return RELATION.error;
  switch (first) {
    case OPERAND.string:
      return signOf(terms.compareText(a, b));
    case OPERAND.boolean:
      return signOf(terms.truth(a) - terms.truth(b));
    case OPERAND.dateTime:
      return signOf(momentOf(terms, a) - momentOf(terms, b));
    case OPERAND.time:
      return signOf(timeOf(terms, a) - timeOf(terms, b));
    case OPERAND.dayTimeDuration:
      return signOf(durationOf(terms, a).seconds - durationOf(terms, b).seconds);
    case OPERAND.yearMonthDuration:
      return signOf(durationOf(terms, a).months - durationOf(terms, b).months);
    default:
      return RELATION.error;
  }
}

const textual = (operand: Operand): Operand => (operand === OPERAND.uri ? OPERAND.string : operand);

/** Milliseconds since 1970, also of an xsd:dateTimeStamp, which the dictionary does not judge. */
function momentOf(terms: QueryTerms, id: TermId): number {
  return terms.kind(id) === KIND.moment ? terms.value(id) : secondsOf(parseDateTime(terms.text(id))) * 1000;
}

function timeOf(terms: QueryTerms, id: TermId): number {
  const time = parseTime(terms.text(id));
  return time === undefined ? Number.NaN : secondsOf(time);
}

export function durationOf(terms: QueryTerms, id: TermId): Duration {
  return parseDuration(terms.text(id)) ?? { months: Number.NaN, seconds: Number.NaN };
}

export function signOf(difference: number): Relation {
  return difference < 0 ? RELATION.less : difference > 0 ? RELATION.more : RELATION.same;
}

const slotA = new NumberSlot();
const slotB = new NumberSlot();

/** Numbers by value; where float64 cannot tell two long integers or decimals apart, by all their digits. */
export function compareNumbers(terms: QueryTerms, a: TermId, b: TermId): Relation {
  const plainA = terms.plainValue(a);
  const plainB = terms.plainValue(b);
  if (plainA < plainB) return RELATION.less;
  if (plainA > plainB) return RELATION.more;
  return plainA === plainB ? RELATION.same : compareFully(terms, a, b);
}

function compareFully(terms: QueryTerms, a: TermId, b: TermId): Relation {
  const typeA = terms.numericType(a);
  const typeB = terms.numericType(b);
  let first = terms.value(a);
  let second = terms.value(b);
  // Beside a float, an integer or decimal is promoted to a float (XPath 2.0, B.1).
  if (typeA === NUMERIC.float && typeB <= NUMERIC.decimal) second = Math.fround(second);
  else if (typeB === NUMERIC.float && typeA <= NUMERIC.decimal) first = Math.fround(first);
  if (first < second) return RELATION.less;
  if (first > second) return RELATION.more;
  if (first !== second) return RELATION.none;
  if (typeA > NUMERIC.decimal || typeB > NUMERIC.decimal) return RELATION.same;
  terms.read(a, slotA);
  terms.read(b, slotB);
  return compareSlots(slotA, slotB);
}

/** The same for numbers that are no terms yet. */
export function compareSlots(a: NumberSlot, b: NumberSlot): Relation {
  let first = a.value;
  let second = b.value;
  if (a.type === NUMERIC.float && b.type <= NUMERIC.decimal) second = Math.fround(second);
  else if (b.type === NUMERIC.float && a.type <= NUMERIC.decimal) first = Math.fround(first);
  if (first < second) return RELATION.less;
  if (first > second) return RELATION.more;
  if (first !== second) return RELATION.none;
  if (a.exact === undefined && b.exact === undefined) return RELATION.same;
  if (a.type > NUMERIC.decimal || b.type > NUMERIC.decimal) return RELATION.same;
  return compareDecimals(exactOf(a), exactOf(b)) as Relation;
}
