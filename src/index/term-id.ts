import { NAMESPACES } from '../rdf/vocabulary.ts';

/**
 * A term as a number: the kind in the three bits above the serial, so that comparisons and filters know what they hold
 * without a look at the term. 31 bits in all, because V8 keeps such numbers unboxed. Zero is no term; a query counts the
 * terms that it makes itself downwards from -1.
 */
export type TermId = number;

/** No term: an unbound variable, a wildcard in a pattern, an expression without a value. */
export const NOTHING: TermId = 0;

/** What a term is, told by its id alone. */
export const KIND = {
  iri: 1,
  blank: 2,
  /** xsd:string. */
  string: 3,
  /** A string with a language. */
  text: 4,
  /** A well-formed number of one of the numeric datatypes of XSD: its dictionary entry begins with its value. */
  number: 5,
  /** A well-formed xsd:dateTime or xsd:date: its dictionary entry begins with its moment. */
  moment: 6,
  /** A literal of any other datatype, and any that is ill-formed. */
  other: 7,
} as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

const SERIAL_BITS = 28;
/** The most terms that a dictionary can hold. */
export const MAX_SERIAL = 2 ** SERIAL_BITS - 1;

export const idOf = (kind: Kind, serial: number): TermId => (kind << SERIAL_BITS) | serial;
/** Meaningful for positive ids only. */
export const kindOf = (id: TermId): Kind => (id >>> SERIAL_BITS) as Kind;
export const serialOf = (id: TermId): number => id & MAX_SERIAL;

/** Datatypes whose ids every dictionary gives first and in this order: serials 1, 2, 3 ... (0 is left empty). */
export const DATATYPES = [
  ...['integer', 'decimal', 'float', 'double', 'nonPositiveInteger', 'negativeInteger', 'long', 'int', 'short', 'byte'],
  ...['nonNegativeInteger', 'unsignedLong', 'unsignedInt', 'unsignedShort', 'unsignedByte', 'positiveInteger'],
  ...['dateTime', 'date', 'boolean', 'string', 'dayTimeDuration', 'yearMonthDuration', 'duration', 'time'],
] as const;
export type DatatypeName = (typeof DATATYPES)[number];

/** The id of a datatype of XSD, the same in every dictionary. */
export const datatypeId = (name: DatatypeName): TermId => idOf(KIND.iri, DATATYPES.indexOf(name) + 1);
export const datatypeIri = (name: DatatypeName): string => NAMESPACES.xsd + name;
export const LANG_STRING_IRI: string = `${NAMESPACES.rdf}langString`;
/** rdf:langString follows the datatypes of XSD. */
export const LANG_STRING: TermId = idOf(KIND.iri, DATATYPES.length + 1);
export const UNNAMED_GRAPH_IRI = 'urn:isnad:unnamed-graph';
/** Names the graph of quads that have none, as an IRI that the dictionary holds; no archive has such quads. */
export const UNNAMED_GRAPH: TermId = idOf(KIND.iri, DATATYPES.length + 2);
/** How many serials are given before the first term of the data, the empty one included. */
export const RESERVED_TERMS: number = DATATYPES.length + 3;

/** Whether a datatype is one of the numeric ones, by its id. */
export const isNumericDatatype = (id: TermId): boolean =>
  id >= datatypeId('integer') && id <= datatypeId('positiveInteger');
