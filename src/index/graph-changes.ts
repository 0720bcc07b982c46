import type { Quad } from '../rdf/quads.ts';
import type { QuadChanges } from './delta.ts';
import type { DictionaryWriter } from './dictionary-writer.ts';
import type { IndexReader } from './index-reader.ts';
import type { GraphChange } from './quad-index.ts';
import { RowList } from './row-list.ts';
import { distinctRows, sortRows } from './sort-rows.ts';
import { SortedRows } from './sorted-rows.ts';
import { KIND, NOTHING, type TermId, UNNAMED_GRAPH } from './term-id.ts';

/** What one graph gains and loses; a quad in both stays. The graph term of the quads is ignored. */
export interface GraphDifference {
  readonly graph: string;
  readonly added: Iterable<Quad>;
  readonly removed: Iterable<Quad>;
}

/**
 * The quads that differ between what the reader sees and what the changes ask for; each graph may come once. New terms get
 * their ids. Costs the lookups of every quad given, some microseconds each, and of what its graph held before.
 */
export function quadChanges(
  reader: IndexReader,
  dictionary: DictionaryWriter,
  changes: Iterable<GraphChange | GraphDifference>,
): QuadChanges {
  const collector = new Collector(reader, dictionary);
  for (const change of changes) {
    const graph = change.graph === '' ? UNNAMED_GRAPH : dictionary.addEntry(KIND.iri, change.graph, NOTHING);
    if ('quads' in change) collector.replace(graph, change.quads);
    else collector.differ(graph, change.added, change.removed);
  }
  return collector.changes();
}

class Collector {
  readonly #reader: IndexReader;
  readonly #dictionary: DictionaryWriter;
  readonly #replaced: TermId[] = [];
  /** Everything that shall be there, as rows of graph, subject, predicate, object. */
  readonly #wanted = new RowList(4);
  /** Everything that shall not, unless it is wanted, as rows of subject, predicate, object, graph. */
  readonly #unwanted = new RowList(4);

  constructor(reader: IndexReader, dictionary: DictionaryWriter) {
    this.#reader = reader;
    this.#dictionary = dictionary;
  }

  replace(g: TermId, quads: Iterable<Quad>): void {
    this.#replaced.push(g);
    this.#want(g, quads);
  }

  differ(g: TermId, added: Iterable<Quad>, removed: Iterable<Quad>): void {
    this.#want(g, added);
    // A term without an id is in no quad; it gets none for being looked for.
    const { dictionary } = this.#reader;
    for (const { subject, predicate, object } of removed) {
      const s = dictionary.find(subject) || -1;
      const p = dictionary.find(predicate) || -1;
      const o = dictionary.find(object) || -1;
      if (this.#reader.holds(s, p, o, g)) this.#unwanted.push(s, p, o, g);
    }
  }

  #want(g: TermId, quads: Iterable<Quad>): void {
    const dictionary = this.#dictionary;
    for (const { subject, predicate, object } of quads) {
      this.#wanted.push(g, dictionary.add(subject), dictionary.add(predicate), dictionary.add(object));
    }
  }

  changes(): QuadChanges {
    const wanted = new SortedRows(distinctRows(sortRows(this.#wanted.rows(), 4), 4), 4);
    const scan = this.#reader.scan();
    for (const g of this.#replaced) {
      scan.openGraph(0, 0, 0, g);
      while (scan.next()) this.#unwanted.push(scan.s, scan.p, scan.o, g);
    }
    return { added: this.#missing(wanted), removed: this.#superfluous(wanted) };
  }

  #missing({ rows }: SortedRows): Int32Array {
    const missing = new RowList(4);
    for (let at = 0; at < rows.length; at += 4) {
      const g = rows[at] as number;
      const s = rows[at + 1] as number;
      const p = rows[at + 2] as number;
      const o = rows[at + 3] as number;
      if (!this.#reader.holds(s, p, o, g)) missing.push(s, p, o, g);
    }
    return sortRows(missing.rows(), 4);
  }

  #superfluous(wanted: SortedRows): Int32Array {
    const superfluous = new RowList(4);
    const rows = this.#unwanted.rows();
    for (let at = 0; at < rows.length; at += 4) {
      const s = rows[at] as number;
      const p = rows[at + 1] as number;
      const o = rows[at + 2] as number;
      const g = rows[at + 3] as number;
      if (!wanted.has(4, g, s, p, o)) superfluous.push(s, p, o, g);
    }
    return distinctRows(sortRows(superfluous.rows(), 4), 4);
  }
}
