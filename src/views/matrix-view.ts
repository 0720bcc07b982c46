import type { ClaimView } from '../claims/claim-view.ts';
import { comparedAs } from '../claims/compare.ts';
import { formatEdtf } from '../claims/dates.ts';
import { type MandateView, mandatesOf } from '../claims/mandates.ts';
import type { MatrixRow } from '../claims/matrix.ts';
import { anchorOf, pathOf } from './addresses.ts';
import { claimLink } from './claim-link.ts';
import { comparedWith, comparisonDetails, type Detail, KINDS, kindMark, onThisPage } from './comparison.ts';
import { areFew, folded, group } from './disclosure.ts';
import { extremesView } from './extremes-view.ts';
import { figureChart } from './figure-chart.ts';
import { type Content, type Html, html, join } from './html.ts';
import { mandateNote } from './mandate-view.ts';
import type { MatrixCell } from './matrix-narrow.ts';
import { aspectAnchor } from './matrix-overview.ts';
import type { PagedRow } from './matrix-pages.ts';
import { type MatrixRequest, matrixQuery } from './matrix-request.ts';
import { rangeStrip, type Span, spanOf } from './range-strip.ts';
import { label, link, links, type Scene } from './scene.ts';
import { standing } from './standing.ts';
import { formatFigure, quoted, scopeLine, statement } from './statement.ts';

/** The rows of the claims matrix: a row an aspect, a cell a claimant, and in words what the statements are to one another. */
export function matrixView(scene: Scene, rows: readonly PagedRow[], state: State): Html {
  const isOpen = !areFolded(rows) || state.request.open === 'all';
  return html`${openAll(scene, rows, state)}<div class="matrix">${rows.map((row) => rowView(scene, row, { ...state, isOpen }))}</div>`;
}

/** Whether there are so many groups and claims that each group is opened by itself. */
function areFolded(rows: readonly PagedRow[]): boolean {
  const claims = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.claims));
  return rows.length > 1 && !areFew(claims.length);
}

/** The way to all of them at once, and back: an address, so that it needs no script. */
function openAll({ say, reader }: Scene, rows: readonly PagedRow[], { request, path }: State): Html | undefined {
  if (!areFolded(rows)) return undefined;
  const isAll = request.open === 'all';
  const query = matrixQuery({ ...request, open: isAll ? undefined : 'all' });
  return html`<p class="open-all"><a rel="nofollow" href="${reader.href(`${path}#all-aspects`, query)}" id="all-aspects">${say(isAll ? 'closeAll' : 'openAll')}</a></p>`;
}

interface State {
  readonly request: MatrixRequest;
  /** Path of the record. */
  readonly path: string;
}

/** What the cells of one row share. */
interface RowScene extends Scene {
  readonly row: MatrixRow;
  /** Every claim of the row, shown or not: they are compared with one another. */
  readonly claims: ReadonlyMap<string, ClaimView>;
  /** Those on this page. */
  readonly shown: ReadonlySet<string>;
  readonly span: Span | undefined;
}

/** Claimants of a row whose cells stand there before the others are asked for. */
const MOST_CELLS = 4;

function rowView(scene: Scene, { row, cells, here }: PagedRow, state: State & { readonly isOpen: boolean }): Html {
  const claims = new Map(row.cells.flatMap((cell) => cell.claims).map((claim) => [claim.iri, claim]));
  const shown = cells.flatMap((cell) => cell.claims);
  const wholes = shown.filter((claim) => !isPartOf(claim, claims));
  // Where an aspect is never compared, saying so of every pair would tell nothing.
  const compared = comparedAs(scene.index, row.aspect) === 'never' ? { ...row, comparisons: [] } : row;
  const own: RowScene = {
    ...scene,
    row: compared,
    claims,
    shown: new Set(here.flatMap((cell) => cell.claims).map(({ iri }) => iri)),
    span: spanOf(wholes),
  };
  const id = aspectAnchor(row.aspect);
  return group(
    {
      id,
      className: 'row',
      heading: row.aspect === '' ? scene.say('otherStatements') : label(scene, row.aspect),
      facts: summary(own, { claims: shown.length, claimants: cells.length }),
      isOpen: state.isOpen,
    },
    html`${!row.isCompared && html`<p class="note">${scene.say('tooManyToCompare')}</p>`}${extremesView(scene, shown, (claim) => hrefOf(own, claim))}${figureChart(scene, row.aspect, shown, (claim) => hrefOf(own, claim))}
    ${here.length === 0 ? noneHere(scene, row.aspect, state) : folded(scene, { items: here, most: MOST_CELLS, isOpen: state.request.open === 'all' }, (some) => html`<div class="cells">${some.map((cell) => cellView(own, cell))}</div>`)}${voicesView(scene, row)}`,
  );
}

/** Where nobody of this page speaks of an aspect, the way to those who do. */
function noneHere({ say, reader }: Scene, aspect: string, { request, path }: State): Html {
  const address = reader.href(`${path}#claims`, matrixQuery({ ...request, aspect, page: 1 }));
  return html`<p class="note">${say('matrixNoneHere')}${aspect !== '' && html` <a href="${address}">${say('matrixThoseWho')}</a>`}</p>`;
}

