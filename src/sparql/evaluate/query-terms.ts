import type { Dictionary } from '../../index/dictionary.ts';
import {
  datatypeId,
  isNumericDatatype,
  KIND,
  type Kind,
  kindOf,
  LANG_STRING,
  NOTHING,
  type TermId,
} from '../../index/term-id.ts';
import { blankNode, literal, type NamedNode, namedNode, type Term } from '../../rdf/quads.ts';
import { LocalTerms } from './local-terms.ts';
import { NumberMemo } from './number-memo.ts';
import { EXACT_LENGTH, NUMERIC, NumberSlot, type NumericType, parseDecimal, writeNumber } from './numbers.ts';
import { isWellFormed, OPERAND, type Operand, operandOfDatatype } from './operand.ts';
import type { Budget } from './operator.ts';
import { compareCodePoints } from './text-order.ts';

const XSD_STRING = datatypeId('string');
const XSD_BOOLEAN = datatypeId('boolean');
const XSD_DATE = datatypeId('date');
const DATATYPE_OF: Readonly<Record<NumericType, TermId>> = {
  [NUMERIC.none]: NOTHING,
  [NUMERIC.integer]: datatypeId('integer'),
  [NUMERIC.decimal]: datatypeId('decimal'),
  [NUMERIC.float]: datatypeId('float'),
  [NUMERIC.double]: datatypeId('double'),
};
/** Integers from 0 to here are kept by value: years, counts, lengths. */
const KEPT_INTEGERS = 4096;

/** The terms of one query: the dictionary's, and those that the query makes. Equal ids are equal terms, and only they. */
export class QueryTerms {
  readonly dictionary: Dictionary;
  /** Each way to write a boolean, found by the first that asks. */
  readonly #booleans: Partial<Record<'true' | 'false' | '1' | '0', TermId>> = {};
  readonly #local: LocalTerms;
  #integers: Int32Array | undefined;
  #plain: NumberMemo | undefined;
  readonly #slot = new NumberSlot();
  readonly #operands = new Map<TermId, Operand>();
  #blanks = 0;

  constructor(dictionary: Dictionary, budget: Budget) {
    this.dictionary = dictionary;
    this.#local = new LocalTerms(budget);
  }

  /** xsd:boolean. */
  get true(): TermId {
    return this.#booleanAs('true');
  }

  get false(): TermId {
    return this.#booleanAs('false');
  }

