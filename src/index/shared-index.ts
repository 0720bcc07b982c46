import { defaultGraph, namedNode, type Quad, quad, type Term } from '../rdf/quads.ts';
import type { IndexData } from './index-data.ts';
import type { IndexReader } from './index-reader.ts';
import type { QuadIndex, Slot } from './quad-index.ts';
import type { Scan } from './scan.ts';
import { NOTHING, type TermId } from './term-id.ts';

/** The id of a place in a pattern: of a term that nothing holds an id that nothing has, so that it matches nothing. */
const NOWHERE: TermId = -1;

/** Current quads as terms of RDF/JS, out of whatever version is current when something is asked. */
export class SharedIndex implements QuadIndex {
  readonly #source: { readonly reader: IndexReader };

  /** Reads what the source, say an IndexWriter, has as its reader at the time. */
  constructor(source: { readonly reader: IndexReader }) {
    this.#source = source;
  }

  get reader(): IndexReader {
    return this.#source.reader;
  }

  get data(): IndexData {
    return this.reader.data;
  }

  get position(): number {
    return this.reader.position;
  }

  get size(): number {
    return this.reader.size;
  }

  /** An iteration sees the version of the call from start to end. */
  match(s?: Slot, p?: Slot, o?: Slot, g?: Slot): IterableIterator<Quad> {
    return quadsOf(this.reader, this.#open(s, p, o, g), g ?? defaultGraph());
  }

  page([s, p, o]: readonly [s: Slot, p: Slot, o: Slot], from: number, most: number): Quad[] {
    const scan = this.#open(s, p, o, null);
    scan.skip(from);
    return [...quadsOf(this.reader, scan, defaultGraph()).take(most)];
  }

  has(s?: Slot, p?: Slot, o?: Slot, g?: Slot): boolean {
    return this.#open(s, p, o, g).next();
  }

  count(s?: Slot, p?: Slot, o?: Slot, g?: Slot): number {
    const { reader } = this;
    if (!g) return reader.count(idOf(reader, s), idOf(reader, p), idOf(reader, o));
    if (!s && !p && !o) return reader.graphSize(idOf(reader, g));
    const scan = this.#open(s, p, o, g);
    let count = 0;
    while (scan.next()) count++;
    return count;
  }

  subjects(p: Slot, o: Slot, g?: Slot): Term[] {
    const scan = this.#open(null, p, o, g);
    const ids = new Set<TermId>();
    while (scan.next()) ids.add(scan.s);
    return this.#terms(ids);
  }

  objects(s: Slot, p: Slot, g?: Slot): Term[] {
    const scan = this.#open(s, p, null, g);
    const ids = new Set<TermId>();
    while (scan.next()) ids.add(scan.o);
    return this.#terms(ids);
  }

  object(s: Slot, p: Slot, g?: Slot): Term | undefined {
    const scan = this.#open(s, p, null, g);
    return scan.next() ? this.reader.dictionary.term(scan.o) : undefined;
  }

  predicates(): Term[] {
    return this.#terms(this.reader.predicateIds());
  }

  *graphs(): IterableIterator<string> {
    const { dictionary } = this.reader;
    for (const id of this.reader.graphIds()) yield dictionary.text(id);
  }

  graphSize(graph: string): number {
    return this.reader.graphSize(idOf(this.reader, namedNode(graph)));
  }

  #open(s: Slot, p: Slot, o: Slot, g: Slot): Scan {
    const { reader } = this;
    const scan = reader.scan();
    const [subject, predicate, object] = [idOf(reader, s), idOf(reader, p), idOf(reader, o)];
    if (g) scan.openGraph(subject, predicate, object, idOf(reader, g));
    else scan.open(subject, predicate, object);
    return scan;
  }

  #terms(ids: Iterable<TermId>): Term[] {
    const { dictionary } = this.reader;
    return Array.from(ids, (id) => dictionary.term(id));
  }
}

function idOf({ dictionary }: IndexReader, slot: Slot): TermId {
  if (!slot) return NOTHING;
  return dictionary.find(slot) || NOWHERE;
}

function* quadsOf({ dictionary }: IndexReader, scan: Scan, graph: Term): Generator<Quad, void> {
  while (scan.next()) {
    yield quad(
      dictionary.term(scan.s) as Quad['subject'],
      dictionary.term(scan.p) as Quad['predicate'],
      dictionary.term(scan.o) as Quad['object'],
      graph as Quad['graph'],
    );
  }
}