/** What the row holds on all pages. */
function summary(
  { say, row, span, ...scene }: RowScene,
  all: { readonly claims: number; readonly claimants: number },
): Html {
  const present = KINDS.filter((kind) => row.comparisons.some((comparison) => comparison.kind === kind));
  const counts: Content[] = [
    html`${say('claims')} <b>${all.claims}</b>`,
    html`${say('claimants')} <b>${all.claimants}</b>`,
    span && html`${say('spread')} <b><bdi dir="ltr">${formatFigure(String(span.low), String(span.high))}</bdi></b>`,
  ];
  return html`<span class="summary">${join(counts.filter(Boolean), ' · ')}</span>${
    present.length > 0 &&
    html` <span class="kinds">${present.map((kind) => html`${kindMark({ ...scene, say }, kind)} `)}</span>`
  }`;
}

/** A cell of so few claims is never split over two columns. */
const MOST_IN_BRIEF = 4;

/** What one claimant says: its figures, each with the narrower ones that it states as a part of it. */
function cellView(scene: RowScene, { claimant, claims }: MatrixCell): Html {
  const own = new Map(claims.map((claim) => [claim.iri, claim]));
  const mandates = mandatesOf(scene.index, claimant);
  const brief = claims.length <= MOST_IN_BRIEF ? ' brief' : '';
  return html`<article class="cell${brief}"><h4>${link(scene, claimant)}</h4>${claims
    .filter((claim) => !isPartOf(claim, own))
    .map((claim) =>
      claimCell(
        scene,
        claim,
        claims.filter((part) => part.subsetOf.includes(claim.iri)),
        mandates,
      ),
    )}</article>`;
}

function isPartOf(claim: ClaimView, others: ReadonlyMap<string, ClaimView>): boolean {
  return claim.subsetOf.some((whole) => others.has(whole));
}

function claimCell(
  scene: RowScene,
  claim: ClaimView,
  parts: readonly ClaimView[],
  mandates: readonly MandateView[],
): Html {
  const { say, reader, span } = scene;
  return html`<div class="claim" id="${anchorOf(claim.iri)}">
    <p class="says">${statement(scene, claim)}${claim.asWorded.length > 0 && claim.bound === undefined && html` ${quoted(claim.asWorded)}`}</p>${span && rangeStrip(claim, span)}
    ${parts.length > 0 && html`<ul class="parts">${parts.map((part) => partView(scene, part))}</ul>`}
    ${claim.subsetOf.length > 0 && html`<p class="note">${say('partOfFigure')}</p>`}
    ${
      claim.revises.length > 0 &&
      html`<p class="note">${say('revises')} ${join(
        claim.revises.map((iri) => earlierLink(scene, iri)),
        scene.comma,
      )}</p>`
    }
    ${claim.scope && html`<p class="note">${say('covers')}: ${scopeLine(scene, claim.scope)}</p>`}
    ${claim.credits.length > 0 && html`<p class="note credit">${say('onTheWordOf')} ${links(scene, claim.credits)}${claim.sourceCheck && html`${scene.semicolon}${say('sourceCheck')}: ${label(scene, claim.sourceCheck)}`}</p>`}
    ${claim.readings.length > 0 && html`<p class="note open">${say('readingsOpen', { count: claim.readings.length })}</p>`}
    <p class="source"><a class="open-claim" href="${claimHref(scene, claim)}">${claim.date ? formatEdtf(claim.date, reader.language) : say('undated')}</a> · ${link(scene, claim.document)}</p>
    ${standing(scene, claim)}${mandateNote(scene, claim, mandates)}${compared(scene, claim)}
  </div>`;
}

/** The claim that this one revises, by its date where it stands in the same row. */
function earlierLink(scene: RowScene, iri: string): Html {
  const earlier = scene.claims.get(iri);
  if (earlier?.date === undefined) return claimLink(scene, iri);
  return html`<a href="${hrefOf(scene, earlier)}">${statement(scene, earlier, 'plain')} (${formatEdtf(earlier.date, scene.reader.language)})</a>`;
}

function partView(scene: RowScene, part: ClaimView): Html {
  return html`<li id="${anchorOf(part.iri)}">${scene.say('ofWhich')} <a href="${claimHref(scene, part)}">${statement(scene, part, 'plain')}</a>${compared(scene, part, 'most-telling')}</li>`;
}

function compared(scene: RowScene, claim: ClaimView, detail: Detail = 'every-kind'): Html | undefined {
  return comparisonDetails(
    scene,
    comparedWith(claim, scene.row.comparisons, scene.claims),
    (other) => hrefOf(scene, other),
    { detail, rest: claimHref(scene, claim) },
  );
}

/** Its place on this page, or its own page where it is not shown here. */
function hrefOf(scene: RowScene, claim: ClaimView): string {
  return scene.shown.has(claim.iri) ? onThisPage(claim) : claimHref(scene, claim);
}

function claimHref({ reader }: Scene, claim: ClaimView): string {
  return reader.href(pathOf(claim.iri, reader.base) ?? '');
}

/** On whose word each figure rests in the end: repeated voices count once. */
function voicesView(scene: Scene, row: MatrixRow): Html | undefined {
  const { say } = scene;
  const told = row.figures.filter((figure) => figure.claims.length > 1);
  if (told.length === 0) return undefined;
  return html`<details class="voices"><summary>${say('voicesBehind')}</summary><ul>${told.map(
    ({ claims: [first, ...others], voices, corroborated }) =>
      first &&
      html`<li><strong>${statement(scene, first, 'plain')}</strong>: ${say('claims')} ${others.length + 1}${scene.comma}${say('voices')} ${voices.length}
      (${join(
        voices.map((voice) => links(scene, voice.agents)),
        ' · ',
      )}). ${say(corroborated ? 'corroborated' : 'notCorroborated')}</li>`,
  )}</ul></details>`;
}
