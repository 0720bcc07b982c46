import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import type { ClaimView } from './claim-view.ts';
import { type Comparison, compare } from './compare.ts';
import { byDate, pairsOf } from './matrix.ts';
import { claimView } from './read-claim.ts';

/** Kinds of records that can stand side by side. */
export type SideKind = 'incident' | 'document' | 'organization';

/** What a row brings together: claims under one aspect and, where the records speak of things, about one thing. */
interface RowKey {
  readonly thing: string | undefined;
  readonly aspect: string;
}

/** A row with the claims of each record, in the order of the records. */
export interface SideRow extends RowKey {
  readonly cells: readonly (readonly ClaimView[])[];
  /** Between claims of different records; none where there are more claims than are compared. */
  readonly comparisons: readonly Comparison[];
  readonly isCompared: boolean;
}

/** Records side by side: one page of their rows. */
export interface SideBySide {
  readonly rows: readonly SideRow[];
  readonly total: number;
  /** How many things and aspects only one of the records has claims of. */
  readonly alone: number;
  /** A record has more claims than were looked at. */
  readonly isCut: boolean;
}

/** Claims of one record that are looked at, and of one row that are compared. */
export const MOST_CLAIMS = 5_000;
const MOST_COMPARED = 200;

/** The part that a record has in the claims that it is compared by. */
const ROLES: Readonly<Record<SideKind, NamedNode>> = {
  incident: isnad.about,
  document: isnad.statedIn,
  organization: isnad.claimant,
};

export interface SideRequest {
  readonly kind: SideKind;
  readonly records: readonly string[];
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
  /** Rows of a lower rank come first. */
  readonly rank: (aspect: string) => number;
}

/**
 * Sets records side by side: incidents by aspect, documents and bodies by what at least two of them speak of. Bound: two
 * look-ups for each of at most 5,000 claims a record; of the page's rows, the claims whole, and up to 200 of them a row
 * compared, by `compare` alone.
 */
export function sideBySide(index: QuadIndex, request: SideRequest): SideBySide {
  const { kind, records, page, perPage, rank } = request;
  const table = new Map<string, { readonly key: RowKey; readonly cells: string[][] }>();
  let isCut = false;
  records.forEach((record, column) => {
    const claims = claimsOf(index, ROLES[kind], record);
    isCut ||= claims.isCut;
    for (const claim of claims.iris) {
      for (const key of keysOf(index, kind, claim)) {
        const name = `${key.thing ?? ''} ${key.aspect}`;
        const row = table.get(name) ?? { key, cells: records.map((): string[] => []) };
        row.cells[column]?.push(claim);
        table.set(name, row);
      }
    }
  });
  const shared = [...table.values()].filter(
    ({ cells }) => kind === 'incident' || cells.filter((cell) => cell.length > 0).length > 1,
  );
  const size = ({ cells }: { cells: readonly (readonly string[])[] }): number =>
    cells.reduce((sum, cell) => sum + cell.length, 0);
  shared.sort(
    (a, b) =>
      (kind === 'incident' ? rank(a.key.aspect) - rank(b.key.aspect) : size(b) - size(a)) ||
      compareText(a.key.thing ?? '', b.key.thing ?? '') ||
      compareText(a.key.aspect, b.key.aspect),
  );
  return {
    rows: shared
      .slice(page * perPage, (page + 1) * perPage)
      .map(({ key, cells }) => rowOf(index, key, cells, kind !== 'incident')),
    total: shared.length,
    alone: table.size - shared.length,
    isCut,
  };
}

function rowOf(index: QuadIndex, key: RowKey, cells: readonly (readonly string[])[], isComparable: boolean): SideRow {
  const read = cells.map((iris) => iris.flatMap((iri) => claimView(index, iri) ?? []).sort(byDate));
  const isCompared = read.flat().length <= MOST_COMPARED;
  // Claims about different incidents speak of different things: there is nothing to compare.
  const pairs = isComparable && isCompared ? pairsOf(read) : [];
  const comparisons = pairs.flatMap(([one, other]) => one.flatMap((a) => other.map((b) => compare(index, a, b))));
  return { ...key, cells: read, comparisons, isCompared };
}

function claimsOf(
  index: QuadIndex,
  role: NamedNode,
  record: string,
): { readonly iris: readonly string[]; readonly isCut: boolean } {
  const iris = new Set<string>();
  for (const { subject } of index.match(null, role, namedNode(record))) {
    if (iris.size >= MOST_CLAIMS) return { iris: [...iris], isCut: true };
    iris.add(subject.value);
  }
  return { iris: [...iris].sort(), isCut: false };
}

/** The rows that a claim stands in: one for each thing it is about, or one alone where that is the record itself. */
function keysOf(index: QuadIndex, kind: SideKind, claim: string): RowKey[] {
  const node = namedNode(claim);
  const aspect = index.object(node, isnad.aspect)?.value;
  if (aspect === undefined) return [];
  if (kind === 'incident') return [{ thing: undefined, aspect }];
  return index.objects(node, isnad.about).map(({ value: thing }) => ({ thing, aspect }));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
