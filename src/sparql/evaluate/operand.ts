import { momentValue } from '../../index/literal-values.ts';
import { datatypeId, datatypeIri } from '../../index/term-id.ts';
import { NAMESPACES } from '../../rdf/vocabulary.ts';
import { parseDuration, parseTime } from './calendar.ts';

/** What operators see in a term: its type in the sense of SPARQL 1.1, 17.1, with derived types under their base. */
export const OPERAND = {
  iri: 1,
  blank: 2,
  string: 3,
  text: 4,
  number: 5,
  dateTime: 6,
  date: 7,
  boolean: 8,
  time: 9,
  duration: 10,
  dayTimeDuration: 11,
  yearMonthDuration: 12,
  /** xsd:anyURI, which is promoted to xsd:string where strings are compared (XPath 2.0, B.1). */
  uri: 13,
  /** Of a datatype that nothing is known of. */
  unknown: 14,
  /** Its datatype is known and it is not in its lexical space: number or boolean, whose effective value is false. */
  illFormed: 15,
  /** The same of any other datatype. */
  illFormedOther: 16,
} as const;
export type Operand = (typeof OPERAND)[keyof typeof OPERAND];

const DERIVED_STRINGS = [
  ...['normalizedString', 'token', 'language', 'NMTOKEN', 'Name', 'NCName', 'ENTITY', 'ID', 'IDREF', 'untypedAtomic'],
].map((name) => NAMESPACES.xsd + name);

const BY_DATATYPE: ReadonlyMap<string, Operand> = new Map<string, Operand>([
  ...DERIVED_STRINGS.map((iri): [string, Operand] => [iri, OPERAND.string]),
  [datatypeIri('dateTime'), OPERAND.dateTime],
  [`${NAMESPACES.xsd}dateTimeStamp`, OPERAND.dateTime],
  [datatypeIri('date'), OPERAND.date],
  [datatypeIri('boolean'), OPERAND.boolean],
  [datatypeIri('time'), OPERAND.time],
  [datatypeIri('duration'), OPERAND.duration],
  [datatypeIri('dayTimeDuration'), OPERAND.dayTimeDuration],
  [datatypeIri('yearMonthDuration'), OPERAND.yearMonthDuration],
  [`${NAMESPACES.xsd}anyURI`, OPERAND.uri],
]);

/** What a literal of this datatype is when it is well-formed; for those that are not told by their id alone. */
export function operandOfDatatype(iri: string): Operand {
  return BY_DATATYPE.get(iri) ?? OPERAND.unknown;
}

/** Whether a lexical form that the dictionary does not judge belongs to its type. */
export function isWellFormed(operand: Operand, text: string): boolean {
  switch (operand) {
    case OPERAND.boolean:
      return text === 'true' || text === 'false' || text === '1' || text === '0';
    case OPERAND.dateTime:
      return /(?:Z|[+-]\d\d:\d\d)$/.test(text) && momentValue(datatypeId('dateTime'), text) !== undefined;
    case OPERAND.date:
      return false;
    case OPERAND.time:
      return parseTime(text) !== undefined;
    case OPERAND.duration:
      return parseDuration(text) !== undefined;
    case OPERAND.dayTimeDuration:
      return parseDuration(text, 'dayTime') !== undefined;
    case OPERAND.yearMonthDuration:
      return parseDuration(text, 'yearMonth') !== undefined;
    default:
      return true;
  }
}
