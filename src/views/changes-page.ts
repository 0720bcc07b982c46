import type { LogEntry } from '../archive/log-entry.ts';
import { parseIri } from '../records/segments.ts';
import { pathOf } from './addresses.ts';
import { type ChangesModel, changesQuery } from './changes-model.ts';
import { instantHtml } from './date-html.ts';
import { type Content, type Html, html, join, trusted } from './html.ts';
import { layout } from './layout.ts';
import { agentText } from './log-agent.ts';
import type { MessageKey } from './messages.ts';
import { link, type Scene, sceneOf } from './scene.ts';
import type { Reader } from './view.ts';

/** The log for people: what changed, when, why, by whom, and the way to what it changed. */
export function changesPage(model: ChangesModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const { say } = scene;
  const { changes, total } = model;
  return layout(
    {
      title: say('changesTitle'),
      kicker: say('changesCount', { count: total }),
      lead: html`<p class="lead">${say('changesLead')}</p>`,
      section: 'changes',
      description: say('changesLead'),
      wide: true,
      body: html`${sinceForm(scene, model)}<div class="listing"><div>${
        changes.length === 0
          ? html`<p>${say('changesNone')}</p>`
          : html`<ul class="items logged">${changes.map((change) => changeView(scene, change))}</ul>`
      }${neighbours(scene, model)}${programs(scene, model)}</div>${byClass(scene, model)}</div>`,
    },
    reader,
  );
}

function sinceForm({ reader, say }: Scene, { asked }: ChangesModel): Html {
  const { segment, since } = asked;
  return html`<form method="get" action="${reader.href('changes', { lang: '' })}" class="choose"><div class="form-row"><label for="since">${say('changesSince')}</label> <input type="text" id="since" name="since" dir="ltr" inputmode="numeric" size="12" placeholder="2026-01-31" value="${since?.text}"> <button type="submit">${say('changesShow')}</button></div>${
    segment !== undefined && html`<input type="hidden" name="segment" value="${segment}">`
  }<input type="hidden" name="lang" value="${reader.language}"></form>`;
}

function changeView(
  scene: Scene,
  { position, kind, record, version, time, agent, reason, successor, claims }: LogEntry,
): Html {
  const { say, reader } = scene;
  const named = record === undefined ? undefined : parseIri(record, reader.base);
  const thing = (iri: string) => iri.replace(reader.base, `${reader.base}id/`);
  const path = record === undefined ? undefined : pathOf(record, reader.base);
  const meta: Content[] = [
    html`<strong>${say(`change-${kind}`)}</strong>`,
    successor !== undefined && html`${link(scene, thing(successor))} ${say('changesInto')}`,
    instantHtml(time.toISOString(), scene.reader.language),
    named?.kind === 'record' && say(`segment-${named.segment}` as MessageKey),
    agentText(say, agent),
    path !== undefined &&
      version !== undefined &&
      html`<a href="${reader.href(`${path}/v/${version}`)}">${say('version')} ${version}</a>`,
    path !== undefined &&
      hasDifference(kind, version) &&
      html`<a href="${reader.href(`${path}/v/${version}/diff`)}">${say('changesDifference')}</a>`,
  ];
  const [added, changed, dropped] = [claims.added.length, claims.changed.length, claims.dropped.length];
  const touched = added + changed + dropped > 0 && say('changesClaims', { added, changed, dropped });
  const why = reason !== undefined && say('changeReason', { reason: `\u2068${reason}\u2069` });
  return html`<li id="change-${position}"><p class="what">${record === undefined ? say('changesOfArchive') : link(scene, thing(record))}</p>${[
    meta,
    [why],
    [touched],
  ].map((line) => line.some(Boolean) && html`<p class="meta">${join(line.filter(Boolean), ' · ')}</p>`)}</li>`;
}

/** Between a version and the one before it; a record that goes writes none. */
function hasDifference(kind: LogEntry['kind'], version: number | undefined): boolean {
  return (kind === 'updated' || kind === 'created') && (version ?? 0) > 1;
}

function neighbours({ reader, say }: Scene, { asked, older, newer }: ChangesModel): Html | undefined {
  if (older === undefined && newer === undefined) return undefined;
  const to = (before: number | undefined, rel: string, name: string) =>
    before !== undefined &&
    html`<a rel="${rel}" href="${reader.href('changes', changesQuery(asked, { before: before === 0 ? '' : String(before) }))}">${name}</a>`;
  return html`<nav class="pages" aria-label="${say('pages')}">${to(newer, 'prev', say('changesNewer'))}${to(older, 'next', say('changesOlder'))}</nav>`;
}

/** The same for programs, of the same kind of record. */
function programs({ reader, say }: Scene, { asked: { segment } }: ChangesModel): Html {
  const of = segment === undefined ? '' : `/${segment}`;
  const query = segment === undefined ? {} : { segment };
  return html`<p class="part-note">${say('changesForPrograms')} <a href="${reader.href('feed.atom', { ...query, lang: reader.language })}" type="application/atom+xml">Atom</a> · <a href="${reader.href(`activity-stream${of}`, { lang: '' })}"><bdi lang="en" dir="ltr">Activity Streams</bdi></a> · <a href="${reader.href(`ldes${of}`, { lang: '' })}">LDES</a></p>`;
}

function byClass({ reader, say }: Scene, { asked, segments }: ChangesModel): Html | undefined {
  if (segments.length < 2 && asked.segment === undefined) return undefined;
  return html`<aside class="facets" aria-label="${say('narrow')}"><section><h2>${say('changesByClass')}</h2><ul>${segments.map(
    ({ segment, count }) => {
      const chosen = segment === asked.segment;
      const query = changesQuery(asked, { before: '', segment: chosen ? '' : segment });
      return html`<li><a href="${reader.href('changes', query)}"${chosen ? trusted(' aria-current="true"') : ''}>${say(`segment-${segment}` as MessageKey)}${chosen && html` <span class="vh">(${say('chosenRemove')})</span> ×`}</a> <span class="count">${count}</span></li>`;
    },
  )}</ul></section></aside>`;
}
