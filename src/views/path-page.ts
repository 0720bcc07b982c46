import type { Connection, Connections, Relation, Step } from '../claims/connections.ts';
import type { Segment } from '../records/segments.ts';
import { pathOf } from './addresses.ts';
import { claimLink } from './claim-link.ts';
import { nodeText } from './explore-state.ts';
import { propertyName } from './fields.ts';
import { type Html, html } from './html.ts';
import { relationName } from './incoming.ts';
import { layout, section } from './layout.ts';
import type { MessageKey } from './messages.ts';
import { faultNotice, fieldText, listLinks } from './named-record.ts';
import type { PathModel } from './path-model.ts';
import { typesOf } from './reconcile-types.ts';
import { recordField, shownIn } from './record-field.ts';
import { label, link, type Scene, sceneOf } from './scene.ts';
import type { Reader } from './view.ts';

/** Lists that are offered to somebody who has no record at hand. */
const LISTS: readonly Segment[] = [
  'incident',
  'document',
  'resolution',
  'organization',
  'person',
  'place',
  'substance',
];

/** How two records are connected: the form that asks it, and the ways, each step with its evidence. */
export function pathPage(model: PathModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const { say } = scene;
  const { from, to, connections } = model;
  const ends = from.state === 'known' && to.state === 'known';
  return layout(
    {
      title: say('pathTitle'),
      section: 'path',
      kicker: say('pathKicker'),
      lead: ends
        ? html`<p class="lead">${link(scene, from.thing)} <span aria-hidden="true" class="between">↔</span><span class="vh">–</span> ${link(scene, to.thing)}</p>`
        : html`<p class="lead">${say('pathLead')}</p>`,
      body: html`${form(scene, model)}${notice(scene, model)}${
        connections === undefined ? listLinks(scene, LISTS) : ways(scene, connections)
      }`,
    },
    reader,
  );
}

function form(scene: Scene, { from, to }: PathModel): Html {
  const { say, reader } = scene;
  const hint = 'record-hint';
  const turned = { from: fieldText(to), to: fieldText(from) };
  return html`<form method="get" action="${reader.href('path', { lang: '' })}" class="choose">
    ${recordField({ id: 'from', name: 'from', label: say('pathFrom'), shown: shownIn(scene, from), hint })}${recordField({ id: 'to', name: 'to', label: say('pathTo'), shown: shownIn(scene, to), hint })}
    <input type="hidden" name="lang" value="${reader.language}">
    <p class="part-note" id="${hint}">${say('recordFieldHint')}</p>
    <div class="form-row"><button type="submit">${say('pathFind')}</button>${
      turned.from !== '' && turned.to !== '' && html`<a href="${reader.href('path', turned)}">${say('pathTurned')}</a>`
    }</div></form>`;
}

/** What is missing or wrong, and what to do. */
function notice(scene: Scene, { from, to }: PathModel): Html | undefined {
  const { say, reader } = scene;
  const both = { from: fieldText(from), to: fieldText(to) };
  const faults = [
    faultNotice(scene, from, (path) => reader.href('path', { ...both, from: path })),
    faultNotice(scene, to, (path) => reader.href('path', { ...both, to: path })),
  ].filter(Boolean);
  if (faults.length > 0) return html`<div class="notice" role="note">${faults}</div>`;
  if (from.state === 'known' && to.state === 'known')
    return from.thing === to.thing ? html`<div class="notice" role="note"><p>${say('pathSame')}</p></div>` : undefined;
  return from.state === to.state ? undefined : html`<p>${say('pathOneGiven')}</p>`;
}

function ways(scene: Scene, { found, isComplete }: Connections): Html {
  const { say } = scene;
  if (found.length === 0) return html`<p class="lead">${say(isComplete ? 'pathNone' : 'pathNoneKnown')}</p>`;
  return html`<p class="part-note">${say(isComplete ? 'pathComplete' : 'pathLimited')}</p>${found.map((way, at) =>
    section(`way-${at + 1}`, wayHeading(scene, way, at + 1), wayView(scene, way)),
  )}`;
}

function wayHeading({ say }: Scene, { steps }: Connection, number: number): Html {
  const length = steps.length === 1 ? say('pathDirect') : say('pathSteps', { count: steps.length });
  return html`${say('pathWay', { number })} <span class="count">· ${length}</span>`;
}

function wayView(scene: Scene, { steps }: Connection): Html {
  const [first] = steps;
  return html`<ol class="way">${first && html`<li>${stop(scene, first.from)}</li>`}${steps.map(
    (step) => html`<li>${stepView(scene, step)}${stop(scene, step.to)}</li>`,
  )}</ol>${first && html`<p><a href="${scene.reader.href('explore', { start: inGraph(scene, [first.from, ...steps.map(({ to }) => to)]) })}">${scene.say('exploreWay')}</a></p>`}`;
}

/** The records of a way as the graph begins with them. */
function inGraph({ reader }: Scene, iris: readonly string[]): string {
  return iris.map((iri) => nodeText(pathOf(iri, reader.base) ?? '')).join('_');
}

function stop(scene: Scene, iri: string): Html {
  const [kind] = typesOf(scene.index, iri);
  return html`<p class="stop">${link(scene, iri)} <span class="kind-of">${kind && label(scene, kind)}</span></p>`;
}

function stepView(scene: Scene, step: Step): Html {
  return html`<div class="step">${step.relations.map((relation) =>
    relation.kind === 'property' ? propertyView(scene, step, relation) : claimsView(scene, step, relation),
  )}</div>`;
}

type PropertyRelation = Extract<Relation, { kind: 'property' }>;
type ClaimsRelation = Extract<Relation, { kind: 'claims' }>;

function propertyView(scene: Scene, { from, to }: Step, { property, isForward }: PropertyRelation): Html {
  const words = isForward ? propertyName(scene, property) : relationName(scene, property);
  return html`<p class="relation">${words} <span class="meta">${scene.say('pathStatedBy')} ${link(scene, isForward ? from : to)}</span></p>`;
}

/** Claims of a step that stand open; the others are folded away. */
const MOST_OPEN = 2;

function claimsView(scene: Scene, { from }: Step, { fromPart, toPart, claims, count }: ClaimsRelation): Html {
  const { say, reader } = scene;
  const [open, folded] = [claims.slice(0, MOST_OPEN), claims.slice(MOST_OPEN)];
  const items = (iris: readonly string[]): Html[] => iris.map((iri) => html`<li>${claimLink(scene, iri)}</li>`);
  const rest =
    count > claims.length &&
    html`<p><a href="${reader.href(`${pathOf(from, reader.base)}/claims`)}">${say('pathAllClaims')}</a></p>`;
  return html`<div class="relation"><p>${say(`step-${fromPart}-${toPart}` as MessageKey)}</p><ul class="evidence" aria-label="${say('pathClaims')}">${items(open)}</ul>${
    folded.length > 0 &&
    html`<details><summary>${say('pathMoreClaims', { count: count - open.length })}</summary><ul class="evidence">${items(folded)}</ul>${rest}</details>`
  }</div>`;
}
