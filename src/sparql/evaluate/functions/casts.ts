import { typedValue } from '../../../index/literal-values.ts';
import { type DatatypeName, datatypeId, datatypeIri, KIND, NOTHING, type TermId } from '../../../index/term-id.ts';
import { addDuration, parseDuration, writeDate, writeDateTime, writeDuration, writeTime } from '../calendar.ts';
import { effectiveBoolean } from '../compare-terms.ts';
import { Computation, NumberComputation, readText, TextComputation, TextSlot } from '../computation.ts';
import {
  exactOf,
  NUMERIC,
  NumberSlot,
  type NumericType,
  parseDecimal,
  writeDecimal,
  writeDigits,
  writeNumber,
} from '../numbers.ts';
import { OPERAND } from '../operand.ts';
import type { QueryTerms } from '../query-terms.ts';
import { readTime } from './durations.ts';
import { argument, type FunctionTable, taking } from './function-table.ts';

const text = new TextSlot();
const SPACE_AROUND = /^[\t\n\r ]+|[\t\n\r ]+$/g;

/** What is cast when a plain string is: its text without white space around; undefined for anything else. */
function castText(terms: QueryTerms, id: TermId): string | undefined {
  if (!readText(terms, id, text) || text.language !== NOTHING) return undefined;
  return text.text.replace(SPACE_AROUND, '');
}

/** xsd:integer, xsd:decimal, xsd:float and xsd:double, from numbers, booleans and strings (SPARQL 1.1, 17.5). */
class ToNumber extends NumberComputation {
  readonly #of: Computation;
  readonly #type: NumericType;
  readonly #datatype: TermId;

  constructor(of: Computation, type: NumericType, datatype: TermId) {
    super(of.terms, [of], { costly: true });
    this.#of = of;
    this.#type = type;
    this.#datatype = datatype;
  }

