import { blankNode, literal, type NamedNode, namedNode, type Term } from '../rdf/quads.ts';
import type { DictionaryData } from './index-data.ts';
import { EncodedText, familyOf, finishHash } from './term-bytes.ts';
import {
  datatypeId,
  datatypeIri,
  KIND,
  type Kind,
  kindOf,
  LANG_STRING,
  NOTHING,
  serialOf,
  type TermId,
  UNNAMED_GRAPH,
} from './term-id.ts';
import { TermsView } from './terms-view.ts';

const XSD_STRING = datatypeId('string');
const XSD_STRING_IRI = datatypeIri('string');
/** Terms that are kept as objects, by the low bits of their serial. */
const KEPT = 8192;

/**
 * Terms by id and ids by term, read from shared memory: cheap to make anew for every version. Ids that are asked for must
 * be of this dictionary.
 */
export class Dictionary {
  readonly #base: TermsView;
  readonly #tail: TermsView;
  readonly #baseText: Buffer;
  readonly #tailText: Buffer;
  readonly #tailFirst: number;
  readonly #scratch = new EncodedText();
  readonly #keptIds = new Int32Array(KEPT);
  readonly #keptTerms: (Term | undefined)[] = new Array(KEPT).fill(undefined);
  /** How many terms there are; serials run from 1 to it. */
  readonly size: number;

  constructor({ base, tail }: DictionaryData) {
    this.#base = new TermsView(base);
    this.#tail = new TermsView(tail);
    this.#baseText = Buffer.from(base.heap);
    this.#tailText = Buffer.from(tail.heap);
    this.#tailFirst = tail.first;
    this.size = tail.first + tail.count - 1;
  }

  has(id: TermId): boolean {
    const serial = serialOf(id);
    return id > 0 && serial > 0 && serial <= this.size && this.idOfSerial(serial) === id;
  }

  /** The id, with its kind, of a term that only its serial is known of. */
  idOfSerial(serial: number): TermId {
    return (serial < this.#tailFirst ? this.#base : this.#tail).idOfSerial(serial);
  }

  /** The id of a term, NOTHING if it is unknown; of the default graph, the id of the unnamed one. */
  find(term: Term): TermId {
    switch (term.termType) {
      case 'NamedNode':
        return this.findIri(term.value);
      case 'BlankNode':
        return this.findEntry(KIND.blank, term.value, NOTHING);
      case 'Literal':
        if (term.language !== '') return this.#findText(term.value, term.language);
        if (term.datatype.value === XSD_STRING_IRI) return this.findEntry(KIND.string, term.value, NOTHING);
        return this.#findTyped(term.value, term.datatype.value);
      case 'DefaultGraph':
        return UNNAMED_GRAPH;
      default:
        return NOTHING;
    }
  }

  findIri(iri: string): TermId {
    return this.findEntry(KIND.iri, iri, NOTHING);
  }

  /**
   * The term of a text: `header` is the id of the language tag (KIND.text) or of the datatype (typed literals, whichever
   * of the three kinds the caller takes them for), else NOTHING.
   */
  findEntry(kind: Kind, text: string, header: TermId): TermId {
    const { bytes, length, hash } = this.#scratch.encode(text);
    const family = familyOf(kind);
    const finished = finishHash(hash, family, header);
    const id = this.#base.find(bytes, 0, length, family, header, finished);
    return id === NOTHING ? this.#tail.find(bytes, 0, length, family, header, finished) : id;
  }

  #findText(text: string, language: string): TermId {
    const tag = this.findEntry(KIND.string, language.toLowerCase(), NOTHING);
    return tag === NOTHING ? NOTHING : this.findEntry(KIND.text, text, tag);
  }

  #findTyped(text: string, datatype: string): TermId {
    const header = this.findIri(datatype);
    return header === NOTHING ? NOTHING : this.findEntry(KIND.other, text, header);
  }

  /** The term itself; the ones asked for last are kept. */
  term(id: TermId): Term {
    const place = serialOf(id) & (KEPT - 1);
    if (this.#keptIds[place] === id) return this.#keptTerms[place] as Term;
    const term = this.#makeTerm(id);
    this.#keptIds[place] = id;
    this.#keptTerms[place] = term;
    return term;
  }

  #makeTerm(id: TermId): Term {
    const text = this.text(id);
    switch (kindOf(id)) {
      case KIND.iri:
        return namedNode(text);
      case KIND.blank:
        return blankNode(text);
      case KIND.string:
        return literal(text);
      case KIND.text:
        return literal(text, this.text(this.language(id)));
      default:
        return literal(text, this.term(this.datatype(id)) as NamedNode);
    }
  }

  /** The IRI, label or lexical form. */
  text(id: TermId): string {
    return serialOf(id) < this.#tailFirst
      ? this.#baseText.toString('utf8', this.#base.start(id), this.#base.end(id))
      : this.#tailText.toString('utf8', this.#tail.start(id), this.#tail.end(id));
  }

  /** The bytes that hold the text of a term, from `start(id)` to `end(id)`. */
  heap(id: TermId): Uint8Array {
    return (serialOf(id) < this.#tailFirst ? this.#base : this.#tail).bytes;
  }

  start(id: TermId): number {
    return (serialOf(id) < this.#tailFirst ? this.#base : this.#tail).start(id);
  }

  end(id: TermId): number {
    return (serialOf(id) < this.#tailFirst ? this.#base : this.#tail).end(id);
  }

  /** The id of the language tag, NOTHING where there is none. */
  language(id: TermId): TermId {
    return kindOf(id) === KIND.text ? this.#header(id) : NOTHING;
  }

  /** The id of the datatype, xsd:string and rdf:langString included; NOTHING for an IRI or blank node. */
  datatype(id: TermId): TermId {
    const kind = kindOf(id);
    if (kind < KIND.string) return NOTHING;
    if (kind === KIND.string) return XSD_STRING;
    return kind === KIND.text ? LANG_STRING : this.#header(id);
  }

  #header(id: TermId): TermId {
    return (serialOf(id) < this.#tailFirst ? this.#base : this.#tail).header(id);
  }

  /** A number, or the milliseconds since 1970 (UTC where no offset is given) of a moment. */
  value(id: TermId): number {
    return (serialOf(id) < this.#tailFirst ? this.#base : this.#tail).value(id);
  }

  /** Less than, equal to or greater than zero, by code points (which is the order of the bytes of UTF-8). */
  compareText(a: TermId, b: TermId): number {
    const [aBytes, bBytes] = [this.heap(a), this.heap(b)];
    const [aStart, bStart] = [this.start(a), this.start(b)];
    const [aLength, bLength] = [this.end(a) - aStart, this.end(b) - bStart];
    const shorter = Math.min(aLength, bLength);
    for (let i = 0; i < shorter; i++) {
      const difference = (aBytes[aStart + i] as number) - (bBytes[bStart + i] as number);
      if (difference !== 0) return difference;
    }
    return aLength - bLength;
  }
}
