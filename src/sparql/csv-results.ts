import type { Term } from '../rdf/quads.ts';
import type { ResultWriter } from './result-writer.ts';

/** SPARQL 1.1 Query Results CSV: values without their kind, lines end in CR LF. */
export const csvWriter: ResultWriter = {
  head: (variables) => `${variables.map(field).join(',')}\r\n`,
  row: (row, variables) => `${variables.map((name) => cell(row(name))).join(',')}\r\n`,
  tail: () => '',
};

function cell(term: Term | undefined): string {
  if (term === undefined) return '';
  return field(term.termType === 'BlankNode' ? `_:${term.value}` : term.value);
}

function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
