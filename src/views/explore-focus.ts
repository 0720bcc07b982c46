import { formatEdtf } from '../claims/dates.ts';
import { MOST_CLAIMS } from '../claims/neighbours.ts';
import { claimView } from '../claims/read-claim.ts';
import { type Direction, propertyOfKey } from '../claims/relations.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { parseIri } from '../records/segments.ts';
import { claimItems } from './claim-items.ts';
import { stateForm, stateHref } from './explore-form.ts';
import {
  type ExploreEdge,
  type ExploreModel,
  type ExploreNode,
  type FocusGroup,
  type FocusModel,
  PER_PAGE,
} from './explore-model.ts';
import { type ExploreState, focusText, nodeText, type Opened } from './explore-state.ts';
import { propertyName } from './fields.ts';
import { type Content, type Html, html, join } from './html.ts';
import { nameOf } from './names.ts';
import { typesOf } from './reconcile-types.ts';
import { relationName } from './relation-names.ts';
import { label, link, nameHtml, type Scene } from './scene.ts';

/** Claims shown of one edge; the claims page of its end has the rest. */
const MOST_CARRIERS = 60;

/** What the reader looks at: a thing with its relations to open, or an edge with what carries it. */
export function focusPanel(scene: Scene, model: ExploreModel): Html | undefined {
  const { focus } = model;
  if (focus === undefined) return undefined;
  return html`<section class="part focus" id="focus" aria-labelledby="focus-heading">${
    focus.kind === 'node' ? nodePanel(scene, model.state, focus) : edgePanel(scene, model, focus.edge)
  }</section>`;
}

function nodePanel(scene: Scene, state: ExploreState, { node, groups }: FocusModel & { kind: 'node' }): Html {
  const { index, say, reader } = scene;
  const date = index.object(namedNode(node.iri), isnad.date)?.value;
  const [kind] = typesOf(index, node.iri);
  const meta: Content[] = [
    kind && label(scene, kind),
    date && formatEdtf(date, reader.language),
    html`<a href="${reader.href(node.name)}">${say('exploreOpenRecord')}</a>`,
  ];
  const isFiltered = state.from !== undefined || state.until !== undefined || state.grade !== undefined;
  return html`<p class="kicker">${say('exploreFocus')}</p><h2 id="focus-heading" tabindex="-1">${nameHtml(nameOf(index, node.iri, reader.language), scene)}</h2>
<p class="meta">${join(meta.filter(Boolean), ' · ')}</p>${stateForm(scene, state, [], hideButton(scene, node))}
<h3>${say('exploreRelations')}</h3>${
    groups.length === 0
      ? html`<p>${say(isFiltered ? 'exploreNoRelations' : 'exploreAlone')}</p>`
      : html`<ul class="relations">${groups.map((group) => groupRow(scene, state, node, group))}</ul>`
  }`;
}

/** Takes the thing out of the view; the address then names it twice over, which the server writes as one. */
export function hideButton({ say, index, reader }: Scene, { name, iri }: ExploreNode): Html {
  return html`<button class="plain" name="hide" value="${nodeText(name)}">${say('exploreHide')}<span class="vh">: ${nameOf(index, iri, reader.language).text}</span></button>`;
}

function groupRow(scene: Scene, state: ExploreState, node: ExploreNode, group: FocusGroup): Html {
  const { direction, count, pages, open } = group;
  const name = relationName(scene.index, direction, scene.reader.language);
  const isLeftOut = state.without.includes(direction.key);
  const { hidden: _, ...rest } = state;
  const shown = { ...rest, hidden: state.hidden, without: state.without.filter((key) => key !== direction.key) };
  const steps = shownPages(pages, open).map((page) =>
    page === undefined
      ? html`<span aria-hidden="true">…</span>`
      : step(scene, isLeftOut ? shown : state, { node, group, page, name }),
  );
  return html`<li><span class="relation-name">${name}</span> <span class="count">${count >= MOST_CLAIMS ? `≥ ${count}` : count}</span> ${join(steps, ' ')}</li>`;
}

