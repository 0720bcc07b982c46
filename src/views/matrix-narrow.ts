import type { ClaimView } from '../claims/claim-view.ts';
import { high, low } from '../claims/extremes.ts';
import type { Matrix, MatrixRow } from '../claims/matrix.ts';
import { aspectRank } from './aspect-order.ts';
import type { Kind } from './comparison.ts';
import type { MatrixRequest } from './matrix-request.ts';
import { gradeOf } from './standing.ts';

export type MatrixCell = MatrixRow['cells'][number];

/** A row of the matrix with those of its cells that are shown, in the order asked for. */
export interface ShownRow {
  readonly row: MatrixRow;
  readonly cells: readonly MatrixCell[];
}

/**
 * Leaves of a matrix what is asked for, sorted. How claims compare is not touched: a claim alone on the page still says
 * that it conflicts with three others. Rows of which nothing is left fall away.
 */
export function narrowed(matrix: Matrix, request: MatrixRequest, name: (iri: string) => string): ShownRow[] {
  const rows = [...matrix.rows].sort((a, b) => aspectRank(a.aspect) - aspectRank(b.aspect));
  return rows
    .filter(({ aspect }) => request.aspect === undefined || aspect === request.aspect)
    .map((row) => ({ row, cells: sorted(cellsOf(row, request), request, name) }))
    .filter(({ cells }) => cells.length > 0);
}

function cellsOf(row: MatrixRow, { claimant, grade, kind }: MatrixRequest): MatrixCell[] {
  const ofKind = kind === undefined ? undefined : claimsOfKind(row, kind);
  const isShown = (claim: ClaimView): boolean =>
    (grade === undefined || gradeOf(claim) === grade) && (ofKind === undefined || ofKind.has(claim.iri));
  return row.cells
    .filter((cell) => claimant === undefined || cell.claimant === claimant)
    .map((cell) => ({ ...cell, claims: cell.claims.filter(isShown) }))
    .filter(({ claims }) => claims.length > 0);
}

function claimsOfKind({ comparisons }: MatrixRow, kind: Kind): ReadonlySet<string> {
  return new Set(comparisons.flatMap((found) => (found.kind === kind ? [found.a, found.b] : [])));
}

function sorted(cells: MatrixCell[], { sort }: MatrixRequest, name: (iri: string) => string): MatrixCell[] {
  switch (sort) {
    case 'date':
      return cells;
    case 'name':
      return cells.sort((a, b) => name(a.claimant).localeCompare(name(b.claimant)));
    case 'lowest':
      return byNumber(cells, low, 1);
    case 'highest':
      return byNumber(cells, high, -1);
  }
}

/** By figures, within a cell and over the cells; what is part of another figure counts for nothing, and no figure last. */
function byNumber(cells: readonly MatrixCell[], number: (claim: ClaimView) => number, way: 1 | -1): MatrixCell[] {
  const key = (claim: ClaimView | undefined): number => {
    const own = claim === undefined || claim.subsetOf.length > 0 ? Number.NaN : number(claim) * way;
    return Number.isNaN(own) ? Number.POSITIVE_INFINITY : own;
  };
  const inOrder = cells.map((cell) => ({ ...cell, claims: [...cell.claims].sort((a, b) => compare(key(a), key(b))) }));
  return inOrder.sort((a, b) => compare(key(a.claims[0]), key(b.claims[0])));
}

/** Two that have no figure are equal, which a difference of infinities would not say. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
