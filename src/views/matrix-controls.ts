import type { Matrix } from '../claims/matrix.ts';
import { vocab } from '../rdf/vocabulary.ts';
import { KINDS } from './comparison.ts';
import { type Html, html, trusted } from './html.ts';
import type { ShownRow } from './matrix-narrow.ts';
import {
  agentName,
  isNarrowed,
  MATRIX_SORTS,
  type MatrixRequest,
  matrixQuery,
  WHOLE_MATRIX,
} from './matrix-request.ts';
import type { MessageKey } from './messages.ts';
import { nameText } from './names.ts';
import { label, type Scene } from './scene.ts';
import { gradeOf } from './standing.ts';

/** What the form over a matrix is made from. */
export interface MatrixState {
  readonly whole: Matrix;
  readonly shown: readonly ShownRow[];
  readonly request: MatrixRequest;
  /** Path of the record. */
  readonly path: string;
}

interface Option {
  readonly value: string;
  readonly name: string;
}

/** Fewer claims than this need no form. */
const FEW = 4;

/** The form that narrows and sorts a matrix: a plain GET, so that every state has an address. */
export function matrixControls(scene: Scene, state: MatrixState): Html | undefined {
  const { whole, shown, request, path } = state;
  const { say, reader } = scene;
  const total = countOf(whole.rows);
  if (total < FEW && !isNarrowed(request)) return undefined;
  const all = optionsOf(scene, whole);
  const { aspect, claimant, grade, kind, sort } = request;
  const sorts = MATRIX_SORTS.map((value) => ({ value, name: say(`matrixSort-${value}` as MessageKey) }));
  const count = countOf(shown);
  return html`<form class="narrow" method="get" action="${reader.href(`${path}#claims`, { lang: '' })}">
    ${choice(scene, 'aspect', 'facetAspect', all.aspects, aspect?.split('#')[1])}
    ${choice(scene, 'claimant', 'claimantOne', all.claimants, claimant && agentName(claimant))}
    ${choice(scene, 'grade', 'facetGrade', all.grades, grade?.split('#')[1])}
    ${choice(scene, 'kind', 'matrixKind', all.kinds, kind)}
    ${choice(scene, 'sort', 'sortBy', sorts, sort)}
    ${request.open && html`<input type="hidden" name="open" value="${request.open}">`}<input type="hidden" name="lang" value="${reader.language}"><button type="submit">${say('matrixShow')}</button>
  </form><p class="summary">${count === total ? say('matrixAll', { total }) : say('matrixShown', { count, total })}${
    count !== total && html` · <a href="${reader.href(`${path}#claims`)}">${say('matrixReset')}</a>`
  }${
    count === 0 &&
    aspect !== undefined &&
    claimant !== undefined &&
    html` · <a href="${reader.href(`${path}/claims`, matrixQuery({ ...WHOLE_MATRIX, aspect, claimant }))}">${say('whyNothing')}</a>`
  }</p>`;
}

/** Only what occurs is offered: no choice leads to an empty page by itself. */
function optionsOf(scene: Scene, { rows }: Matrix) {
  const { index, reader } = scene;
  const claims = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.claims));
  const concept = (iri: string): Option => ({ value: iri.split('#')[1] ?? '', name: label(scene, iri) });
  const byName = (a: Option, b: Option): number => a.name.localeCompare(b.name);
  const claimants = [...new Set(claims.map(({ claimant }) => claimant))];
  const grades = [...new Set(claims.flatMap((claim) => gradeOf(claim) ?? []))];
  const kinds = new Set(rows.flatMap(({ comparisons }) => comparisons.map(({ kind }) => kind)));
  return {
    aspects: rows.filter(({ aspect }) => aspect !== '').map(({ aspect }) => concept(aspect)),
    claimants: claimants
      .map((iri) => ({ value: agentName(iri), name: nameText(index, iri, reader.language) }))
      .sort(byName),
    grades: grades.sort().map(concept),
    kinds: KINDS.filter((kind) => kinds.has(kind)).map((kind) => concept(vocab('comparison', kind).value)),
  };
}

function choice(
  { say }: Scene,
  name: string,
  heading: MessageKey,
  options: readonly Option[],
  chosen: string | undefined,
): Html | undefined {
  if (options.length < 2 && chosen === undefined) return undefined;
  // What is asked for and does not occur here still stands in the form, or the form would say something else.
  const known = chosen === undefined || options.some(({ value }) => value === chosen);
  const all = known ? options : [...options, { value: chosen, name: chosen }];
  return html`<div class="field"><label for="narrow-${name}">${say(heading)}</label><select id="narrow-${name}" name="${name}">${
    name !== 'sort' && html`<option value="">${say('anyValue')}</option>`
  }${all.map(
    (option) =>
      html`<option value="${option.value}"${option.value === chosen ? trusted(' selected') : ''}>${option.name}</option>`,
  )}</select></div>`;
}

function countOf(rows: readonly { readonly cells: readonly { readonly claims: readonly unknown[] }[] }[]): number {
  return rows.reduce((sum, { cells }) => sum + cells.reduce((own, { claims }) => own + claims.length, 0), 0);
}
