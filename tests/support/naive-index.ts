import { DictionaryWriter } from '../../src/index/dictionary-writer.ts';
import { emptyDelta } from '../../src/index/empty-index.ts';
import type { BaseData, IndexData } from '../../src/index/index-data.ts';
import { serialOf, type TermId } from '../../src/index/term-id.ts';
import type { Quad } from '../../src/rdf/quads.ts';

type Row = readonly [s: TermId, p: TermId, o: TermId];
type QuadRow = readonly [s: TermId, p: TermId, o: TermId, g: TermId];

function shared(array: Int32Array | Uint32Array | Float64Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(array.byteLength);
  new Uint8Array(buffer).set(new Uint8Array(array.buffer));
  return buffer;
}
const int32 = (values: readonly number[]) => shared(Int32Array.from(values));
const uint32 = (values: readonly number[]) => shared(Uint32Array.from(values));
const float64 = (values: readonly number[]) => shared(Float64Array.from(values));

export const bySerials = (a: readonly TermId[], b: readonly TermId[]): number => {
  for (let i = 0; i < a.length; i++) {
    const order = serialOf(a[i] as TermId) - serialOf(b[i] as TermId);
    if (order !== 0) return order;
  }
  return 0;
};

/** The distinct rows, sorted. */
function distinct<R extends readonly TermId[]>(rows: readonly R[]): R[] {
  return [...new Map(rows.map((row) => [row.join(), row])).values()].sort(bySerials);
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);

/** Where the rows of each serial start, by their first id. */
function offsets(rows: readonly (readonly TermId[])[], terms: number): number[] {
  return Array.from(
    { length: terms + 1 },
    (_, serial) => rows.filter(([id]) => serialOf(id as TermId) < serial).length,
  );
}

/** A base made in the plainest way, beside which the real ones are held. For a few quads only. */
export function naiveBase(quads: readonly QuadRow[], terms: number): BaseData {
  const spo = distinct(quads.map(([s, p, o]): Row => [s, p, o]));
  const osp = distinct(spo.map(([s, p, o]): Row => [o, s, p]));
  const pos = distinct(spo.map(([s, p, o]): Row => [p, o, s]));
  const predicates = distinct(spo.map(([, p]) => [p] as const)).map(([p]) => p);
  const all = distinct(quads);
  const graphs = distinct(all.map(([, , , g]) => [g] as const)).map(([g]) => g);
  const graphOf: number[] = [];
  const several: number[] = [];
  for (const triple of spo) {
    const holders = all.filter((quad) => bySerials(triple, quad) === 0).map(([, , , g]) => g);
    graphOf.push(holders.length === 1 ? (holders[0] as TermId) : -1 - several.length);
    if (holders.length > 1) several.push(holders.length, ...holders);
  }
  const triplesOf = (g: TermId) =>
    [...spo.keys()].filter((i) => all.some((q) => q[3] === g && bySerials(spo[i]!, q) === 0));
  const lists = graphs.map(triplesOf);
  const starts = (lengths: readonly number[]) => [0, ...lengths.map((_, i) => total(lengths.slice(0, i + 1)))];
  const withPredicate = (p: TermId) => spo.filter((row) => row[1] === p);
  return {
    triples: spo.length,
    quads: all.length,
    terms,
    spo: { offsets: uint32(offsets(spo, terms)), p: int32(spo.map(([, p]) => p)), o: int32(spo.map(([, , o]) => o)) },
    osp: { offsets: uint32(offsets(osp, terms)), s: int32(osp.map(([, s]) => s)), p: int32(osp.map(([, , p]) => p)) },
    pos: {
      predicates: int32(predicates),
      offsets: uint32(starts(predicates.map((p) => withPredicate(p).length))),
      o: int32(pos.map(([, o]) => o)),
      s: int32(pos.map(([, , s]) => s)),
    },
    graphOf: int32(graphOf),
    several: int32(several),
    graphs: {
      ids: int32(graphs),
      offsets: uint32(starts(lists.map(({ length }) => length))),
      triples: uint32(lists.flat()),
    },
    statistics: float64(
      predicates.flatMap((p) => [0, 2].map((column) => new Set(withPredicate(p).map((row) => row[column])).size)),
    ),
  };
}

/** An index of these quads and no others, without a delta. */
export function naiveIndex(quads: Iterable<Quad>, position = 0): IndexData {
  const writer = new DictionaryWriter();
  const rows = [...quads].map(
    (q): QuadRow => [writer.add(q.subject), writer.add(q.predicate), writer.add(q.object), writer.add(q.graph)],
  );
  return { position, dictionary: writer.freeze(), base: naiveBase(rows, writer.size + 1), delta: emptyDelta() };
}
