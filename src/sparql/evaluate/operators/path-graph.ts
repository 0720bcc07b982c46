import type { IndexReader } from '../../../index/index-reader.ts';
import { NOTHING, type TermId } from '../../../index/term-id.ts';
import type { TripleCursor } from './graph-scan.ts';
import type { PathCursor } from './path-cursor.ts';

/** Where the triples of the active graph come from. */
export interface PathGround {
  readonly reader: IndexReader;
  /** A new cursor over the triples of the graph, each once. */
  readonly cursor: () => TripleCursor;
  /** Whether it is the union of all graphs, of which the index knows the counts. */
  readonly isUnion: boolean;
}

/** The graph that a path is walked in. */
export class PathGraph {
  readonly reader: IndexReader;
  readonly #ground: PathGround;
  readonly #probe: TripleCursor;

  constructor(ground: PathGround) {
    this.reader = ground.reader;
    this.#ground = ground;
    this.#probe = ground.cursor();
  }

  /** A new cursor over the triples of the graph, each once. */
  cursor(): TripleCursor {
    return this.#ground.cursor();
  }

  /** Whether some triple of the graph begins or ends with the term. */
  isNode(id: TermId): boolean {
    if (id <= NOTHING) return false;
    if (this.#ground.isUnion) return this.reader.count(id, 0, 0) > 0 || this.reader.count(0, 0, id) > 0;
    this.#probe.open(id, 0, 0);
    if (this.#probe.next()) return true;
    this.#probe.open(0, 0, id);
    return this.#probe.next();
  }

  /** The nodes of the graph as pairs of a node with itself; a node may come again. */
  nodes(): PathCursor {
    return new NodeCursor(this.cursor());
  }
}

class NodeCursor implements PathCursor {
  from: TermId = NOTHING;
  to: TermId = NOTHING;
  readonly #triples: TripleCursor;
  #object = false;

  constructor(triples: TripleCursor) {
    this.#triples = triples;
  }

  open(): void {
    this.#object = false;
    this.#triples.open(NOTHING, NOTHING, NOTHING);
  }

  next(): boolean {
    const triples = this.#triples;
    if (this.#object) {
      this.#object = false;
      this.from = this.to = triples.o;
      return true;
    }
    if (!triples.next()) return false;
    this.#object = true;
    this.from = this.to = triples.s;
    return true;
  }
}