  #booleanAs(text: 'true' | 'false' | '1' | '0'): TermId {
    this.#booleans[text] ??= this.make(KIND.other, text, XSD_BOOLEAN);
    return this.#booleans[text];
  }

  /** The id of a term, made if the dictionary does not have it. */
  id(term: Term): TermId {
    switch (term.termType) {
      case 'NamedNode':
        return this.iri(term.value);
      case 'BlankNode':
        return this.make(KIND.blank, term.value);
      case 'Literal':
        return term.language === ''
          ? this.literal(term.value, this.iri(term.datatype.value))
          : this.textWith(term.value, term.language);
      default:
        return this.dictionary.find(term);
    }
  }

  /** The same of a term by its parts. Of the three kinds of typed literals any may be given: the text decides. */
  make(kind: Kind, text: string, header: TermId = NOTHING): TermId {
    const known = header >= 0 ? this.dictionary.findEntry(kind, text, header) : NOTHING;
    return known === NOTHING ? this.#local.add(kind, text, header) : known;
  }

  iri(iri: string): TermId {
    return this.make(KIND.iri, iri);
  }

  string(text: string): TermId {
    return this.make(KIND.string, text);
  }

  /** A string with a language, in any case. */
  textWith(text: string, language: string): TermId {
    return this.make(KIND.text, text, this.string(language.toLowerCase()));
  }

  /** A literal by the id of its datatype, xsd:string included. */
  literal(text: string, datatype: TermId): TermId {
    return datatype === XSD_STRING ? this.make(KIND.string, text) : this.make(KIND.other, text, datatype);
  }

  boolean(value: boolean): TermId {
    return value ? this.true : this.false;
  }

  integer(value: number | bigint): TermId {
    if (typeof value === 'bigint') return this.make(KIND.number, String(value), datatypeId('integer'));
    if (!(value >= 0 && value < KEPT_INTEGERS)) {
      return Number.isSafeInteger(value) ? this.make(KIND.number, String(value), datatypeId('integer')) : NOTHING;
    }
    this.#integers ??= new Int32Array(KEPT_INTEGERS);
    const kept = this.#integers[value];
    if (kept !== undefined && kept !== NOTHING) return kept;
    const id = this.make(KIND.number, String(value), datatypeId('integer'));
    this.#integers[value] = id;
    return id;
  }

  decimal(value: number): TermId {
    this.#slot.set(NUMERIC.decimal, value);
    return this.number(this.#slot);
  }

  double(value: number): TermId {
    this.#slot.set(NUMERIC.double, value);
    return this.number(this.#slot);
  }

  /** The term of a number, in its canonical form. */
  number(slot: NumberSlot): TermId {
    if (slot.type === NUMERIC.integer && slot.exact === undefined) return this.integer(slot.value + 0);
    return this.make(KIND.number, writeNumber(slot), DATATYPE_OF[slot.type]);
  }

  /** A blank node that is nowhere else. */
  freshBlank(): TermId {
    for (;;) {
      const label = `q${this.#blanks++}`;
      if (this.dictionary.findEntry(KIND.blank, label, NOTHING) !== NOTHING) continue;
      if (this.#local.find(KIND.blank, label, NOTHING) === NOTHING) return this.#local.add(KIND.blank, label, NOTHING);
    }
  }

  kind(id: TermId): Kind {
    return id > 0 ? kindOf(id) : this.#local.kind(id);
  }

  /** The IRI, label or lexical form. */
  text(id: TermId): string {
    return id > 0 ? this.dictionary.text(id) : this.#local.text(id);
  }

  isEmpty(id: TermId): boolean {
    return id > 0 ? this.dictionary.start(id) === this.dictionary.end(id) : this.#local.text(id) === '';
  }

  /** The id of the language tag, which is a string in lower case; NOTHING where there is none. */
  language(id: TermId): TermId {
    if (this.kind(id) !== KIND.text) return NOTHING;
    return id > 0 ? this.dictionary.language(id) : this.#local.header(id);
  }

  /** The id of the datatype; NOTHING for an IRI or a blank node. */
  datatype(id: TermId): TermId {
    if (id > 0) return this.dictionary.datatype(id);
    const kind = this.#local.kind(id);
    if (kind < KIND.string) return NOTHING;
    if (kind === KIND.string) return XSD_STRING;
    return kind === KIND.text ? LANG_STRING : this.#local.header(id);
  }

  /** A number's nearest float64, a moment's milliseconds since 1970. */
  value(id: TermId): number {
    return id > 0 ? this.dictionary.value(id) : this.#local.value(id);
  }

  /**
   * The value of a number (of no other term) of which a float64 says all there is to compare: not of an xsd:float, beside
   * which others are rounded, and not of a long decimal, of which it is NaN.
   */
  plainValue(id: TermId): number {
    this.#plain ??= new NumberMemo((number) => {
      const type = this.numericType(number);
      const isPlain = type !== NUMERIC.float && (type > NUMERIC.decimal || !this.#mayBeLong(number));
      return isPlain ? this.value(number) : Number.NaN;
    });
    return this.#plain.value(id);
  }

  /** The RDF/JS term. */
  term(id: TermId): Term {
    if (id > 0) return this.dictionary.term(id);
    const text = this.#local.text(id);
    switch (this.#local.kind(id)) {
      case KIND.iri:
        return namedNode(text);
      case KIND.blank:
        return blankNode(text);
      case KIND.string:
        return literal(text);
      case KIND.text:
        return literal(text, this.text(this.#local.header(id)));
      default:
        return literal(text, namedNode(this.text(this.#local.header(id))) as NamedNode);
    }
  }

  /** By code points: below, equal to or above zero. */
  compareText(a: TermId, b: TermId): number {
    return a > 0 && b > 0 ? this.dictionary.compareText(a, b) : compareCodePoints(this.text(a), this.text(b));
  }

  /** What operators see in a term that is not NOTHING. */
  operand(id: TermId): Operand {
    const kind = this.kind(id);
    // The first five kinds and operands have the same numbers.
    if (kind <= KIND.number) return kind as Operand;
    const datatype = this.datatype(id);
    if (kind === KIND.moment) return datatype === XSD_DATE ? OPERAND.date : OPERAND.dateTime;
    if (datatype === XSD_BOOLEAN) return this.truth(id) < 0 ? OPERAND.illFormed : OPERAND.boolean;
    if (isNumericDatatype(datatype)) return OPERAND.illFormed;
    const operand = this.#operandOf(datatype);
    return isWellFormed(operand, this.text(id)) ? operand : OPERAND.illFormedOther;
  }

  #operandOf(datatype: TermId): Operand {
    let operand = this.#operands.get(datatype);
    if (operand === undefined) {
      operand = operandOfDatatype(this.text(datatype));
      this.#operands.set(datatype, operand);
    }
    return operand;
  }

  /** 1 or 0 for a well-formed boolean, -1 for any other term. */
  truth(id: TermId): 1 | 0 | -1 {
    if (id === this.true || id === this.#booleanAs('1')) return 1;
    return id === this.false || id === this.#booleanAs('0') ? 0 : -1;
  }

  /** Reads a number into a slot; false if the term is none. */
  read(id: TermId, into: NumberSlot): boolean {
    if (id === NOTHING || this.kind(id) !== KIND.number) return false;
    const type = this.numericType(id);
    if (type <= NUMERIC.decimal && this.#mayBeLong(id)) return into.setExact(type, parseDecimal(this.text(id)));
    return into.set(type, this.value(id));
  }

  /** The type in which a number takes part in arithmetic. */
  numericType(id: TermId): NumericType {
    const datatype = this.datatype(id);
    if (datatype === DATATYPE_OF[NUMERIC.decimal]) return NUMERIC.decimal;
    if (datatype === DATATYPE_OF[NUMERIC.double]) return NUMERIC.double;
    return datatype === DATATYPE_OF[NUMERIC.float] ? NUMERIC.float : NUMERIC.integer;
  }

  #mayBeLong(id: TermId): boolean {
    const length = id > 0 ? this.dictionary.end(id) - this.dictionary.start(id) : this.#local.text(id).length;
    return length > EXACT_LENGTH;
  }
}
