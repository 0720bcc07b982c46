import type { Term } from '../rdf/quads.ts';
import { GrowingTerms } from './growing-terms.ts';
import type { DictionaryData, TermsData } from './index-data.ts';
import { typedValue } from './literal-values.ts';
import { EncodedText, type Family, familyOf, finishHash, TYPED } from './term-bytes.ts';
import {
  DATATYPES,
  datatypeIri,
  KIND,
  type Kind,
  LANG_STRING_IRI,
  NOTHING,
  serialOf,
  type TermId,
  UNNAMED_GRAPH,
  UNNAMED_GRAPH_IRI,
} from './term-id.ts';
import { TermsView } from './terms-view.ts';

const XSD_STRING_IRI = datatypeIri('string');
const EMPTY = new GrowingTerms(1).trimmed();

/**
 * Gives terms their ids, over a frozen base or from nothing. Equal terms have one id: language tags are compared without
 * case (RDF 1.1 Concepts, 3.3) and kept in lower case. Throws `too-large` past the most terms or bytes that ids can tell.
 */
export class DictionaryWriter {
  readonly #baseData: TermsData;
  readonly #base: TermsView;
  readonly #tail: GrowingTerms;
  readonly #scratch = new EncodedText();

  /**
   * Goes on from what is given, or begins with the reserved terms. The tail is copied, as far as the base does not hold
   * it already: the base may be a newer one, that took in a part of it.
   */
  constructor(data: DictionaryData = { base: EMPTY, tail: EMPTY }) {
    this.#baseData = data.base;
    this.#base = new TermsView(data.base);
    this.#tail = new GrowingTerms(data.base.first + data.base.count);
    if (data.tail.count > 0) this.#tail.appendAll(new TermsView(data.tail));
    if (this.size === 0) this.#addReserved();
  }

  /** How many terms there are; the next serial is one more. */
  get size(): number {
    return this.#tail.first + this.#tail.count - 1;
  }

  /** What the terms beyond the base take. */
  get bytes(): number {
    return this.#tail.bytes;
  }

  /** The id of a term of RDF/JS; the default graph is the unnamed one. Throws TypeError for what no quad can hold. */
  add(term: Term): TermId {
    switch (term.termType) {
      case 'NamedNode':
        return this.addEntry(KIND.iri, term.value, NOTHING);
      case 'BlankNode':
        return this.addEntry(KIND.blank, term.value, NOTHING);
      case 'Literal':
        if (term.language !== '') return this.addEntry(KIND.text, term.value, this.addLanguage(term.language));
        if (term.datatype.value === XSD_STRING_IRI) return this.addEntry(KIND.string, term.value, NOTHING);
        return this.addEntry(TYPED, term.value, this.addEntry(KIND.iri, term.datatype.value, NOTHING));
      case 'DefaultGraph':
        return UNNAMED_GRAPH;
      default:
        throw new TypeError(`The index has no ${term.termType}.`);
    }
  }

  addLanguage(tag: string): TermId {
    return this.addEntry(KIND.string, tag.toLowerCase(), NOTHING);
  }

  /** The id of a text; of typed literals it may say any of the three kinds, the right one follows from the text. */
  addEntry(kind: Kind, text: string, header: TermId): TermId {
    const { bytes, length, hash } = this.#scratch.encode(text);
    return this.addBytes(familyOf(kind), bytes, 0, length, header, hash);
  }

  /** The same for UTF-8 that is valid, with the hash of the text (not the finished one). */
  addBytes(family: Family, bytes: Uint8Array, start: number, end: number, header: TermId, textHash: number): TermId {
    const hash = finishHash(textHash, family, header);
    const known = this.findBytes(family, bytes, start, end, header, hash);
    return known === NOTHING ? this.appendBytes(family, bytes, start, end, header, hash) : known;
  }

  /** The id of these bytes, or NOTHING; `hash` is the finished one. */
  findBytes(family: Family, bytes: Uint8Array, start: number, end: number, header: TermId, hash: number): TermId {
    if (this.#base.count > 0) {
      const id = this.#base.find(bytes, start, end, family, header, hash);
      if (id !== NOTHING) return id;
    }
    return this.#tail.find(bytes, start, end, family, header, hash);
  }

  /** Adds what was not found. */
  appendBytes(family: Family, bytes: Uint8Array, start: number, end: number, header: TermId, hash: number): TermId {
    if (family !== TYPED) return this.#tail.append(family, bytes, start, end, header, 0, hash);
    const { kind, value } = typedValue(
      header,
      Buffer.from(bytes.buffer, bytes.byteOffset).toString('utf8', start, end),
    );
    return this.#tail.append(kind, bytes, start, end, header, value, hash);
  }

  /** How long the text of a term is that the bytes have at this place; -1 if they do not, or if it is of the base. */
  lengthIfAt(id: TermId, bytes: DataView, at: number): number {
    return serialOf(id) < this.#tail.first ? -1 : this.#tail.lengthIfAt(id, bytes, at);
  }

  #addReserved(): void {
    for (const name of DATATYPES) this.addEntry(KIND.iri, datatypeIri(name), NOTHING);
    this.addEntry(KIND.iri, LANG_STRING_IRI, NOTHING);
    this.addEntry(KIND.iri, UNNAMED_GRAPH_IRI, NOTHING);
  }

  /** What is there so far, without a copy. It stays valid: what is added later lies beyond it. */
  data(): DictionaryData {
    return { base: this.#baseData, tail: this.#tail.data() };
  }

  /** A copy with everything in the base and no memory to spare. */
  freeze(): DictionaryData {
    let all = this.#tail;
    if (this.#base.count > 0) {
      all = new GrowingTerms(1);
      all.appendAll(this.#base);
      all.appendAll(new TermsView(this.#tail.data()));
    }
    return { base: all.trimmed(), tail: new GrowingTerms(all.first + all.count).trimmed() };
  }
}

/** The same terms with the same ids, all in the base. Memory: both at once. */
export function consolidate(data: DictionaryData): DictionaryData {
  return new DictionaryWriter(data).freeze();
}
