import { IsnadError } from '../errors.ts';
import type { Term } from '../rdf/quads.ts';
import { xsd } from '../rdf/vocabulary.ts';
import type { ResultWriter } from './result-writer.ts';

const OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n';

/** SPARQL Query Results XML Format; throws `not-acceptable` at a character that XML 1.0 cannot hold. */
export const xmlWriter: ResultWriter = {
  head: (variables) =>
    `${OPEN}<head>${variables.map((name) => `<variable name="${text(name)}"/>`).join('')}</head>\n<results>\n`,
  row(row, variables) {
    let cells = '';
    for (const variable of variables) {
      const term = row(variable);
      if (term !== undefined) cells += `<binding name="${text(variable)}">${cell(term)}</binding>`;
    }
    return `<result>${cells}</result>\n`;
  },
  tail: () => '</results>\n</sparql>\n',
  boolean: (value) => `${OPEN}<head/>\n<boolean>${value}</boolean>\n</sparql>\n`,
};

function cell(term: Term): string {
  if (term.termType === 'NamedNode') return `<uri>${text(term.value)}</uri>`;
  if (term.termType === 'BlankNode') return `<bnode>${text(term.value)}</bnode>`;
  if (term.termType !== 'Literal') throw new TypeError(`A ${term.termType} cannot stand in a result.`);
  const value = text(term.value);
  if (term.language !== '') return `<literal xml:lang="${text(term.language)}">${value}</literal>`;
  if (term.datatype.value === xsd.string.value) return `<literal>${value}</literal>`;
  return `<literal datatype="${text(term.datatype.value)}">${value}</literal>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Written as they are, a reader would turn them into a line feed or a space (XML 1.0, 2.11 and 3.3.3).
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find (XML 1.0, 2.2)
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

function text(value: string): string {
  if (FORBIDDEN.test(value) || !value.isWellFormed()) {
    throw new IsnadError('not-acceptable', 'An answer holds a character that XML cannot express; ask for JSON.');
  }
  return value.replace(/[&<>"\r\n\t]/g, (character) => ENTITIES[character] as string);
}
