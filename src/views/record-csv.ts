import type { Quad } from '../rdf/quads.ts';
import { toCsv } from './csv.ts';

const HEADER = ['subject', 'property', 'value', 'kind', 'language', 'datatype'] as const;

/** A record's graph as a table, one statement a row, in the order of its reading: for spreadsheets, and nothing added. */
export function recordCsv(quads: readonly Quad[]): string {
  const rows = quads.map(({ subject, predicate, object }) => {
    const isLiteral = object.termType === 'Literal';
    const about = isLiteral ? [object.language, object.datatype.value] : ['', ''];
    return [subject.value, predicate.value, object.value, isLiteral ? 'literal' : 'iri', ...about];
  });
  return toCsv(HEADER, rows);
}
