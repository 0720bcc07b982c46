import type { Quad, Term } from '../rdf/quads.ts';

/**
 * The first term that N-Quads cannot hold, as a readable reason. JSON and XML can carry IRIs with spaces, relative ones,
 * broken language tags and half characters; once archived, such a record could never be read again.
 */
export function unwritable(quads: readonly Quad[]): string | undefined {
  for (const { subject, predicate, object, graph } of quads)
    for (const term of [subject, predicate, object, graph]) {
      const reason = judge(term);
      if (reason !== undefined) return reason;
    }
  return undefined;
}

// N-Triples, IRIREF, and that an IRI there is absolute (RDF 1.1 Concepts, 3.2).
// biome-ignore lint/suspicious/noControlCharactersInRegex: the grammar excludes exactly these
const ABSOLUTE_IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*$/;
// N-Triples, LANGTAG.
const LANGUAGE_TAG = /^[A-Za-z]+(?:-[A-Za-z0-9]+)*$/;

function judge(term: Term): string | undefined {
  if (term.termType === 'DefaultGraph' || term.termType === 'BlankNode') return undefined;
  if (!term.value.isWellFormed()) return 'half of a surrogate pair stands in a text; it is no character';
  if (term.termType === 'NamedNode')
    return ABSOLUTE_IRI.test(term.value) ? undefined : `<${printable(term.value)}> is not an absolute IRI`;
  if (term.termType !== 'Literal') return `a ${term.termType} cannot be archived`;
  if (term.language !== '' && !LANGUAGE_TAG.test(term.language))
    return `"${printable(term.language)}" is not a language tag`;
  return judge(term.datatype);
}

function printable(text: string): string {
  return JSON.stringify(text.slice(0, 200)).slice(1, -1);
}
