import type { ChangeKind } from '../archive/change-log.ts';
import { parseIri } from '../records/segments.ts';
import { instantHtml } from './date-html.ts';
import { type Html, html } from './html.ts';
import type { Bilingual } from './language.ts';
import type { MessageKey } from './messages.ts';
import { link, type Scene } from './scene.ts';

/** One entry of the change log, as the front page tells it. */
export interface Change {
  readonly kind: ChangeKind;
  /** Absent for an event of the archive as a whole. */
  readonly record?: string;
  /** ISO 8601. */
  readonly time: string;
  readonly reason?: string;
}

/** A research question by its number. */
export interface HomeQuestion {
  readonly number: number;
  readonly title: Bilingual;
}

/** The last changes, each with its time, and its reason where one was given. */
export function latelyView(scene: Scene, lately: readonly Change[]): Html {
  if (lately.length === 0) return html`<p>${scene.say('homeNothingYet')}</p>`;
  return html`<ul class="items lately">${lately.map((change) => changeView(scene, change))}</ul><p><a href="${scene.reader.href('changes')}">${scene.say('changesAll')}</a></p>`;
}

function changeView(scene: Scene, { kind, record, time, reason }: Change): Html {
  const { say, reader } = scene;
  const named = record === undefined ? undefined : parseIri(record, reader.base);
  const thing = record?.replace(reader.base, `${reader.base}id/`);
  const kindOf = named?.kind === 'record' ? html` · ${say(`segment-${named.segment}` as MessageKey)}` : undefined;
  const when = instantHtml(time, reader.language);
  return html`<li><p class="what">${thing === undefined ? say(`change-${kind}`) : link(scene, thing)}</p><p class="meta">${thing && html`${say(`change-${kind}`)} · `}${when}${kindOf}${reason !== undefined && html` · ${say('changeReason', { reason: `\u2068${reason}\u2069` })}`}</p></li>`;
}

/** Questions that the archive answers, each leading to its answer. */
export function questionsView({ reader, say }: Scene, questions: readonly HomeQuestion[]): Html | undefined {
  if (questions.length === 0) return undefined;
  return html`<ul class="items">${questions.map(
    ({ number, title }) =>
      html`<li><p class="what"><a href="${reader.href(`questions#question-${number}`)}">${title[reader.language]}</a></p></li>`,
  )}</ul><p><a href="${reader.href('questions')}">${say('homeAllQuestions')}</a></p>`;
}
