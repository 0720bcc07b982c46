import { namedNode } from '../rdf/quads.ts';
import { exploreData, segmentOf } from './explore-data.ts';
import { focusPanel } from './explore-focus.ts';
import { stateHref } from './explore-form.ts';
import { edgeList, filters, nodeList, notices } from './explore-lists.ts';
import type { ExploreModel } from './explore-model.ts';
import { type ExploreState, nodeText, stateQuery } from './explore-state.ts';
import { type Content, type Html, html, jsonForScript } from './html.ts';
import { legend } from './kind-signs.ts';
import { layout, section } from './layout.ts';
import { thingsOf } from './listing.ts';
import type { MessageKey } from './messages.ts';
import { faultNotice, type NamedRecord } from './named-record.ts';
import { nameOf } from './names.ts';
import { printable } from './printable.ts';
import { recordField, shownIn } from './record-field.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { Reader } from './view.ts';

/** The page of the graph: the lists hold everything, and where scripts run the drawing stands before them. */
export function explorePage(model: ExploreModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const { say } = scene;
  const [first] = model.state.start;
  if (first === undefined) return startPage(scene, model.asked ?? { state: 'none' });
  const name = nameOf(model.index, `${reader.base}id/${first}`, reader.language);
  return layout(
    {
      title: say('exploreOf', { name: name.text }),
      kicker: html`<a href="${reader.href('explore')}">${say('exploreTitle')}</a>`,
      wide: true,
      section: 'explore',
      script: 'explore',
      body: html`<div class="explore">${frame(scene)}<div id="explore-side">${legend(say, new Set(model.nodes.map(segmentOf)))}${focusPanel(scene, model)}</div></div><div id="explore-content">${content(scene, model)}</div>`,
    },
    reader,
  );
}

function content(scene: Scene, model: ExploreModel): Content {
  const { say, reader } = scene;
  const size = say('exploreSize', { nodes: model.nodes.length, edges: model.edges.length });
  const graphml = reader.href('explore', { ...stateQuery(model.state), format: 'graphml' });
  return html`${notices(scene, model)}<p class="meta"><span id="explore-size">${size}</span> <a href="${graphml}">${say('exploreGraphml')}</a> · <a href="${reader.href('explore')}">${say('exploreOver')}</a></p>
${filters(scene, model)}${nodeList(scene, model)}${edgeList(scene, model)}
<script type="application/json" id="explore-data">${jsonForScript(exploreData(model, reader.language))}</script>`;
}

const TOOLS = [
  ['undo', 'exploreUndo'],
  ['redo', 'exploreRedo'],
  ['zoom-in', 'exploreZoomIn'],
  ['zoom-out', 'exploreZoomOut'],
  ['fit', 'exploreFit'],
  ['pin', 'explorePin'],
  ['pin-all', 'explorePinAll'],
  ['png', 'explorePng'],
  ['copy', 'exploreCopy'],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** The place of the drawing. What it needs to say stands here in the reader's language; the island has no words of its own. */
function frame({ say }: Scene): Html {
  const words = ['exploreFailed', 'exploreStepFailed', 'exploreCopied', 'explorePin', 'exploreUnpin'] as const;
  return html`<div class="graph" id="explore-frame"${words.map((key) => html` data-${key.replace('explore', '').toLowerCase()}="${say(key)}"`)}>
<p class="graph-note" id="explore-note">${say('exploreStatic')}</p>
<div class="graph-tools" role="group" aria-label="${say('exploreTools')}" hidden>${TOOLS.map(
    ([tool, key]) => html`<button type="button" data-tool="${tool}">${say(key)}</button>`,
  )}</div>
<div id="explore-canvas" role="img" aria-label="${say('exploreCanvas')}" aria-describedby="explore-size" hidden></div>
<p class="graph-status" role="status" id="explore-status"></p></div>`;
}

const OFFERED = ['incident', 'document', 'organization'] as const;
const MOST_OFFERED = 8;

/** Where no start is given, or none that is known: how to give one, and some of which most is said. */
function startPage(scene: Scene, asked: NamedRecord): string {
  const { say, reader, index } = scene;
  const offers = OFFERED.map((segment) => {
    const things = mostPointedAt(scene, thingsOf(index, segment));
    return html`<h3>${say(`segment-${segment}`)}</h3><ul class="items">${things.map((iri) => {
      const start = iri.slice(`${reader.base}id/`.length).replace('/', '.');
      return html`<li><p class="what"><a href="${reader.href('explore', { start })}">${nameOf(index, iri, reader.language).text}</a></p></li>`;
    })}</ul>`;
  });
  const fault = faultNotice(scene, asked, (path) => reader.href('explore', { start: nodeText(path) }));
  return layout(
    {
      title: say('exploreTitle'),
      kicker: say('explore'),
      lead: html`<p class="lead">${say('exploreLead')}</p>`,
      section: 'explore',
      body: html`${startForm(scene, asked)}${
        fault && html`<div class="notice" role="note">${fault}</div>`
      }${section('begin', say('exploreBegin'), offers)}`,
    },
    reader,
  );
}

/** The form that asks where to start. */
function startForm(scene: Scene, asked: NamedRecord): Html {
  const { say, reader } = scene;
  const language = new URL(reader.href('explore'), reader.base).searchParams.get('lang');
  const hint = 'start-hint';
  return html`<form method="get" action="${reader.href('explore', { lang: '' })}" class="choose">${
    language !== null && html`<input type="hidden" name="lang" value="${language}">`
  }${recordField({ id: 'start', name: 'start', label: say('exploreStart'), shown: shownIn(scene, asked), hint })}<p class="part-note" id="${hint}">${say('recordFieldHint')}</p><div class="form-row"><button type="submit">${say('exploreGo')}</button></div></form>`;
}

/** What is offered where a state was refused: to go on without what was wrong, or to start from another record. */
export function startAgain(scene: Scene, kept: ExploreState, typed = ''): Html {
  const { say, reader, index } = scene;
  const [first] = kept.start;
  const asked: NamedRecord =
    typed === '' || first !== undefined
      ? { state: 'none' }
      : { state: 'unknown', asked: printable(typed, LONGEST_START) };
  return html`${
    first !== undefined &&
    html`<p><a href="${stateHref(scene, kept)}">${say('exploreGoOn', { name: nameOf(index, `${reader.base}id/${first}`, reader.language).text })}</a></p>`
  }${startForm(scene, asked)}`;
}

const LONGEST_START = 120;

/** Of many things those at which most points. Bound: a look-up for each of the first thousands. */
function mostPointedAt({ index }: Scene, things: readonly string[]): string[] {
  return things
    .slice(0, MOST_WEIGHED)
    .map((iri) => ({ iri, count: index.count(null, null, namedNode(iri)) }))
    .sort((a, b) => b.count - a.count || (a.iri < b.iri ? -1 : 1))
    .slice(0, MOST_OFFERED)
    .map(({ iri }) => iri);
}

const MOST_WEIGHED = 5_000;
