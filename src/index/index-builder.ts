import type { Quad } from '../rdf/quads.ts';
import { baseOf } from './base-orders.ts';
import { DictionaryWriter } from './dictionary-writer.ts';
import { emptyDelta } from './empty-index.ts';
import type { IndexData } from './index-data.ts';
import { NQuadsReader } from './nquads-reader.ts';
import { QuadBuffer } from './quad-buffer.ts';
import { KIND, NOTHING } from './term-id.ts';

/**
 * Makes an index from nothing. Quads may come in any order and repeatedly. Memory while it builds: the dictionary, 32
 * bytes a quad, and what it returns.
 */
export class IndexBuilder {
  readonly #terms = new DictionaryWriter();
  readonly #quads = new QuadBuffer();
  readonly #reader = new NQuadsReader(this.#terms, this.#quads);

  /** What has been added takes so much now; the index that is made of it takes more. */
  get bytes(): number {
    return this.#terms.bytes + this.#quads.bytes;
  }

  /** The next bytes of a text in N-Quads or N-Triples, split anywhere. Throws `syntax` with line and column. */
  addNQuads(bytes: Uint8Array): void {
    this.#reader.push(bytes);
  }

  /** Ends a text, so that the next bytes start another (`build` ends the last one). Blank nodes keep their labels. */
  endNQuads(): void {
    this.#reader.end();
  }

  /** Quads of RDF/JS, all in the graph given; without one, each in its own. */
  addQuads(quads: Iterable<Quad>, graph?: string): void {
    const terms = this.#terms;
    const into = graph === undefined ? NOTHING : terms.addEntry(KIND.iri, graph, NOTHING);
    for (const { subject, predicate, object, graph: own } of quads)
      this.#quads.push(terms.add(subject), terms.add(predicate), terms.add(object), into || terms.add(own));
  }

  /** The index of all that was added; the builder is of no use afterwards. */
  build(position: number): IndexData {
    this.endNQuads();
    const dictionary = this.#terms.freeze();
    const base = baseOf(this.#quads.take(), dictionary.tail.first);
    return { position, dictionary, base, delta: emptyDelta() };
  }
}
