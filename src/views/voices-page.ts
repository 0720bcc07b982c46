import type { Segment } from '../records/segments.ts';
import { claimVoicesPage } from './claim-voices-page.ts';
import { type Html, html, join, trusted } from './html.ts';
import { layout } from './layout.ts';
import type { MessageKey } from './messages.ts';
import { faultNotice, faultOf, listLinks } from './named-record.ts';
import { type Nothing, nothingFound } from './nothing-found.ts';
import { recordField, shownIn } from './record-field.ts';
import { label, link, links, type Scene, sceneOf } from './scene.ts';
import { scopeLine, statement } from './statement.ts';
import type { Reader } from './view.ts';
import { voicesHref } from './voices-link.ts';
import type { VoiceFacet, VoiceFacetValue, VoiceItem, VoiceList, VoicesModel } from './voices-model.ts';

/** Voices behind one claim, or behind the repeated figures of the archive. */
export function voicesPage(model: VoicesModel, reader: Reader): string {
  if (model.kind === 'claim') return claimVoicesPage(model, reader);
  const scene = sceneOf(model.index, reader);
  const { say } = scene;
  const list = model.kind === 'list' ? model : undefined;
  return layout(
    {
      title: say('voicesTitle'),
      section: 'voices',
      kicker: say('voicesKicker'),
      lead: html`<p class="lead">${say('voicesLead')}</p>${list && faultOf(list.about) === undefined && around(scene, list)}`,
      wide: true,
      body:
        list === undefined
          ? html`<p>${say('nothingFound')}</p>`
          : html`${voicesForm(scene, list)}${listView(scene, list)}`,
    },
    reader,
  );
}

/** Narrows the list to figures about one record; the facets that are chosen stay. */
export function voicesForm(scene: Scene, { about, chosen }: Pick<VoiceList, 'about' | 'chosen'>): Html {
  const { say, reader } = scene;
  const { about: _, ...kept } = chosen;
  const hint = 'about-hint';
  return html`<form method="get" action="${reader.href('voices', { lang: '' })}" class="choose">${recordField({ id: 'about', name: 'about', label: say('voicesAboutField'), shown: shownIn(scene, about), hint })}${Object.entries(
    kept,
  ).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <input type="hidden" name="lang" value="${reader.language}"><p class="part-note" id="${hint}">${say('recordFieldHint')}</p><div class="form-row"><button type="submit">${say('voicesNarrow')}</button></div></form>`;
}

/** Kinds of records that give figures. */
const AGENTS: ReadonlySet<Segment> = new Set<Segment>(['organization', 'person']);

/** What the list is narrowed to, and how many of each kind are in it. */
function around(scene: Scene, { about, total, one, several }: VoiceList): Html {
  const { say, reader } = scene;
  const numbers = html`<p class="summary">${say('voicesFigure')} <b>${total}</b> · ${say('voicesOne')} <b>${one}</b> · ${say('voicesSeveral')} <b>${several}</b></p>`;
  if (about.state !== 'known') return numbers;
  const only = say(AGENTS.has(about.segment) ? 'voicesOnlyOf' : 'voicesOnlyAbout');
  return html`<p>${only} ${link(scene, about.thing)}. <a href="${reader.href('voices')}">${say('voicesEverywhere')}</a></p>${numbers}`;
}

/** Where things are found that figures are about. */
const LISTS: readonly Segment[] = ['incident', 'place', 'organization'];

