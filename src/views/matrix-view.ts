import type { ClaimView } from '../claims/claim-view.ts';
import type { Matrix, MatrixRow } from '../claims/matrix.ts';
import { vocab } from '../rdf/vocabulary.ts';
import { anchorOf, pathOf } from './addresses.ts';
import { comparedWith, comparisonDetails, KINDS, kindMark, onThisPage } from './comparison.ts';
import { formatEdtf } from './dates.ts';
import { type Content, type Html, html, join } from './html.ts';
import { rangeStrip, type Span, spanOf } from './range-strip.ts';
import { label, link, links, type Scene, worded } from './scene.ts';
import { formatFigure, scopeLine, statement } from './statement.ts';

/** The claims matrix: a row an aspect, a cell a claimant, and in words what the statements are to one another. */
export function matrixView(scene: Scene, matrix: Matrix): Html | undefined {
  if (matrix.rows.length === 0) return undefined;
  const rows = [...matrix.rows].sort((a, b) => aspectRank(a.aspect) - aspectRank(b.aspect));
  return html`<div class="matrix">${rows.map((row) => rowView(scene, row))}</div>`;
}

const ASPECT_ORDER = [
  'killed',
  'injured',
  'exposed',
  'affected',
  'treated',
  'use',
  'substance',
  'perpetrator',
] as const;

function aspectRank(aspect: string): number {
  const at = ASPECT_ORDER.findIndex((name) => vocab('aspect', name).value === aspect);
  return at < 0 ? ASPECT_ORDER.length : at;
}

function rowView(scene: Scene, row: MatrixRow): Html {
  const claims = new Map(row.cells.flatMap((cell) => cell.claims).map((claim) => [claim.iri, claim]));
  const span = spanOf([...claims.values()]);
  const id = `aspect-${anchorOf(row.aspect.split('#')[1] ?? 'other')}`;
  return html`<section class="row" aria-labelledby="${id}">
    <header><h3 id="${id}">${row.aspect === '' ? scene.say('otherStatements') : label(scene, row.aspect)}</h3>${summary(scene, row, [...claims.values()], span)}</header>
    <div class="cells">${row.cells.map(
      (cell) =>
        html`<article class="cell"><h4>${link(scene, cell.claimant)}</h4>${cell.claims.map((claim) =>
          claimCell(
            scene,
            claim,
            comparisonDetails(scene, comparedWith(claim, row.comparisons, claims), onThisPage),
            span,
          ),
        )}</article>`,
    )}</div>${voicesView(scene, row)}
  </section>`;
}

function summary(scene: Scene, row: MatrixRow, claims: readonly ClaimView[], span: Span | undefined): Html {
  const { say } = scene;
  const present = KINDS.filter((kind) => row.comparisons.some((comparison) => comparison.kind === kind));
  const counts: Content[] = [
    html`${say('claims')} <b>${claims.length}</b>`,
    html`${say('claimants')} <b>${row.cells.length}</b>`,
    span && html`${say('fromTo')} <b><bdi>${formatFigure(String(span.low), String(span.high))}</bdi></b>`,
  ];
  return html`<p class="summary">${join(counts.filter(Boolean), ' · ')}</p><p class="kinds">${present.map(
    (kind) => html`${kindMark(scene, kind)} `,
  )}</p>`;
}

/** One claim in its claimant's cell, with all that a reader needs to weigh it. */
export function claimCell(scene: Scene, claim: ClaimView, compared: Html | undefined, span?: Span): Html {
  const { say, reader } = scene;
  const path = pathOf(claim.iri, reader.base) ?? '';
  return html`<div class="claim" id="${anchorOf(claim.iri)}">
    <p class="says">${statement(scene, claim)}</p>${span && rangeStrip(claim, span)}
    ${
      claim.subsetOf.length > 0 &&
      html`<p class="note">${say('partOfFigure')} ${join(
        claim.subsetOf.map(
          (whole) => html`<a href="${reader.href(pathOf(whole, reader.base) ?? '')}">${say('widerFigure')}</a>`,
        ),
        ', ',
      )}</p>`
    }
    ${claim.scope && html`<p class="note">${say('covers')}: ${scopeLine(scene, claim.scope)}</p>`}
    ${claim.credits.length > 0 && html`<p class="note credit">${say('onTheWordOf')} ${links(scene, claim.credits)}${claim.sourceCheck && html`; ${say('sourceCheck')}: ${label(scene, claim.sourceCheck)}`}</p>`}
    ${claim.readings.length > 0 && html`<p class="note open">${say('readingsOpen', { count: claim.readings.length })}</p>`}
    <p class="source"><a class="open-claim" href="${reader.href(path)}">${claim.date ? formatEdtf(claim.date, reader.language) : say('undated')}</a> · ${link(scene, claim.document)}</p>
    ${standing(scene, claim)}${compared}
  </div>`;
}

/** Modality, standard of proof and our grade, in one line. */
export function standing(scene: Scene, claim: ClaimView): Html {
  const { say } = scene;
  const standards: Content[] = [
    ...claim.standardOfProof.map((standard) => label(scene, standard)),
    ...claim.standardAsWorded.map(({ text, language }) => html`<q>${worded(text, language)}</q>`),
  ];
  const grade = gradeOf(claim);
  const items: Content[] = [
    claim.modality !== undefined && label(scene, claim.modality),
    standards.length > 0 && html`${say('standard')}: ${join(standards, ', ')}`,
    grade !== undefined &&
      html`<span class="grade ${isWeak(grade) ? 'weak' : ''}">${say('grade')}: ${label(scene, grade)}</span>`,
  ];
  return html`<p class="standing">${join(items.filter(Boolean), ' · ')}</p>`;
}

/** The grade of the claim as a whole. */
export function gradeOf(claim: ClaimView): string | undefined {
  return claim.curation.find((curation) => curation.ofProperty === undefined)?.grade;
}

function isWeak(grade: string): boolean {
  return grade === vocab('grade', 'low').value || grade === vocab('grade', 'unverified').value;
}

/** On whose word each figure rests in the end: repeated voices count once. */
function voicesView(scene: Scene, row: MatrixRow): Html | undefined {
  const { say } = scene;
  const told = row.figures.filter((figure) => figure.claims.length > 1);
  if (told.length === 0) return undefined;
  return html`<details class="voices"><summary>${say('voicesBehind')}</summary><ul>${told.map(
    (
      figure,
    ) => html`<li>${figure.claims[0] && statement(scene, figure.claims[0])}: ${say('claims')} ${figure.claims.length}, ${say('voices')} ${figure.voices.length}
      (${join(
        figure.voices.map((voice) => links(scene, voice.agents)),
        ' · ',
      )}). <strong>${say(figure.corroborated ? 'corroborated' : 'notCorroborated')}</strong></li>`,
  )}</ul></details>`;
}
