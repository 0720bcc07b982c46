import type { MemoryIndex } from './memory-index.ts';
import type { GraphChange } from './quad-index.ts';
import { keyOf } from './term-dictionary.ts';

/**
 * Quads as they cross to another thread: each term once, and four indexes into the terms a quad (subject, predicate,
 * object, graph). A million quads are one buffer and one list of strings instead of millions of objects.
 */
export interface PackedQuads {
  readonly keys: string[];
  readonly ids: Int32Array<ArrayBuffer>;
  readonly position: number;
}

/** Everything an index holds, ready to be posted. */
export function packIndex(index: MemoryIndex): PackedQuads {
  const { table, terms } = index;
  const keys: string[] = [];
  const numbers = new Int32Array(terms.size).fill(-1);
  const numberOf = (id: number): number => {
    if ((numbers[id] as number) < 0) numbers[id] = keys.push(terms.key(id)) - 1;
    return numbers[id] as number;
  };
  let total = 0;
  for (const graph of index.graphIds()) total += table.graphSize(graph);
  const ids = new Int32Array(total * 4);
  let at = 0;
  for (const graph of index.graphIds()) {
    for (const row of table.rows({}, graph)) {
      ids[at++] = numberOf(table.s(row));
      ids[at++] = numberOf(table.p(row));
      ids[at++] = numberOf(table.o(row));
      ids[at++] = numberOf(graph);
    }
  }
  return { keys, ids, position: index.position };
}

/** New content of some graphs, ready to be posted; the order of graphs is kept. */
export interface PackedChanges {
  readonly graphs: readonly string[];
  readonly quads: PackedQuads;
}

/** Packs changes without an index: each term once across all of them. */
export function packChanges(changes: Iterable<GraphChange>, position: number): PackedChanges {
  const numbers = new Map<string, number>();
  const keys: string[] = [];
  const numberOf = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, keys.length);
    return keys.push(key) - 1;
  };
  const graphs: string[] = [];
  const ids: number[] = [];
  for (const { graph, quads } of changes) {
    graphs.push(graph);
    const g = numberOf(graph);
    for (const { subject, predicate, object } of quads) {
      ids.push(numberOf(keyOf(subject)), numberOf(keyOf(predicate)), numberOf(keyOf(object)), g);
    }
  }
  return { graphs, quads: { keys, ids: Int32Array.from(ids), position } };
}
