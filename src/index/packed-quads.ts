import type { MemoryIndex } from './memory-index.ts';

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
