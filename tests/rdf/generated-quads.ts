import fc from 'fast-check';
import { blankNode, literal, namedNode, type Quad, quad, type Term } from '../../src/rdf/quads.ts';

/** Text that any XML can hold: letters of several scripts, and the characters that formats escape. */
const TEXT = fc.string({
  unit: fc.constantFrom(...'ab Zخا1<>&"\'\\\n\r\t{}|^`%$#@;:.,_-~é😀\u2028', '  ', '\\u0041', ']]>', '<!--'),
  maxLength: 12,
});
const NAME = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,6}$/);
const IRI = fc
  .tuple(
    fc.constantFrom('http://localhost:3030/id/', 'https://w3id.org/isnad/ontology#', 'http://e.example/خ/', 'urn:x:'),
    NAME,
  )
  .map(([start, name]) => namedNode(start + name));
const PREDICATE = fc
  .tuple(fc.constantFrom('https://w3id.org/isnad/ontology#', 'http://e.example/p/', 'http://e.example/x?y=1&z#'), NAME)
  .map(([start, name]) => namedNode(start + name));
const BLANK = fc.constantFrom('b0', 'b1', 'x').map((name) => blankNode(name));
const LITERAL = fc.oneof(
  TEXT.map((text) => literal(text)),
  fc.tuple(TEXT, fc.constantFrom('en', 'ar', 'en-gb')).map(([text, language]) => literal(text, language)),
  fc.tuple(TEXT, IRI).map(([text, type]) => literal(text, type)),
  fc
    .tuple(
      fc.constantFrom('1', '01', '-5', '1.0', '1.', '.5', '1e3', 'true', 'TRUE', '1', '99999999999999999999'),
      fc
        .constantFrom('integer', 'decimal', 'double', 'boolean')
        .map((name) => `http://www.w3.org/2001/XMLSchema#${name}`),
    )
    .map(([text, type]) => literal(text, namedNode(type))),
);

/** Any small set of triples, blank nodes and hard texts included; with `graphs`, in several graphs. */
export function quadsOf({ graphs = false } = {}): fc.Arbitrary<Quad[]> {
  const graph: fc.Arbitrary<Term | undefined> = graphs ? fc.option(IRI, { nil: undefined }) : fc.constant(undefined);
  const one = fc
    .tuple(fc.oneof(IRI, BLANK), PREDICATE, fc.oneof(IRI, BLANK, LITERAL), graph)
    .map(([s, p, o, g]) => quad(s, p, o, g));
  return fc.array(one, { maxLength: 12 });
}
