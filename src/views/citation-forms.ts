import type { QuadIndex } from '../index/quad-index.ts';
import { type Citation, citationOf } from './citation.ts';
import { bibtex } from './citation-bibtex.ts';
import { cslJson } from './citation-csl.ts';
import { ris } from './citation-ris.ts';
import { citationText } from './citation-text.ts';
import type { Language } from './language.ts';
import type { Form, Format } from './view.ts';

/** One way of writing a citation, and what people call it. */
export interface CitationFormat extends Format {
  readonly extension: string;
  readonly label: string;
  readonly write: (citation: Citation, language: Language) => string;
}

/** How citations are written: a row a format. Plain text is chosen only where a client asks for it by name. */
export const CITATION_FORMATS: readonly CitationFormat[] = [
  { name: 'bibtex', label: 'BibTeX', mediaType: 'application/x-bibtex', extension: 'bib', write: bibtex },
  {
    name: 'ris',
    label: 'RIS',
    mediaType: 'application/x-research-info-systems',
    extension: 'ris',
    write: ris,
  },
  {
    name: 'csl',
    label: 'CSL-JSON',
    mediaType: 'application/vnd.citationstyles.csl+json',
    aliases: ['csl-json'],
    extension: 'csl',
    write: cslJson,
  },
  {
    name: 'citation',
    label: 'text',
    mediaType: 'text/plain',
    aliases: ['text'],
    extension: 'txt',
    onlyIfRanked: true,
    write: citationText,
  },
];

/** The forms of a view in which what it shows is cited: composed, since they name others, and in the reader's language. */
export function citationForms<M extends { readonly index: QuadIndex }>(iriOf: (model: M) => string): Form<M>[] {
  return CITATION_FORMATS.map(({ write, label: _, ...format }) => ({
    format,
    basis: 'composed',
    isWhole: true,
    bilingual: true,
    render: (model, { base, language }) => write(citationOf(model.index, iriOf(model), base, language), language),
  }));
}
