import { GRADES } from '../claims/edge-filter.ts';
import { vocab } from '../rdf/vocabulary.ts';
import { SEGMENTS } from '../records/segments.ts';
import { segmentOf } from './explore-data.ts';
import { hideButton } from './explore-focus.ts';
import { stateForm, stateHref } from './explore-form.ts';
import { type ExploreModel, type ExploreNode, MOST_NODES } from './explore-model.ts';
import { type ExploreState, focusText } from './explore-state.ts';
import { type Content, type Html, html, trusted } from './html.ts';
import { kindSign } from './kind-signs.ts';
import { section } from './layout.ts';
import type { MessageKey } from './messages.ts';
import { nameOf } from './names.ts';
import { relationName } from './relation-names.ts';
import { label, nameHtml, type Scene } from './scene.ts';

/** What the reader should know of the view before reading it. */
export function notices(scene: Scene, { missing, unplaced, isCut }: ExploreModel): Content {
  const { say } = scene;
  const told = [
    missing.length > 0 && say('exploreMissing', { names: missing.join(scene.comma) }),
    unplaced > 0 && say('exploreFull', { most: MOST_NODES, count: unplaced }),
    isCut && say('exploreCut'),
  ].filter((text) => text !== false);
  return told.length > 0 && html`<div class="notice" role="note">${told.map((text) => html`<p>${text}</p>`)}</div>`;
}

/** Ways to narrow the view: by relation, time and grade; and what was left out. */
export function filters(scene: Scene, { state, relations, index }: ExploreModel): Html | undefined {
  const { say, reader } = scene;
  const grade = (value: string) => label(scene, vocab('grade', value as (typeof GRADES)[number]).value);
  const form = html`<div class="form-row"><label>${say('exploreFrom')} <input type="text" name="from" value="${state.from}" size="10" maxlength="10" dir="ltr" autocomplete="off" aria-describedby="date-hint"></label>
<label>${say('exploreUntil')} <input type="text" name="until" value="${state.until}" size="10" maxlength="10" dir="ltr" autocomplete="off" aria-describedby="date-hint"></label>
<label>${say('exploreGrade')} <select name="grade"><option value="">${say('exploreAnyGrade')}</option>${GRADES.map(
    (value) =>
      html`<option value="${value}"${state.grade === value ? trusted(' selected') : ''}>${grade(value)}</option>`,
  )}</select></label><button type="submit">${say('exploreApply')}</button></div><p class="part-note" id="date-hint">${say('exploreDateHint')}</p>`;
  const known = new Set(relations.map(({ key }) => key));
  const gone = state.without.filter((key) => !known.has(key)).map((key) => ({ key, count: 0 }));
  const toggles = [...relations, ...gone].map(({ key, count }) => {
    const isOut = state.without.includes(key);
    const others = state.without.filter((other) => other !== key);
    const target = { ...state, without: isOut ? others : [...others, key] };
    const name = relationName(index, { key, inverse: false }, reader.language);
    return html`<li><a class="${isOut ? 'out' : 'in'}" href="${stateHref(scene, target, 'filters')}">${name}<span class="vh"> (${say(isOut ? 'exploreLeftOut' : 'exploreShown')})</span></a> <span class="count">${count}</span></li>`;
  });
  const hidden = state.hidden.map((node) => {
    const target = { ...state, hidden: state.hidden.filter((other) => other !== node) };
    const name = nameOf(index, `${reader.base}id/${node}`, reader.language);
    return html`<li>${nameHtml(name, scene)} <a href="${stateHref(scene, target, 'filters')}">${say('exploreShowAgain')}<span class="vh">: ${name.text}</span></a></li>`;
  });
  return section(
    'filters',
    say('exploreFilters'),
    html`${stateForm(scene, state, ['from', 'until', 'grade'], form)}${
      toggles.length > 0 &&
      html`<h3>${say('exploreRelationFilter')}</h3><ul class="toggles">${toggles}</ul>${
        state.without.length > 0 &&
        html`<p><a href="${stateHref(scene, { ...state, without: [] }, 'filters')}">${say('exploreAllRelations')}</a></p>`
      }`
    }${hidden.length > 0 && html`<h3>${say('exploreHidden')}</h3><ul class="toggles">${hidden}</ul>`}`,
  );
}

/** The things of the view, kind by kind; each can be brought into focus, which shows its relations. */
export function nodeList(scene: Scene, { state, nodes }: ExploreModel): Html | undefined {
  const { say } = scene;
  const byKind = Map.groupBy(nodes, segmentOf);
  const kinds = SEGMENTS.flatMap((segment) => {
    const own = byKind.get(segment);
    if (own === undefined) return [];
    const heading = say(`segment-${segment}` as MessageKey);
    return html`<h3>${kindSign(segment)} ${heading} <span class="count">${own.length}</span></h3><ul class="things">${own.map((node) => nodeRow(scene, node))}</ul>`;
  });
  const count = html`${say('exploreNodes')} <span class="count">${nodes.length}</span>`;
  return section('nodes', count, stateForm(scene, state, ['focus'], kinds));
}

function nodeRow(scene: Scene, node: ExploreNode): Html {
  const { index, reader, say } = scene;
  const name = nameOf(index, node.iri, reader.language);
  return html`<li><button class="plain" name="focus" value="${focusText({ kind: 'node', node: node.name })}">${nameHtml(name, scene)}</button> <span class="meta"><a href="${reader.href(node.name)}">${say('exploreOpenRecord')}<span class="vh">: ${name.text}</span></a> ${hideButton(scene, node)}</span></li>`;
}

/** The edges of the view, relation by relation and thing by thing; each leads to what carries it. */
export function edgeList(scene: Scene, { state, nodes, edges, relations }: ExploreModel): Html | undefined {
  const { index, reader, say } = scene;
  const names = new Map(nodes.map(({ name, iri }) => [name, nameOf(index, iri, reader.language)]));
  const named = (name: string): Content => {
    const found = names.get(name);
    return found && nameHtml(found, scene);
  };
  const byRelation = Map.groupBy(edges, ({ key }) => key);
  const groups = relations.flatMap(({ key }) => {
    const own = byRelation.get(key);
    if (own === undefined) return [];
    const rows = [...Map.groupBy(own, ({ from }) => from)].map(([from, to]) => {
      const ends = to.map(
        (edge) =>
          html`<button class="plain" name="focus" value="${focusText({ ...edge, kind: 'edge' })}"><span class="vh">${names.get(from)?.text} · </span>${named(edge.to)}${edge.carriers.length > 1 && html` <span class="count">${edge.carriers.length}</span>`}</button>`,
      );
      // A button does not break over lines as words do: a sign between two would stand at the start of a line.
      return html`<li><b>${named(from)}</b> ${
        ends.length === 1 ? html`– ${ends}` : html`<ul class="ends">${ends.map((end) => html`<li>${end}</li>`)}</ul>`
      }</li>`;
    });
    const name = relationName(index, { key, inverse: false }, reader.language);
    return html`<h3>${name} <span class="count">${own.length}</span></h3><ul class="edges">${rows}</ul>`;
  });
  const heading = html`${say('exploreEdges')} <span class="count">${edges.length}</span>`;
  if (groups.length === 0) return section('edges', heading, html`<p>${say('exploreNoEdges')}</p>`);
  return section('edges', heading, stateForm(scene, state as ExploreState, ['focus'], groups), say('exploreEdgesNote'));
}
