import fc from 'fast-check';

/** Quads as N-Quads lines: what a failing case is kept as. */
export type Lines = readonly string[];

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const typed = (text: string, datatype: string): string => `"${text}"^^<${XSD}${datatype}>`;

export const IRIS = ['<urn:s0>', '<urn:s1>', '<urn:s2>', '<urn:s3>'] as const;
export const PREDICATES = ['<urn:p0>', '<urn:p1>'] as const;
export const GRAPHS = ['<urn:g0>', '<urn:g1>', '<urn:g2>'] as const;

/** Literals of every kind that comparison, arithmetic and order tell apart. */
export const LITERALS = [
  ...['"a"', '"b"', '"ab"', '"10"', '"é"', '"كلور"', '"a\\"b"', '"a\\nb"'],
  ...['"a"@en', '"a"@ar', '"a"@en-gb', '"b"@en', '"كلور"@ar'],
  ...['0', '1', '2', '10', '-1', '01', '+1'].map((text) => typed(text, 'integer')),
  ...['1.0', '1.5', '0.25', '2.50'].map((text) => typed(text, 'decimal')),
  ...['1e0', '1.5E0', 'NaN', 'INF', '-INF', '1e21'].map((text) => typed(text, 'double')),
  ...[typed('1.5', 'float'), typed('1', 'int')],
  ...[typed('true', 'boolean'), typed('false', 'boolean'), typed('1', 'boolean')],
  ...[typed('2017-04-04', 'date'), typed('2017-04-05', 'date')],
  ...['2017-04-04T06:30:00Z', '2017-04-04T06:30:00', '2017-04-04T08:30:00+02:00', '2017-04-04T07:00:00.5Z'].map(
    (text) => typed(text, 'dateTime'),
  ),
  ...['"2017-04"^^<http://id.loc.gov/datatypes/edtf/EDTF>', '"a"^^<urn:datatype>'],
] as const;

/** Texts that the reference puts in the order of a language, not of code points (15.1): for what is computed alone. */
export const ODD_TEXTS = ['"A"', '"😀x"', '"\\t"', '"a b"', '"É"'] as const;

/** Literals whose text their datatype does not allow. */
export const ILL_FORMED = [typed('x', 'integer'), typed('yes', 'boolean'), typed('2017-02-30', 'date')] as const;

const subject = fc.constantFrom(...IRIS, '_:b0', '_:b1');
const objectFrom = (literals: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(subject, fc.constantFrom(...literals));

const triplesWith = (literals: readonly string[]) =>
  fc.array(
    fc.record({
      subject,
      predicate: fc.constantFrom(...PREDICATES),
      object: objectFrom(literals),
      graphs: fc.uniqueArray(fc.constantFrom(...GRAPHS), { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 40 },
  );

/**
 * Few terms, so that triples meet; each stands in one to three named graphs, so that the union has to be a set. One data
 * set in five has ill-formed literals, of which the reference is no judge wherever something is computed.
 */
export const dataset: fc.Arbitrary<Lines> = fc
  .oneof(
    { weight: 4, arbitrary: triplesWith(LITERALS) },
    { weight: 1, arbitrary: triplesWith([...LITERALS.slice(0, 8), ...ILL_FORMED]) },
  )
  .map((triples) => [
    ...new Set(triples.flatMap((t) => t.graphs.map((graph) => `${t.subject} ${t.predicate} ${t.object} ${graph} .`))),
  ]);
