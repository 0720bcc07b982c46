import type { Term } from '../rdf/quads.ts';
import { xsd } from '../rdf/vocabulary.ts';
import type { ResultWriter } from './result-writer.ts';

/** SPARQL 1.1 Query Results JSON Format. */
export const jsonWriter: ResultWriter = {
  head: (variables) => `{"head":{"vars":${JSON.stringify(variables)}},"results":{"bindings":[`,
  row(row, variables, first) {
    const cells: string[] = [];
    for (const variable of variables) {
      const term = row(variable);
      if (term !== undefined) cells.push(`${JSON.stringify(variable)}:${cell(term)}`);
    }
    return `${first ? '\n' : ',\n'}{${cells.join(',')}}`;
  },
  tail: () => '\n]}}\n',
  boolean: (value) => `{"head":{},"boolean":${value}}\n`,
};

function cell(term: Term): string {
  const value = JSON.stringify(term.value);
  if (term.termType === 'NamedNode') return `{"type":"uri","value":${value}}`;
  if (term.termType === 'BlankNode') return `{"type":"bnode","value":${value}}`;
  if (term.termType !== 'Literal') throw new TypeError(`A ${term.termType} cannot stand in a result.`);
  if (term.language !== '') return `{"type":"literal","value":${value},"xml:lang":${JSON.stringify(term.language)}}`;
  if (term.datatype.value === xsd.string.value) return `{"type":"literal","value":${value}}`;
  return `{"type":"literal","value":${value},"datatype":${JSON.stringify(term.datatype.value)}}`;
}
