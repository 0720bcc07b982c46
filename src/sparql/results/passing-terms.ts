import { KIND, type Kind, NOTHING, type TermId } from '../../index/term-id.ts';
import type { Term } from '../../rdf/quads.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import type { ResultTerms, TermBytes } from './term-text.ts';

/** Gives ids to terms that are written at once and then forgotten: what comes from elsewhere may be without end. */
export class PassingTerms implements ResultTerms {
  readonly #texts: string[] = [''];
  readonly #kinds: Kind[] = [KIND.other];
  readonly #companions: TermId[] = [NOTHING];

  /** Forgets all terms; ids begin anew. */
  clear(): void {
    for (const list of [this.#texts, this.#kinds, this.#companions]) list.length = 1;
  }

  id(term: Term): TermId {
    if (term.termType === 'NamedNode') return this.#add(KIND.iri, term.value);
    if (term.termType === 'BlankNode') return this.#add(KIND.blank, term.value);
    if (term.termType !== 'Literal') throw new TypeError(`A ${term.termType} cannot stand in a result.`);
    if (term.language !== '') return this.#add(KIND.text, term.value, this.#add(KIND.string, term.language));
    if (term.datatype.value === xsd.string.value) return this.#add(KIND.string, term.value);
    return this.#add(KIND.other, term.value, this.#add(KIND.iri, term.datatype.value));
  }

  kind(id: TermId): Kind {
    return this.#kinds[-id] as Kind;
  }

  text(id: TermId): string {
    return this.#texts[-id] as string;
  }

  language(id: TermId): TermId {
    return this.#companions[-id] as TermId;
  }

  datatype(id: TermId): TermId {
    return this.#companions[-id] as TermId;
  }

  #add(kind: Kind, text: string, companion: TermId = NOTHING): TermId {
    this.#texts.push(text);
    this.#kinds.push(kind);
    this.#companions.push(companion);
    return 1 - this.#texts.length;
  }
}

const none = (): never => {
  throw new TypeError('There are no data here.');
};

/** Goes with passing terms, none of which is a term of the data. */
export const NO_DATA: TermBytes = { heap: none, start: none, end: none };
