import { type Html, html } from './html.ts';
import type { MatrixCell, ShownRow } from './matrix-narrow.ts';
import { type MatrixRequest, matrixQuery } from './matrix-request.ts';
import type { Scene } from './scene.ts';

/** How many claimants of a matrix one page shows: under each aspect, and in the table over them. */
const CLAIMANTS_PER_PAGE = 40;

/** A row of the matrix with its cells of this page; what it sums up are still all of them. */
export interface PagedRow extends ShownRow {
  readonly here: readonly MatrixCell[];
}

/** One page of a matrix: all of its rows, and some of its claimants. */
export interface MatrixPage {
  readonly rows: readonly PagedRow[];
  /** The claimants of this page, in order. */
  readonly claimants: readonly string[];
  /** How many claimants there are on all pages. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** The page that is asked for, or the last one. */
export function matrixPage(
  rows: readonly ShownRow[],
  { sort, page: asked }: MatrixRequest,
  name: (iri: string) => string,
): MatrixPage {
  const all = claimantsOf(rows, sort, name);
  const pages = Math.max(1, Math.ceil(all.length / CLAIMANTS_PER_PAGE));
  const page = Math.min(asked, pages);
  const claimants = all.slice((page - 1) * CLAIMANTS_PER_PAGE, page * CLAIMANTS_PER_PAGE);
  const isHere = new Set(claimants);
  const paged = rows.map((row) => ({ ...row, here: row.cells.filter(({ claimant }) => isHere.has(claimant)) }));
  return { rows: paged, claimants, total: all.length, page, pages };
}

/** Every claimant once: whoever spoke first, by name, or by figure as the first aspect has them and then the next. */
function claimantsOf(
  rows: readonly ShownRow[],
  sort: MatrixRequest['sort'],
  name: (iri: string) => string,
): readonly string[] {
  const cells = rows.flatMap((row) => row.cells);
  const spoke = ({ claims: [first] }: MatrixCell): string => first?.earliest ?? '9999';
  const inOrder = sort === 'date' ? [...cells].sort((a, b) => (spoke(a) < spoke(b) ? -1 : 1)) : cells;
  const all = [...new Set(inOrder.map(({ claimant }) => claimant))];
  if (sort !== 'name') return all;
  const names = new Map(all.map((iri) => [iri, name(iri)]));
  return all.sort((a, b) => (names.get(a) ?? a).localeCompare(names.get(b) ?? b));
}

/** Which claimants are shown, and the ways to the others; nothing where all of them are. */
export function pageLinks(
  { say, reader }: Scene,
  { page, pages, claimants, total }: MatrixPage,
  { request, path }: { readonly request: MatrixRequest; readonly path: string },
): Html | undefined {
  if (pages < 2) return undefined;
  const first = (page - 1) * CLAIMANTS_PER_PAGE + 1;
  const to = (target: number, rel: string, text: string) =>
    target >= 1 &&
    target <= pages &&
    html`<a rel="${rel}" href="${reader.href(`${path}#claims`, matrixQuery({ ...request, page: target }))}">${text}</a>`;
  return html`<nav class="pages" aria-label="${say('matrixPages')}">${to(page - 1, 'prev', say('previousPage'))}<span>${say('matrixPage', { first, last: first + claimants.length - 1, total })}</span>${to(page + 1, 'next', say('nextPage'))}</nav>`;
}
