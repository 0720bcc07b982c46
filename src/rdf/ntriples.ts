import type { Quad, Term } from './quads.ts';
import { xsd } from './vocabulary.ts';

/** One line of N-Triples; with `withGraph`, of N-Quads. */
export function toLine({ subject, predicate, object, graph }: Quad, withGraph: boolean): string {
  const name = withGraph && graph.termType !== 'DefaultGraph' ? ` ${toNTerm(graph)}` : '';
  return `${toNTerm(subject)} ${toNTerm(predicate)} ${toNTerm(object)}${name} .\n`;
}

/** A term as N-Triples writes it. */
export function toNTerm(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return toIri(term.value);
    case 'BlankNode':
      return `_:${term.value}`;
    case 'Literal': {
      const text = `"${escapeText(term.value)}"`;
      if (term.language !== '') return `${text}@${term.language}`;
      return term.datatype.value === xsd.string.value ? text : `${text}^^${toIri(term.datatype.value)}`;
    }
    default:
      throw new TypeError(`N-Triples has no ${term.termType}.`);
  }
}

/** An IRI in angle brackets; characters that IRIREF excludes are written as numeric escapes (N-Triples, section 7). */
function toIri(iri: string): string {
  return `<${escapeIri(iri)}>`;
}

/** The characters of an IRI that may not stand between angle brackets, escaped. */
export function escapeIri(iri: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the grammar excludes exactly these
  return iri.replace(/[\x00-\x20<>"{}|^`\\]/g, (character) => numeric(character));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** The text of a literal between double quotes. */
export function escapeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are escaped for readers' sake
  return text.replace(/["\\\x00-\x1f\x7f]/g, (character) => ESCAPES[character] ?? numeric(character));
}

function numeric(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
