import type { IndexData } from '../../src/index/index-data.ts';
import { idOf, KIND } from '../../src/index/term-id.ts';

const buffer = (...values: number[]): SharedArrayBuffer => {
  const shared = new SharedArrayBuffer(values.length * 4);
  new Int32Array(shared).set(values);
  return shared;
};

/** The parts of an index, each buffer with content of its own; no index that could answer. */
export function anyIndex(position: number): IndexData {
  let n = position;
  const some = (): SharedArrayBuffer => buffer(...Array.from({ length: (n++ % 5) * 100 }, (_, i) => i * n));
  const rows = () => ({ spo: some(), osp: some(), pos: some() });
  const quads = () => ({ spog: some(), gspo: some() });
  const terms = {
    first: 1,
    count: 2,
    heap: some(),
    offsets: some(),
    kinds: some(),
    table: buffer(idOf(KIND.iri, 1), 0),
  };
  // The last id is of a term that came after the count was taken.
  const tail = { ...terms, first: 3, count: 1, table: buffer(idOf(KIND.iri, 3), idOf(KIND.string, 4), 0, 0) };
  return {
    position,
    dictionary: { base: terms, tail },
    base: {
      ...{ triples: 2, quads: 3, terms: 4, graphOf: some(), several: some(), statistics: some() },
      spo: { offsets: some(), p: some(), o: some() },
      osp: { offsets: some(), s: some(), p: some() },
      pos: { predicates: some(), offsets: some(), o: some(), s: some() },
      graphs: { ids: some(), offsets: some(), triples: some() },
    },
    delta: { gained: rows(), lost: rows(), added: quads(), removed: quads() },
  };
}

/** An index with its buffers as lists of numbers, which tests can compare. */
export function plain(data: IndexData): unknown {
  const turn = (value: unknown): unknown => {
    if (value instanceof SharedArrayBuffer) return [...new Int32Array(value)];
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, turn(part)]));
  };
  return turn(data);
}
