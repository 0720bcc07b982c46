import { toNTerm } from '../rdf/ntriples.ts';
import type { Term } from '../rdf/quads.ts';
import { xsd } from '../rdf/vocabulary.ts';
import type { ResultWriter } from './result-writer.ts';

/** SPARQL 1.1 Query Results TSV: terms as SPARQL writes them. */
export const tsvWriter: ResultWriter = {
  head: (variables) => `${variables.map((name) => `?${name}`).join('\t')}\n`,
  row: (row, variables) => `${variables.map((name) => cell(row(name))).join('\t')}\n`,
  tail: () => '',
};

/** Numbers that SPARQL reads as the same typed literal when they stand bare. */
const BARE: Readonly<Record<string, RegExp>> = {
  [xsd.integer.value]: /^[+-]?\d+$/,
  [xsd.decimal.value]: /^[+-]?\d*\.\d+$/,
  [xsd.double.value]: /^[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+$/,
};

function cell(term: Term | undefined): string {
  if (term === undefined) return '';
  const bare = term.termType === 'Literal' && BARE[term.datatype.value]?.test(term.value);
  return bare ? term.value : toNTerm(term);
}