interface Row {
  readonly node: ExploreNode;
  readonly group: FocusGroup;
  readonly page: number;
  readonly name: string;
}

/** Opens one page of neighbours, or closes it. */
function step(scene: Scene, state: ExploreState, { node, group, page, name }: Row): Html {
  const { direction, count, pages, open } = group;
  const isOpen = open.includes(page) && !state.without.includes(direction.key);
  const isThis = (item: Opened) => item.node === node.name && item.page === page && isSame(item.direction, direction);
  const others = state.open.filter((item) => !isThis(item));
  const target: ExploreState = {
    ...state,
    open: isOpen ? others : [...others, { node: node.name, direction, page }],
    focus: { kind: 'node', node: node.name },
  };
  const range = { first: (page - 1) * PER_PAGE + 1, last: Math.min(page * PER_PAGE, count) };
  const [whole, part] = isOpen
    ? (['exploreClose', 'exploreCloseRange'] as const)
    : (['exploreShow', 'exploreShowRange'] as const);
  const text = pages === 1 ? scene.say(whole) : scene.say(part, range);
  return html`<a class="${isOpen ? 'opening open' : 'opening'}" href="${stateHref(scene, target, 'focus')}">${text}<span class="vh">: ${name}</span></a>`;
}

/** The first pages, those that are open with their neighbours, and the last; undefined where some are skipped. */
function shownPages(pages: number, open: readonly number[]): (number | undefined)[] {
  const wanted = [1, 2, 3, pages, ...open.flatMap((page) => [page - 1, page, page + 1])];
  const inOrder = [...new Set(wanted)].filter((page) => page >= 1 && page <= pages).sort((a, b) => a - b);
  return inOrder.flatMap((page, at) => (at > 0 && page - (inOrder[at - 1] ?? page) > 1 ? [undefined, page] : [page]));
}

function isSame(a: Direction, b: Direction): boolean {
  return a.key === b.key && a.inverse === b.inverse;
}

function edgePanel(scene: Scene, model: ExploreModel, edge: ExploreEdge): Html {
  const { say, reader, index } = scene;
  const [from, to] = [edge.from, edge.to].map((name) => `${reader.base}id/${name}`) as [string, string];
  const name = relationName(index, { key: edge.key, inverse: false }, reader.language);
  const ends = html`${endButton(scene, edge.from)} <span class="relation-name">${name}</span> ${endButton(scene, edge.to)}`;
  return html`<p class="kicker">${say('exploreFocus')}</p><h2 id="focus-heading" tabindex="-1">${nameHtml(nameOf(index, from, reader.language), scene)} · ${name} · ${nameHtml(nameOf(index, to, reader.language), scene)}</h2>
${stateForm(scene, model.state, ['focus'], html`<p>${ends}</p>`)}
<h3>${say('exploreCarriedBy')} <span class="count">${edge.carriers.length}</span></h3>${carriers(scene, edge)}`;
}

function endButton({ index, reader }: Scene, name: string): Html {
  const text = nameOf(index, `${reader.base}id/${name}`, reader.language).text;
  return html`<button class="plain" name="focus" value="${focusText({ kind: 'node', node: name })}"><bdi>${text}</bdi></button>`;
}

function carriers(scene: Scene, { carriers: all, key, from }: ExploreEdge): Content {
  const { reader, index, say } = scene;
  const claims = all.filter((iri) => parseIri(iri, reader.base)?.kind === 'claim');
  const records = all.filter((iri) => !claims.includes(iri));
  const property = propertyOfKey(key)?.value;
  const shown = claims.slice(0, MOST_CARRIERS).flatMap((iri) => claimView(index, iri) ?? []);
  return html`${records.map(
    (iri) =>
      html`<p>${say('exploreCarriedByRecord')} ${link(scene, iri)}${property && html` (${propertyName(scene, property)})`}</p>`,
  )}${claimItems(scene, shown)}${
    claims.length > shown.length &&
    html`<p>${say('andMore', { count: claims.length - shown.length })} · <a href="${reader.href(`${from}/claims`)}">${say('exploreAllClaims')}</a></p>`
  }`;
}
