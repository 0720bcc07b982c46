import type { QuadSet, TripleSet } from './delta-reader.ts';
import { DeltaReader } from './delta-reader.ts';
import type { DeltaData, QuadRows, TripleRows } from './index-data.ts';
import type { IndexReader } from './index-reader.ts';
import { RowList } from './row-list.ts';
import { changed, compareRows, NO_ROWS, without } from './row-sets.ts';
import { turned } from './sort-rows.ts';
import type { TermId } from './term-id.ts';

/** What changes from one version to the next: rows of subject, predicate, object, graph, sorted, each once. */
export interface QuadChanges {
  /** None of these is there. */
  readonly added: Int32Array;
  /** All of these are there. */
  readonly removed: Int32Array;
}

/**
 * The delta after changes. A few lookups and searches for each change, and a copy of the delta that was: 25 ms for 50,000
 * changes, 5 ms for a record over a delta of 200,000 quads.
 */
export function nextDelta(reader: IndexReader, { added, removed }: QuadChanges): DeltaData {
  const { delta } = reader;
  // What the base has comes back by no longer being removed; what it never had goes by no longer being added.
  const newlyAdded = without(added, delta.removed.spog.rows, 4);
  const newlyRemoved = without(removed, delta.added.spog.rows, 4);
  const union = unionChanges(reader, { added, removed });
  return {
    gained: changedTriples(delta.gained, union.notGained, union.gained),
    lost: changedTriples(delta.lost, union.notLost, union.lost),
    added: changedQuads(delta.added, removed, newlyAdded),
    removed: changedQuads(delta.removed, added, newlyRemoved),
  };
}

/**
 * The delta `now`, which was made over the same base as `merged`, as a delta over the base that `merged` has gone into.
 * Linear in both: 30 ms for 200,000 quads.
 */
export function rebasedDelta(now: DeltaData, merged: DeltaData): DeltaData {
  const [a, b] = [new DeltaReader(now), new DeltaReader(merged)];
  return {
    gained: rebasedTriples(a.gained, b.gained, a.lost, b.lost),
    lost: rebasedTriples(a.lost, b.lost, a.gained, b.gained),
    added: rebasedQuads(a.added, b.added, a.removed, b.removed),
    removed: rebasedQuads(a.removed, b.removed, a.added, b.added),
  };
}

/** Triples that become or cease to be gained and lost, sorted. */
interface UnionChanges {
  readonly gained: Int32Array;
  readonly notGained: Int32Array;
  readonly lost: Int32Array;
  readonly notLost: Int32Array;
}

/** A triple is in the union as long as one graph holds it. */
function unionChanges(reader: IndexReader, { added, removed }: QuadChanges): UnionChanges {
  const [gained, notGained, lost, notLost] = [new RowList(3), new RowList(3), new RowList(3), new RowList(3)];
  let i = 0;
  let j = 0;
  while (i < added.length || j < removed.length) {
    const addedFirst = j >= removed.length || (i < added.length && compareRows(added, i, removed, j, 3) <= 0);
    const rows = addedFirst ? added : removed;
    const at = addedFirst ? i : j;
    const s = rows[at] as number;
    const p = rows[at + 1] as number;
    const o = rows[at + 2] as number;
    const before = reader.graphCount(s, p, o);
    let after = before;
    for (; isTriple(added, i, s, p, o); i += 4) after++;
    for (; isTriple(removed, j, s, p, o); j += 4) after--;
    if (before > 0 === after > 0) continue;
    const inBase = reader.base.find(s, p, o) >= 0;
    if (after > 0) (inBase ? notLost : gained).push(s, p, o, 0);
    else (inBase ? lost : notGained).push(s, p, o, 0);
  }
  return { gained: gained.rows(), notGained: notGained.rows(), lost: lost.rows(), notLost: notLost.rows() };
}

function isTriple(rows: Int32Array, at: number, s: TermId, p: TermId, o: TermId): boolean {
  return at < rows.length && rows[at] === s && rows[at + 1] === p && rows[at + 2] === o;
}

function changedTriples(old: TripleSet, drop: Int32Array, put: Int32Array): TripleRows {
  const [dropOsp, putOsp] = [turned(drop, 3), turned(put, 3)];
  return {
    spo: changed(old.spo.rows, drop, put, 3).buffer,
    osp: changed(old.osp.rows, dropOsp, putOsp, 3).buffer,
    pos: changed(old.pos.rows, turned(dropOsp, 3), turned(putOsp, 3), 3).buffer,
  };
}

function changedQuads(old: QuadSet, drop: Int32Array, put: Int32Array): QuadRows {
  return {
    spog: changed(old.spog.rows, drop, put, 4).buffer,
    gspo: changed(old.gspo.rows, turned(drop, 4), turned(put, 4), 4).buffer,
  };
}

/** What came since is there and was not merged; and what was merged away is there again. */
function rebasedTriples(now: TripleSet, merged: TripleSet, goneNow: TripleSet, goneMerged: TripleSet): TripleRows {
  const order = (name: 'spo' | 'osp' | 'pos') =>
    rebased([now[name].rows, merged[name].rows], [goneNow[name].rows, goneMerged[name].rows], 3);
  return { spo: order('spo'), osp: order('osp'), pos: order('pos') };
}

function rebasedQuads(now: QuadSet, merged: QuadSet, goneNow: QuadSet, goneMerged: QuadSet): QuadRows {
  const order = (name: 'spog' | 'gspo') =>
    rebased([now[name].rows, merged[name].rows], [goneNow[name].rows, goneMerged[name].rows], 4);
  return { spog: order('spog'), gspo: order('gspo') };
}

type NowAndMerged = readonly [now: Int32Array, merged: Int32Array];

function rebased([now, merged]: NowAndMerged, [goneNow, goneMerged]: NowAndMerged, width: number): SharedArrayBuffer {
  return changed(without(now, merged, width), NO_ROWS, without(goneMerged, goneNow, width), width).buffer;
}
