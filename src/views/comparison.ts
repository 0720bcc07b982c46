import type { ClaimView } from '../claims/claim-view.ts';
import type { Comparison } from '../claims/compare.ts';
import { vocab } from '../rdf/vocabulary.ts';
import { anchorOf } from './addresses.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';

import { nameOf } from './names.ts';
import { label, nameHtml, type Scene } from './scene.ts';
import { statement } from './statement.ts';

export type Kind = Comparison['kind'];

/** Every kind of comparison, in the order in which a reader wants to know. */
export const KINDS: readonly Kind[] = [
  'conflicting',
  'same',
  'compatible',
  'approximate',
  'same-figure-no-source',
  'repetition',
  'series',
  'variants',
  'not-comparable',
];

/** One other claim as seen from a claim. */
export interface Compared {
  readonly other: ClaimView;
  readonly comparison: Comparison;
}

/** What the pairs of a row say of one claim, by kind. */
export function comparedWith(
  claim: ClaimView,
  pairs: readonly Comparison[],
  row: ReadonlyMap<string, ClaimView>,
): Map<Kind, Compared[]> {
  const mine = pairs.flatMap((comparison): Compared[] => {
    const otherIri = comparison.a === claim.iri ? comparison.b : comparison.b === claim.iri ? comparison.a : undefined;
    const other = otherIri === undefined ? undefined : row.get(otherIri);
    return other ? [{ other, comparison }] : [];
  });
  return new Map(
    KINDS.flatMap((kind) => {
      const ofKind = mine.filter(({ comparison }) => comparison.kind === kind);
      return ofKind.length > 0 ? [[kind, ofKind] as const] : [];
    }),
  );
}

/** A kind as sign and word; the count where more than one claim is meant. */
export function kindMark(scene: Scene, kind: Kind, count?: number): Html {
  const word = label(scene, vocab('comparison', kind).value);
  return html`<span class="kind kind-${kind}">${icon(kind)}<span>${count !== undefined && html`<b>${count}</b> `}${word}</span></span>`;
}

/** A kind as a sign alone, its word for whoever does not see it. */
export function kindSign(scene: Scene, kind: Kind): Html {
  const word = label(scene, vocab('comparison', kind).value);
  return html`<span class="kind kind-${kind}" title="${word}">${icon(kind)}<span class="vh">${word}</span></span>`;
}

/** How the line of marks is written: every kind with its count, or the most telling one alone. */
export type Detail = 'every-kind' | 'most-telling';

/** Claims of one kind and reason that are listed where the rest stands on another page. */
const MOST_LISTED = 12;

/**
 * How one claim stands to the others of its row: a line of marks that opens into the list with reasons. `rest`: where all of
 * them stand; without it no list is cut.
 */
export function comparisonDetails(
  scene: Scene,
  compared: ReadonlyMap<Kind, readonly Compared[]>,
  linkTo: (claim: ClaimView) => string,
  { detail = 'every-kind', rest }: { readonly detail?: Detail; readonly rest?: string } = {},
): Html | undefined {
  if (compared.size === 0) return undefined;
  const marked = detail === 'every-kind' ? [...compared] : [...compared].slice(0, 1);
  return html`<details class="compared"><summary><span class="vh">${scene.say('comparedWithOthers')}: </span>${marked.map(
    ([kind, others]) => html`${kindMark(scene, kind, others.length)} `,
  )}${marked.length < compared.size && html`<span class="kind">…</span>`}</summary>${[...compared].map(
    ([kind, others]) => kindList(scene, kind, others, { linkTo, rest }),
  )}</details>`;
}

/** The claims of one kind by the reason, which many of them share; what cannot be compared is only counted. */
function kindList(
  scene: Scene,
  kind: Kind,
  others: readonly Compared[],
  { linkTo, rest }: { readonly linkTo: (claim: ClaimView) => string; readonly rest: string | undefined },
): Html {
  const { language } = scene.reader;
  const byReason = [...Map.groupBy(others, ({ comparison }) => comparison.reason[language])];
  return html`<div><p class="kind-name">${kindMark(scene, kind)}</p>${byReason.map(
    ([reason, members]) =>
      html`<p class="reason">${reason}${kind === 'not-comparable' && html` <b>${members.length}</b>`}</p>${
        kind !== 'not-comparable' &&
        html`<ul>${members.slice(0, rest === undefined ? members.length : MOST_LISTED).map(({ other }) => otherItem(scene, other, linkTo(other)))}${
          rest !== undefined &&
          members.length > MOST_LISTED &&
          html`<li><a href="${rest}#compared">${scene.say('andMore', { count: members.length - MOST_LISTED })}</a></li>`
        }</ul>`
      }`,
  )}</div>`;
}

function otherItem(scene: Scene, other: ClaimView, href: string): Html {
  const name = nameHtml(nameOf(scene.index, other.claimant, scene.reader.language), scene);
  return html`<li><a href="${href}">${name}</a> ${statement(scene, other, 'plain')}</li>`;
}

/** Place of a claim on the page that shows its matrix. */
export function onThisPage(claim: ClaimView): string {
  return `#${anchorOf(claim.iri)}`;
}
