import { datatypeIri, isNumericDatatype, KIND, type Kind, type TermId } from '../../index/term-id.ts';
import { compareNumbers, compareValues, durationOf, RELATION, signOf } from './compare-values.ts';
import { OPERAND, type Operand } from './operand.ts';
import type { QueryTerms } from './query-terms.ts';
import { compareCodePoints } from './text-order.ts';

const INTEGER_IRI = datatypeIri('integer');
const STRING_IRI = datatypeIri('string');
const DATE_TIME_IRI = datatypeIri('dateTime');

/** SPARQL's `=` (1.1, 17.3 and 17.4.1.7): -1 is a type error. */
export function equalValues(terms: QueryTerms, a: TermId, b: TermId): 1 | 0 | -1 {
  if (a === 0 || b === 0) return -1;
  // NaN alone is not equal to itself; the same term is, even where it is ill-formed.
  if (a === b) return terms.kind(a) === KIND.number && Number.isNaN(terms.value(a)) ? 0 : 1;
  const kindA = terms.kind(a);
  const kindB = terms.kind(b);
  if (kindA <= KIND.blank || kindB <= KIND.blank) return 0;
  if (kindA <= KIND.text && kindB <= KIND.text) return 0;
  const relation = compareValues(terms, a, b);
  if (relation !== RELATION.error) return relation === RELATION.same ? 1 : 0;
  return equalOnly(terms, a, b);
}

/** What can be equal but has no order: durations of months and seconds; a string of a derived type beside one with a language. */
function equalOnly(terms: QueryTerms, a: TermId, b: TermId): 1 | 0 | -1 {
  const first = terms.operand(a);
  const second = terms.operand(b);
  if (isDuration(first) && isDuration(second)) {
    const x = durationOf(terms, a);
    const y = durationOf(terms, b);
    return x.months === y.months && x.seconds === y.seconds ? 1 : 0;
  }
  return isPlain(first, second) && isPlain(second, first) ? 0 : -1;
}

const isPlain = (operand: Operand, other: Operand): boolean =>
  operand === OPERAND.string || (operand === OPERAND.text && other === OPERAND.string);

/** SPARQL's `<`: -1 is a type error. */
export function lessThan(terms: QueryTerms, a: TermId, b: TermId): 1 | 0 | -1 {
  const relation = compareValues(terms, a, b);
  return relation === RELATION.error ? -1 : relation === RELATION.less ? 1 : 0;
}

const isDuration = (operand: Operand): boolean => operand >= OPERAND.duration && operand <= OPERAND.yearMonthDuration;

/**
 * ORDER BY (SPARQL 1.1, 15.1): unbound, blank nodes, IRIs, literals; numbers and moments by value, strings by code points.
 * Literals that `<` does not compare go by datatype and then by text, as in Comunica, except that all numbers stand where
 * xsd:integer does and what is ill-formed follows what is not: only so is it an order. Terms of equal value give 0.
 */
export function compareForOrder(terms: QueryTerms, a: TermId, b: TermId): number {
  if (a === b) return 0;
  if (a === 0) return -1;
  if (b === 0) return 1;
  const kindA = terms.kind(a);
  const kindB = terms.kind(b);
  if (kindA === KIND.number && kindB === KIND.number) return orderNumbers(terms, a, b);
  if (kindA === kindB && kindA <= KIND.string) return signOf(terms.compareText(a, b));
  if (kindA === KIND.text && kindB === KIND.text) return orderTexts(terms, a, b);
  if (kindA === KIND.moment && kindB === KIND.moment && terms.datatype(a) === terms.datatype(b)) {
    return signOf(terms.value(a) - terms.value(b));
  }
  if (kindA <= KIND.blank || kindB <= KIND.blank) return RANK[kindA] - RANK[kindB];
  const first = familyOf(terms, a);
  const second = familyOf(terms, b);
  if (first !== second) return compareCodePoints(first, second);
  return orderWithin(terms, a, b);
}

const RANK: Readonly<Record<Kind, number>> = { 1: 1, 2: 0, 3: 2, 4: 2, 5: 2, 6: 2, 7: 2 };

/** Strings with a language by their characters, then by language. */
function orderTexts(terms: QueryTerms, a: TermId, b: TermId): number {
  const order = signOf(terms.compareText(a, b));
  return order === 0 ? signOf(terms.compareText(terms.language(a), terms.language(b))) : order;
}

/** NaN comes before all other numbers, as in XQuery's `order by`. */
function orderNumbers(terms: QueryTerms, a: TermId, b: TermId): number {
  const relation = compareNumbers(terms, a, b);
  if (relation !== RELATION.none) return relation;
  return Number(Number.isNaN(terms.value(b))) - Number(Number.isNaN(terms.value(a)));
}

/** The IRI of the datatype under which a literal is sorted. */
function familyOf(terms: QueryTerms, id: TermId): string {
  const datatype = terms.datatype(id);
  if (isNumericDatatype(datatype)) return INTEGER_IRI;
  const operand = terms.operand(id);
  if (operand === OPERAND.string || operand === OPERAND.uri) return STRING_IRI;
  return operand === OPERAND.dateTime ? DATE_TIME_IRI : terms.text(datatype);
}

function orderWithin(terms: QueryTerms, a: TermId, b: TermId): number {
  const relation = compareValues(terms, a, b);
  if (relation <= RELATION.more) return relation;
  const first = terms.operand(a);
  const second = terms.operand(b);
  const illFormed = Number(first >= OPERAND.illFormed) - Number(second >= OPERAND.illFormed);
  if (illFormed !== 0) return illFormed;
  const byText = signOf(terms.compareText(a, b));
  if (byText !== 0) return byText;
  return compareCodePoints(terms.text(terms.datatype(a)), terms.text(terms.datatype(b)));
}

/** The effective boolean value (SPARQL 1.1, 17.2.2): an ill-formed number or boolean is false; -1 is a type error. */
export function effectiveBoolean(terms: QueryTerms, id: TermId): 1 | 0 | -1 {
  if (id === 0) return -1;
  switch (terms.kind(id)) {
    case KIND.string:
    case KIND.text:
      return terms.isEmpty(id) ? 0 : 1;
    case KIND.number: {
      const value = terms.value(id);
      return value === 0 || Number.isNaN(value) ? 0 : 1;
    }
    case KIND.other:
      return ofOther(terms, id);
    default:
      return -1;
  }
}

function ofOther(terms: QueryTerms, id: TermId): 1 | 0 | -1 {
  const truth = terms.truth(id);
  if (truth >= 0) return truth;
  const operand = terms.operand(id);
  if (operand === OPERAND.illFormed) return 0;
  return operand === OPERAND.string ? (terms.isEmpty(id) ? 0 : 1) : -1;
}
