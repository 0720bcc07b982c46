import { mandatesOf } from '../claims/mandates.ts';
import { anchorOf } from './addresses.ts';
import { kindSign } from './comparison.ts';
import { type Content, type Html, html } from './html.ts';
import { mandateLine } from './mandate-view.ts';
import type { ShownRow } from './matrix-narrow.ts';
import type { MatrixPage } from './matrix-pages.ts';
import { matrixQuery, WHOLE_MATRIX } from './matrix-request.ts';
import { label, link, type Scene } from './scene.ts';
import { statement } from './statement.ts';

/** Statements that a cell shows; the others are counted. */
const MOST_IN_CELL = 2;

/**
 * Who speaks of what, at one look: a row a claimant with its mandates, a column an aspect, and in each cell what is said; an
 * empty one leads to why it is empty. Nothing where there is only one of either.
 */
export function matrixOverview(scene: Scene, { rows, claimants, total }: MatrixPage, path: string): Html | undefined {
  const { say } = scene;
  const columns = rows.filter(({ row }) => row.aspect !== '');
  if (columns.length < 2 || total < 2) return undefined;
  return html`<details class="overview" open><summary>${say('overview')}</summary><div class="table"><table><caption class="vh">${say('overview')}</caption><thead><tr><th scope="col">${say('claimantOne')}</th>${columns.map(
    ({ row }) => html`<th scope="col"><a href="#${aspectAnchor(row.aspect)}">${label(scene, row.aspect)}</a></th>`,
  )}</tr></thead><tbody>${claimants.map(
    (claimant) =>
      html`<tr><th scope="row">${link(scene, claimant)}${mandateLine(scene, mandatesOf(scene.index, claimant))}</th>${columns.map(
        (column) => html`<td>${cell(scene, column, claimant, path)}</td>`,
      )}</tr>`,
  )}</tbody></table></div></details>`;
}

/** The place of an aspect's row on the page. */
export function aspectAnchor(aspect: string): string {
  return `aspect-${anchorOf(aspect.split('#')[1] ?? 'other')}`;
}

function cell(scene: Scene, { row, cells }: ShownRow, claimant: string, path: string): Content {
  const { say, reader } = scene;
  const own = cells.find((candidate) => candidate.claimant === claimant);
  if (own === undefined) {
    const query = matrixQuery({ ...WHOLE_MATRIX, aspect: row.aspect, claimant });
    return html`<a class="none" rel="nofollow" href="${reader.href(`${path}/claims`, query)}"><span aria-hidden="true">–</span><span class="vh">${say('whyNothing')}</span></a>`;
  }
  const wholes = own.claims.filter(
    (claim) => !claim.subsetOf.some((whole) => own.claims.some(({ iri }) => iri === whole)),
  );
  const more = own.claims.length - Math.min(wholes.length, MOST_IN_CELL);
  const mine = new Set(own.claims.map(({ iri }) => iri));
  const isDisputed = row.comparisons.some(({ a, b, kind }) => kind === 'conflicting' && mine.has(a) !== mine.has(b));
  return html`${wholes
    .slice(0, MOST_IN_CELL)
    .map((claim) => html`<p><a href="#${anchorOf(claim.iri)}">${statement(scene, claim, 'plain')}</a></p>`)}${
    more > 0 && html`<p class="more">${say('andMore', { count: more })}</p>`
  }${isDisputed && kindSign(scene, 'conflicting')}`;
}