function listView(scene: Scene, model: VoiceList): Html {
  const { say } = scene;
  const { about: _, ...kept } = model.chosen;
  const fault = faultNotice(scene, model.about, (path) => scene.reader.href('voices', { ...kept, about: path }));
  if (fault !== undefined) return html`<div class="notice" role="note">${fault}</div>${listLinks(scene, LISTS)}`;
  const facets = model.facets.filter(({ values }) => values.length > 1 || values.some(({ isChosen }) => isChosen));
  return html`<div class="listing"><div><ul class="items figures">${model.items.map((item) => itemView(scene, item))}</ul>${
    model.items.length === 0 && nothingFound(scene, nothingOf(scene, model))
  }${model.unjudged > 0 && html`<p class="part-note">${say('voicesUnjudged', { count: model.unjudged })}</p>`}${pages(scene, model)}</div>${
    facets.length > 0 &&
    html`<aside class="facets" aria-label="${say('narrow')}">${facets.map(({ facet, values }) => facetView(scene, model, facet, values))}</aside>`
  }</div>`;
}

function nothingOf({ reader }: Scene, { chosen, page, pages: count, total }: VoiceList): Nothing {
  return {
    ...{ page, pages: count, total },
    last: reader.href('voices', { ...chosen, page: String(count) }),
    whole: Object.keys(chosen).length === 0 ? undefined : reader.href('voices'),
  };
}

function itemView(scene: Scene, { figure, first }: VoiceItem): Html {
  const { say, reader } = scene;
  const { claims, voices, echoes } = figure;
  const corroborated = voices.length > 1;
  const meta = [
    html`${say('claims')} <span class="count">${claims.length}</span>`,
    echoes.length > 0 && html`${say('echoes')} <span class="count">${echoes.length}</span>`,
    first.scope !== undefined && html`${say('covers')}: ${scopeLine(scene, first.scope)}`,
  ];
  return html`<li><p class="what"><a href="${voicesHref(reader, first.iri)}">${statement(scene, first, 'plain')}</a> <span class="meta">${label(scene, figure.aspect)}${scene.comma}${say('aboutWhat')}</span> ${links(scene, figure.about)}</p>
  <p class="voiced ${corroborated ? 'several' : 'one'}"><b>${corroborated ? say('voicesNumber', { count: voices.length }) : say('voicesOne')}</b>: ${join(
    voices.map((agents) => links(scene, agents)),
    ' · ',
  )}</p><p class="meta">${join(meta.filter(Boolean), ' · ')}</p></li>`;
}

const FACET_NAMES: Readonly<Record<VoiceFacet, MessageKey>> = {
  voices: 'voicesFacet',
  aspect: 'voicesAspect',
  counts: 'voicesCounts',
  echo: 'echoFacet',
};

function facetView(scene: Scene, { chosen }: VoiceList, facet: VoiceFacet, values: readonly VoiceFacetValue[]): Html {
  const { say, reader } = scene;
  const { [facet]: _, ...others } = chosen;
  return html`<section><h2>${say(FACET_NAMES[facet])}</h2><ul>${values.map(
    ({ value, concept, count, isChosen }) =>
      html`<li><a href="${reader.href('voices', isChosen ? others : { ...others, [facet]: value })}"${isChosen ? trusted(' aria-current="true"') : ''}><bdi>${
        concept === undefined ? say(VALUE_NAMES[value] ?? 'yes') : label(scene, concept)
      }</bdi>${isChosen && html` <span class="vh">(${say('chosenRemove')})</span> ×`}</a> <span class="count">${count}</span></li>`,
  )}</ul></section>`;
}

const VALUE_NAMES: Readonly<Record<string, MessageKey>> = {
  one: 'voicesOne',
  several: 'voicesSeveral',
  yes: 'yes',
  no: 'no',
};

function pages({ reader, say }: Scene, { page, pages: count, chosen }: VoiceList): Html | undefined {
  if (count < 2) return undefined;
  const to = (target: number, rel: string, name: string) =>
    target >= 1 &&
    target <= count &&
    html`<a rel="${rel}" href="${reader.href('voices', { ...chosen, page: String(target) })}">${name}</a>`;
  return html`<nav class="pages" aria-label="${say('pages')}">${to(page - 1, 'prev', say('previousPage'))}<span>${say('pageOf', { page, count })}</span>${to(page + 1, 'next', say('nextPage'))}</nav>`;
}
