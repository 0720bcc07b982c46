import type { QuadIndex } from '../index/quad-index.ts';
import { toLine } from '../rdf/ntriples.ts';
import type { Quad, Term } from '../rdf/quads.ts';
import { ownerOf } from '../records/segments.ts';

/** A version that is compared, as it is handed out: what is withheld is in no version. */
export interface DiffSide {
  readonly version: number;
  readonly modified: Date;
  readonly hash: string;
  readonly quads: readonly Quad[];
}

/** Two versions of a record. Without an earlier one everything came with the later. */
export interface DiffModel {
  readonly index: QuadIndex;
  readonly thing: string;
  /** The record: the graph that the statements stand in. */
  readonly record: string;
  readonly path: string;
  readonly from: DiffSide | undefined;
  readonly to: DiffSide;
  /** Why the later one was written, where that was told. */
  readonly reason: string | undefined;
}

/** What changed in one property of one node. */
export interface FieldChange {
  readonly node: string;
  readonly property: string;
  readonly removed: readonly Term[];
  readonly added: readonly Term[];
}

/** What changed in the thing itself or in one of its claims. */
export interface PartChange {
  /** The IRI of the thing or claim. */
  readonly owner: string;
  /** Whether it came, went, or says something else. */
  readonly kind: 'added' | 'dropped' | 'changed';
  readonly fields: readonly FieldChange[];
}

/** The statements that one version has and the other has not, each in the order of N-Quads. */
export function statementChanges({ from, to }: Pick<DiffModel, 'from' | 'to'>): {
  readonly removed: readonly Quad[];
  readonly added: readonly Quad[];
} {
  // No version holds blank nodes, so that a statement is its line.
  const [before, after] = [byLine(from?.quads ?? []), byLine(to.quads)];
  return { removed: without(before, after), added: without(after, before) };
}

/** The same by thing and claim and, within, by node and property. The thing comes first. Bound: the two versions. */
export function partChanges(model: DiffModel): PartChange[] {
  const { removed, added } = statementChanges(model);
  const owners = new Set([...removed, ...added].map(({ subject }) => ownerOf(subject.value)));
  const [before, after] = [ownersOf(model.from?.quads ?? []), ownersOf(model.to.quads)];
  return [...owners]
    .sort((a, b) => Number(b === model.thing) - Number(a === model.thing) || (a < b ? -1 : 1))
    .map((owner) => ({
      owner,
      kind: !before.has(owner) ? 'added' : after.has(owner) ? 'changed' : 'dropped',
      fields: fieldChanges(
        removed.filter(({ subject }) => ownerOf(subject.value) === owner),
        added.filter(({ subject }) => ownerOf(subject.value) === owner),
      ),
    }));
}

function fieldChanges(removed: readonly Quad[], added: readonly Quad[]): FieldChange[] {
  const fields = new Map<string, { node: string; property: string; removed: Term[]; added: Term[] }>();
  const fieldOf = ({ subject: { value: node }, predicate: { value: property } }: Quad) => {
    const key = `${node} ${property}`;
    const field = fields.get(key) ?? { node, property, removed: [], added: [] };
    fields.set(key, field);
    return field;
  };
  for (const q of removed) fieldOf(q).removed.push(q.object);
  for (const q of added) fieldOf(q).added.push(q.object);
  return [...fields].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, field]) => field);
}

function byLine(quads: readonly Quad[]): Map<string, Quad> {
  return new Map(quads.map((q) => [toLine(q, false), q]));
}

function without(these: ReadonlyMap<string, Quad>, others: ReadonlyMap<string, Quad>): Quad[] {
  return [...these]
    .filter(([line]) => !others.has(line))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, q]) => q);
}

function ownersOf(quads: readonly Quad[]): ReadonlySet<string> {
  return new Set(quads.map(({ subject }) => ownerOf(subject.value)));
}
