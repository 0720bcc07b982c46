import { distinctCounts } from './distinct-counts.ts';
import { graphLists } from './graph-lists.ts';
import type { BaseData } from './index-data.ts';
import { type Ids, int32, type Offsets, uint32 } from './shared-arrays.ts';
import { sortQuads } from './sort-quads.ts';
import { Tally } from './tally.ts';
import { serialOf } from './term-id.ts';

/**
 * Makes the three orders, the graphs and the statistics of quads in any order, repeated or not; `terms` is one more than
 * the greatest serial. The chunks are emptied on the way. Memory beside what it returns: 32 bytes a quad, 12 a term.
 */
export function baseOf(chunks: Int32Array[], terms: number): BaseData {
  const rows = sortQuads(chunks, terms);
  const { triples, quads, several } = measure(rows);
  const spo = { offsets: uint32(terms + 1), p: int32(triples), o: int32(triples) };
  const subjects = new Int32Array(triples);
  const graphOf = int32(triples);
  const runs = int32(several);
  fillTriples(rows, { spo, subjects, graphOf, several: runs });
  const objects = new Int32Array(triples);
  const osp = objectOrder(spo, subjects, objects, terms);
  const pos = predicateOrder(osp, objects, terms);
  return {
    triples,
    quads,
    terms,
    spo: { offsets: spo.offsets.buffer, p: spo.p.buffer, o: spo.o.buffer },
    osp: { offsets: osp.offsets.buffer, s: osp.s.buffer, p: osp.p.buffer },
    pos: { predicates: pos.predicates.buffer, offsets: pos.offsets.buffer, o: pos.o.buffer, s: pos.s.buffer },
    graphOf: graphOf.buffer,
    several: runs.buffer,
    graphs: graphLists(graphOf, runs, quads, terms),
    statistics: distinctCounts(spo, pos, terms).buffer,
  };
}

/** How many distinct triples and quads the sorted rows are, and how long the runs of several graphs. */
function measure(rows: Int32Array): { triples: number; quads: number; several: number } {
  let [triples, quads, several] = [0, 0, 0];
  for (let i = 0; i < rows.length; ) {
    const end = endOfTriple(rows, i);
    const graphs = distinctGraphs(rows, i, end);
    triples++;
    quads += graphs;
    if (graphs > 1) several += graphs + 1;
    i = end;
  }
  return { triples, quads, several };
}

function endOfTriple(rows: Int32Array, start: number): number {
  let i = start + 4;
  while (
    i < rows.length &&
    rows[i + 2] === rows[start + 2] &&
    rows[i + 1] === rows[start + 1] &&
    rows[i] === rows[start]
  )
    i += 4;
  return i;
}

function distinctGraphs(rows: Int32Array, start: number, end: number): number {
  let count = 1;
  for (let i = start + 4; i < end; i += 4) if (rows[i + 3] !== rows[i - 1]) count++;
  return count;
}

interface Triples {
  readonly spo: { readonly offsets: Offsets; readonly p: Ids; readonly o: Ids };
  readonly subjects: Int32Array;
  readonly graphOf: Ids;
  readonly several: Ids;
}

function fillTriples(rows: Int32Array, { spo, subjects, graphOf, several }: Triples): void {
  let triple = 0;
  let place = 0;
  for (let i = 0; i < rows.length; triple++) {
    const end = endOfTriple(rows, i);
    const s = rows[i] as number;
    subjects[triple] = s;
    spo.p[triple] = rows[i + 1] as number;
    spo.o[triple] = rows[i + 2] as number;
    (spo.offsets[serialOf(s) + 1] as number)++;
    const graphs = distinctGraphs(rows, i, end);
    if (graphs === 1) graphOf[triple] = rows[i + 3] as number;
    else {
      graphOf[triple] = -1 - place;
      several[place++] = graphs;
      for (let j = i; j < end; j += 4)
        if (j === i || rows[j + 3] !== rows[j - 1]) several[place++] = rows[j + 3] as number;
    }
    i = end;
  }
  addUp(spo.offsets);
}

/** Turns counts, each one place late, into offsets. */
function addUp(counts: Int32Array | Uint32Array): void {
  for (let i = 1; i < counts.length; i++) (counts[i] as number) += counts[i - 1] as number;
}

/** Triples sorted by object, stably, out of the order of subjects, are in the order object, subject, predicate. */
function objectOrder(spo: Triples['spo'], subjects: Int32Array, objects: Int32Array, terms: number) {
  const triples = subjects.length;
  const osp = { offsets: uint32(terms + 1), s: int32(triples), p: int32(triples) };
  for (let i = 0; i < triples; i++) (osp.offsets[serialOf(spo.o[i] as number) + 1] as number)++;
  addUp(osp.offsets);
  const next = osp.offsets.slice();
  for (let i = 0; i < triples; i++) {
    const o = spo.o[i] as number;
    const serial = serialOf(o);
    const at = next[serial] as number;
    next[serial] = at + 1;
    osp.s[at] = subjects[i] as number;
    osp.p[at] = spo.p[i] as number;
    objects[at] = o;
  }
  return osp;
}

/** And those sorted by predicate, stably, are in the order predicate, object, subject. */
function predicateOrder(osp: { readonly s: Ids; readonly p: Ids }, objects: Int32Array, terms: number) {
  const triples = objects.length;
  const tally = new Tally(terms);
  for (let i = 0; i < triples; i++) tally.note(osp.p[i] as number);
  const { ids, offsets, next } = tally.groups();
  const pos = { predicates: ids, offsets, o: int32(triples), s: int32(triples) };
  for (let i = 0; i < triples; i++) {
    const serial = serialOf(osp.p[i] as number);
    const at = next[serial] as number;
    next[serial] = at + 1;
    pos.o[at] = objects[i] as number;
    pos.s[at] = osp.s[i] as number;
  }
  return pos;
}
