import { datatypeId, KIND, NOTHING, type TermId } from '../../../index/term-id.ts';
import { type CalendarTime, writeDuration } from '../calendar.ts';
import { Computation, NumberComputation, TextComputation, type TextSlot } from '../computation.ts';
import { NUMERIC, type NumberSlot, type NumericType } from '../numbers.ts';
import { OPERAND, type Operand } from '../operand.ts';
import { readTime } from './durations.ts';
import { argument, type FunctionRow, type FunctionTable, taking } from './function-table.ts';

type Part = 'year' | 'month' | 'day' | 'hours' | 'minutes' | 'seconds';

/** Of which types a part can be asked: SPARQL names xsd:dateTime alone, XPath also the others that have it. */
const HAS_DATE: readonly Operand[] = [OPERAND.dateTime, OPERAND.date];
const HAS_CLOCK: readonly Operand[] = [OPERAND.dateTime, OPERAND.time];

/** YEAR to SECONDS: the part as it is written, whatever the offset. */
class PartOf extends NumberComputation {
  readonly #of: Computation;
  readonly #part: Part;
  readonly #types: readonly Operand[];
  readonly #result: NumericType;

  constructor(of: Computation, part: Part, types: readonly Operand[], result: NumericType) {
    super(of.terms, [of]);
    this.#of = of;
    this.#part = part;
    this.#types = types;
    this.#result = result;
  }

  read(rows: Int32Array, at: number, into: NumberSlot): boolean {
    const id = this.#of.id(rows, at);
    const found = readTime(this.terms, id);
    if (found === undefined || !this.#types.includes(found.operand)) return false;
    return into.set(this.#result, found.time[this.#part]);
  }
}

const BYTE_MINUS = 0x2d;
const BYTE_ZERO = 0x30;
/** Where a part of a date begins behind its year. */
const BEHIND_YEAR = { month: 1, day: 4 } as const;

/** YEAR, MONTH and DAY by the bytes of the dictionary. */
class DatePart extends NumberComputation {
  readonly #of: Computation;
  readonly #behindYear: number;
  readonly #decoded: PartOf;

  constructor(of: Computation, part: 'year' | 'month' | 'day') {
    super(of.terms, [of]);
    this.#of = of;
    this.#behindYear = part === 'year' ? 0 : BEHIND_YEAR[part];
    this.#decoded = new PartOf(of, part, HAS_DATE, NUMERIC.integer);
  }

  read(rows: Int32Array, at: number, into: NumberSlot): boolean {
    const id = this.#of.id(rows, at);
    if (id <= 0 || this.terms.kind(id) !== KIND.moment) return this.#decoded.read(rows, at, into);
    const { dictionary } = this.terms;
    const bytes = dictionary.heap(id);
    let place = dictionary.start(id);
    const isNegative = bytes[place] === BYTE_MINUS;
    if (isNegative) place++;
    let year = 0;
    for (; bytes[place] !== BYTE_MINUS; place++) year = year * 10 + (bytes[place] as number) - BYTE_ZERO;
    if (this.#behindYear === 0) return into.set(NUMERIC.integer, isNegative ? -year : year);
    place += this.#behindYear;
    const value = ((bytes[place] as number) - BYTE_ZERO) * 10 + (bytes[place + 1] as number) - BYTE_ZERO;
    return into.set(NUMERIC.integer, value);
  }
}

/** NOW: the same moment throughout the query, to the second as Comunica gives it. */
function now(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

class Now extends Computation {
  readonly #value: TermId;

  constructor(terms: Computation['terms'], date: Date) {
    super(terms, []);
    this.#value = terms.make(KIND.moment, now(date), datatypeId('dateTime'));
  }

  id(): TermId {
    return this.#value;
  }
}

/** TIMEZONE: the offset as a duration; an error where there is none. */
class TimeZone extends Computation {
  readonly #of: Computation;

  constructor(of: Computation) {
    super(of.terms, [of], { costly: true });
    this.#of = of;
  }

  id(rows: Int32Array, at: number): TermId {
    const offset = readTime(this.terms, this.#of.id(rows, at))?.time.offset;
    if (offset === undefined) return NOTHING;
    const duration = writeDuration({ months: 0, seconds: offset * 60 });
    return this.terms.make(KIND.other, duration, datatypeId('dayTimeDuration'));
  }
}

/** TZ: the offset as it is written; empty where there is none. */
class Tz extends TextComputation {
  readonly #of: Computation;

  constructor(of: Computation) {
    super(of.terms, [of], { costly: true });
    this.#of = of;
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    const id = this.#of.id(rows, at);
    const time: CalendarTime | undefined = readTime(this.terms, id)?.time;
    if (time === undefined) return false;
    return into.set(
      /(?:Z|[+-]\d\d:\d\d)$/.exec(time.offset === undefined ? '' : this.terms.text(id))?.[0] ?? '',
      NOTHING,
    );
  }
}

const datePart = (part: 'year' | 'month' | 'day'): FunctionRow =>
  taking(1, (args) => new DatePart(argument(args, 0), part));
const clockPart = (part: Part, result: NumericType): FunctionRow =>
  taking(1, (args) => new PartOf(argument(args, 0), part, HAS_CLOCK, result));

/** SPARQL 1.1, 17.4.5. */
export const DATES: FunctionTable = {
  now: taking(0, (_args, { terms, context }) => new Now(terms, context.now)),
  year: datePart('year'),
  month: datePart('month'),
  day: datePart('day'),
  hours: clockPart('hours', NUMERIC.integer),
  minutes: clockPart('minutes', NUMERIC.integer),
  seconds: clockPart('seconds', NUMERIC.decimal),
  timezone: taking(1, (args) => new TimeZone(argument(args, 0))),
  tz: taking(1, (args) => new Tz(argument(args, 0))),
};
