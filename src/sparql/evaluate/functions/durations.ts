import { datatypeId, KIND, NOTHING, type TermId } from '../../../index/term-id.ts';
import {
  addDuration,
  type CalendarTime,
  parseDateTime,
  parseDuration,
  parseTime,
  secondsOf,
  writeDate,
  writeDateTime,
  writeDuration,
  writeTime,
} from '../calendar.ts';
import { OPERAND } from '../operand.ts';
import type { QueryTerms } from '../query-terms.ts';

/** An operator on dates, times and durations: NOTHING is an error. */
export type TemporalOperator = (terms: QueryTerms, a: TermId, b: TermId) => TermId;

/** A date or time plus a duration: SPARQL leaves it open, XPath 2.0 (Functions and Operators, 10.8) defines it. */
export const addTemporal: TemporalOperator = (terms, a, b) => shifted(terms, a, b, 1);

/** Two dates or times give the duration between them; a date or time and a duration give another. */
export const subtractTemporal: TemporalOperator = (terms, a, b) => {
  if (a === NOTHING || b === NOTHING) return NOTHING;
  const [first, second] = [readTime(terms, a), readTime(terms, b)];
  if (first === undefined || second === undefined) return shifted(terms, a, b, -1);
  if (first.operand !== second.operand) return NOTHING;
  const seconds = Math.round((secondsOf(first.time) - secondsOf(second.time)) * 1e9) / 1e9;
  return terms.make(KIND.other, writeDuration({ months: 0, seconds }), datatypeId('dayTimeDuration'));
};

/** The duration must be one of days and seconds or one of months; a time cannot be moved by months. */
function shifted(terms: QueryTerms, a: TermId, b: TermId, sign: 1 | -1): TermId {
  if (a === NOTHING || b === NOTHING) return NOTHING;
  const from = readTime(terms, a);
  const by = terms.operand(b);
  if (from === undefined || (by !== OPERAND.dayTimeDuration && by !== OPERAND.yearMonthDuration)) return NOTHING;
  if (from.operand === OPERAND.time && by === OPERAND.yearMonthDuration) return NOTHING;
  const duration = parseDuration(terms.text(b));
  return duration === undefined ? NOTHING : written(terms, from.operand, addDuration(from.time, duration, sign));
}

type Temporal = typeof OPERAND.dateTime | typeof OPERAND.date | typeof OPERAND.time;

function written(terms: QueryTerms, operand: Temporal, time: CalendarTime): TermId {
  switch (operand) {
    case OPERAND.dateTime:
      return terms.make(KIND.moment, writeDateTime(time), datatypeId('dateTime'));
    case OPERAND.date:
      return terms.make(KIND.moment, writeDate(time), datatypeId('date'));
    case OPERAND.time:
      return terms.make(KIND.other, writeTime(time), datatypeId('time'));
  }
}

/** The parts of a well-formed xsd:dateTime, xsd:date or xsd:time; undefined for anything else. */
export function readTime(terms: QueryTerms, id: TermId): { operand: Temporal; time: CalendarTime } | undefined {
  if (id === NOTHING) return undefined;
  const operand = terms.operand(id);
  if (operand === OPERAND.dateTime || operand === OPERAND.date) {
    return { operand, time: parseDateTime(terms.text(id)) };
  }
  if (operand !== OPERAND.time) return undefined;
  const time = parseTime(terms.text(id));
  return time === undefined ? undefined : { operand, time };
}