  read(rows: Int32Array, at: number, into: NumberSlot): boolean {
    const id = this.#of.id(rows, at);
    if (id === NOTHING) return false;
    if (this.terms.read(id, into)) return promote(into, this.#type);
    const truth = this.terms.truth(id);
    if (truth >= 0) return into.set(this.#type, truth);
    const lexical = castText(this.terms, id);
    if (lexical === undefined) return false;
    const { kind, value } = typedValue(this.#datatype, lexical);
    if (kind !== KIND.number) return false;
    if (this.#type <= NUMERIC.decimal) return into.setExact(this.#type, parseDecimal(lexical));
    return into.set(this.#type, value);
  }
}

/** A number as one of another type; false where the type has none like it. */
function promote(slot: NumberSlot, type: NumericType): boolean {
  if (type >= NUMERIC.float) return slot.set(type, type === NUMERIC.float ? Math.fround(slot.value) : slot.value);
  if (!Number.isFinite(slot.value) && slot.exact === undefined) return false;
  const { unscaled, scale } = exactOf(slot);
  if (type === NUMERIC.decimal) return slot.setExact(type, { unscaled, scale });
  return slot.setExact(type, { unscaled: unscaled / 10n ** BigInt(scale), scale: 0 });
}

/** xsd:boolean. */
class ToBoolean extends Computation {
  readonly #of: Computation;

  constructor(of: Computation) {
    super(of.terms, [of]);
    this.#of = of;
  }

  id(rows: Int32Array, at: number): TermId {
    const id = this.#of.id(rows, at);
    if (id === NOTHING) return NOTHING;
    const { terms } = this;
    if (terms.kind(id) === KIND.number) return terms.boolean(effectiveBoolean(terms, id) === 1);
    const truth = terms.truth(id);
    if (truth >= 0) return terms.boolean(truth === 1);
    const lexical = castText(terms, id);
    if (lexical === 'true' || lexical === '1') return terms.true;
    return lexical === 'false' || lexical === '0' ? terms.false : NOTHING;
  }
}

/** xsd:string, from anything but a blank node: numbers, booleans, moments and durations as XPath writes them. */
class ToString extends TextComputation {
  readonly #of: Computation;
  readonly #number = new NumberSlot();

  constructor(of: Computation) {
    super(of.terms, [of], { costly: true });
    this.#of = of;
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    const id = this.#of.id(rows, at);
    if (id === NOTHING) return false;
    const { terms } = this;
    if (terms.read(id, this.#number)) return into.set(numberAsString(this.#number), NOTHING);
    switch (terms.operand(id)) {
      case OPERAND.blank:
      case OPERAND.illFormed:
        return false;
      case OPERAND.boolean:
        return into.set(terms.truth(id) === 1 ? 'true' : 'false', NOTHING);
      default:
        return into.set(momentAsString(terms, id) ?? durationAsString(terms, id) ?? terms.text(id), NOTHING);
    }
  }
}

/** Functions and Operators, 17.1.2: a whole number has no point; floats within a million are written as decimals. */
function numberAsString(slot: NumberSlot): string {
  if (slot.type === NUMERIC.integer) return writeNumber(slot);
  if (slot.type === NUMERIC.decimal) return withoutPoint(writeDecimal(slot));
  const size = Math.abs(slot.value);
  if (size === 0) return Object.is(slot.value, -0) ? '-0' : '0';
  if (!(size >= 1e-6 && size < 1e6)) return writeNumber(slot);
  const [mantissa = '', exponent = '0'] = writeNumber(slot).split('E');
  const { unscaled, scale } = parseDecimal(mantissa);
  const shifted = scale - Number(exponent);
  if (shifted <= 0) return writeDigits(unscaled * 10n ** BigInt(-shifted), 0);
  const digits = writeDigits(unscaled, shifted);
  return digits.replace(/\.?0+$/, '');
}

const withoutPoint = (decimal: string): string => (decimal.endsWith('.0') ? decimal.slice(0, -2) : decimal);

function momentAsString(terms: QueryTerms, id: TermId): string | undefined {
  const found = readTime(terms, id);
  if (found === undefined) return undefined;
  // Adding nothing turns 24:00:00 into the start of the next day.
  const time = addDuration(found.time, { months: 0, seconds: 0 }, 1);
  if (found.operand === OPERAND.time) return writeTime(time);
  return found.operand === OPERAND.date ? writeDate(time) : writeDateTime(time);
}

function durationAsString(terms: QueryTerms, id: TermId): string | undefined {
  const operand = terms.operand(id);
  if (operand < OPERAND.duration || operand > OPERAND.yearMonthDuration) return undefined;
  const found = parseDuration(terms.text(id));
  return found && writeDuration(found, operand === OPERAND.yearMonthDuration ? 'P0M' : 'PT0S');
}

/** xsd:dateTime, xsd:date and xsd:time, from each other where they have the parts, and from strings. */
class ToMoment extends Computation {
  readonly #of: Computation;
  readonly #name: 'dateTime' | 'date' | 'time';
  readonly #datatype: TermId;

  constructor(of: Computation, name: 'dateTime' | 'date' | 'time') {
    super(of.terms, [of], { costly: true });
    this.#of = of;
    this.#name = name;
    this.#datatype = datatypeId(name);
  }

  id(rows: Int32Array, at: number): TermId {
    const id = this.#of.id(rows, at);
    if (id === NOTHING || this.terms.datatype(id) === this.#datatype) return this.#ifWellFormed(id);
    const found = readTime(this.terms, id);
    if (found === undefined) {
      const lexical = castText(this.terms, id);
      return lexical === undefined ? NOTHING : this.#ifWellFormed(this.terms.literal(lexical, this.#datatype));
    }
    const from = found.operand;
    if (this.#name === 'time') {
      return from === OPERAND.date ? NOTHING : this.terms.literal(writeTime(found.time), this.#datatype);
    }
    if (from === OPERAND.time) return NOTHING;
    const write = this.#name === 'date' ? writeDate : writeDateTime;
    return this.terms.literal(write(found.time), this.#datatype);
  }

  #ifWellFormed(id: TermId): TermId {
    return id !== NOTHING && this.terms.operand(id) < OPERAND.illFormed ? id : NOTHING;
  }
}

const DURATIONS = { duration: 'all', dayTimeDuration: 'dayTime', yearMonthDuration: 'yearMonth' } as const;

/** The durations, from each other and from strings: what the type has no room for is dropped. */
class ToDuration extends Computation {
  readonly #of: Computation;
  readonly #name: keyof typeof DURATIONS;

  constructor(of: Computation, name: keyof typeof DURATIONS) {
    super(of.terms, [of], { costly: true });
    this.#of = of;
    this.#name = name;
  }

  id(rows: Int32Array, at: number): TermId {
    const { terms } = this;
    const id = this.#of.id(rows, at);
    if (id === NOTHING) return NOTHING;
    const operand = terms.operand(id);
    const isDuration = operand >= OPERAND.duration && operand <= OPERAND.yearMonthDuration;
    const lexical = isDuration ? terms.text(id) : castText(terms, id);
    const parts = DURATIONS[this.#name];
    if (isDuration && parts === 'all') return terms.literal(terms.text(id), datatypeId(this.#name));
    const found = lexical === undefined ? undefined : parseDuration(lexical, isDuration ? 'all' : parts);
    if (found === undefined) return NOTHING;
    const months = parts === 'dayTime' ? 0 : found.months;
    const seconds = parts === 'yearMonth' ? 0 : found.seconds;
    const written = writeDuration({ months, seconds }, parts === 'yearMonth' ? 'P0M' : 'PT0S');
    return terms.literal(written, datatypeId(this.#name));
  }
}

const toNumber = (name: DatatypeName, type: NumericType): FunctionTable => ({
  [datatypeIri(name)]: taking(1, (args) => new ToNumber(argument(args, 0), type, datatypeId(name))),
});
const toMoment = (name: 'dateTime' | 'date' | 'time'): FunctionTable => ({
  [datatypeIri(name)]: taking(1, (args) => new ToMoment(argument(args, 0), name)),
});
const toDuration = (name: keyof typeof DURATIONS): FunctionTable => ({
  [datatypeIri(name)]: taking(1, (args) => new ToDuration(argument(args, 0), name)),
});

/** The constructors of SPARQL 1.1, 17.5, by IRI, and those of the other dates and durations. */
export const CASTS: FunctionTable = {
  ...toNumber('integer', NUMERIC.integer),
  ...toNumber('decimal', NUMERIC.decimal),
  ...toNumber('float', NUMERIC.float),
  ...toNumber('double', NUMERIC.double),
  [datatypeIri('boolean')]: taking(1, (args) => new ToBoolean(argument(args, 0))),
  [datatypeIri('string')]: taking(1, (args) => new ToString(argument(args, 0))),
  ...toMoment('dateTime'),
  ...toMoment('date'),
  ...toMoment('time'),
  ...toDuration('duration'),
  ...toDuration('dayTimeDuration'),
  ...toDuration('yearMonthDuration'),
};
