import { IsnadError } from '../errors.ts';
import type { Segment } from '../records/segments.ts';
import { type Html, html } from './html.ts';
import type { MessageKey } from './messages.ts';
import type { Scene } from './scene.ts';

/** What somebody meant by the name of a record in an address. */
export type NamedRecord =
  | { readonly state: 'none' }
  | { readonly state: 'known'; readonly thing: string; readonly segment: Segment; readonly path: string }
  | { readonly state: 'withdrawn'; readonly asked: string; readonly path: string }
  | { readonly state: 'unknown'; readonly asked: string };

/** The record as the field of a form shows it again. */
export function fieldText(named: NamedRecord): string {
  if (named.state === 'none') return '';
  return named.state === 'known' ? named.path : named.asked;
}

/** What is wrong with a record that is asked for, to a program; undefined where nothing is. */
export function faultOf(named: NamedRecord): IsnadError | undefined {
  switch (named.state) {
    case 'unknown':
      return new IsnadError('not-found', `There is no record ${JSON.stringify(named.asked)}.`, {
        arabic: `لا يوجد قيد «${named.asked}».`,
      });
    case 'withdrawn':
      return new IsnadError('gone', `The record ${named.path} was withdrawn.`, { arabic: `سُحب القيد ${named.path}.` });
    default:
      return undefined;
  }
}

/** The same to a person, with what to do next. */
export function faultNotice(scene: Scene, named: NamedRecord): Html | undefined {
  const { say, reader } = scene;
  if (named.state === 'withdrawn')
    return html`<p>${say('recordWithdrawn', { asked: named.asked })} <a href="${reader.href(named.path)}">${say('theRecord')}</a></p>`;
  return named.state === 'unknown' ? html`<p>${say('recordUnknown', { asked: named.asked })}</p>` : undefined;
}

/** Where records are found by reading lists. */
export function listLinks(scene: Scene, segments: readonly Segment[]): Html {
  const { say, reader } = scene;
  return html`<nav aria-label="${say('chooseFromList')}"><p class="part-note">${say('chooseFromList')}:</p><ul class="toc">${segments.map(
    (segment) => html`<li><a href="${reader.href(segment)}">${say(`segment-${segment}` as MessageKey)}</a></li>`,
  )}</ul></nav>`;
}
