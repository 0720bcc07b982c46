import { IsnadError } from '../errors.ts';
import type { Segment } from '../records/segments.ts';
import { type Html, html } from './html.ts';
import type { MessageKey } from './messages.ts';
import { nameOf } from './names.ts';
import { describeThing } from './reconcile-things.ts';
import { nameHtml, type Scene } from './scene.ts';

/** What somebody meant by the name of a record in an address. */
export type NamedRecord =
  | { readonly state: 'none' }
  | {
      readonly state: 'known';
      readonly thing: string;
      readonly segment: Segment;
      readonly path: string;
      /** It was not named by an address of its own: the page has another address, which is told instead. */
      readonly byName?: true;
    }
  /** `isGuess`: none of the choices bears the name as it was typed. */
  | {
      readonly state: 'several';
      readonly asked: string;
      readonly choices: readonly Choice[];
      readonly isGuess: boolean;
    }
  | { readonly state: 'withdrawn'; readonly asked: string; readonly path: string }
  | { readonly state: 'unknown'; readonly asked: string };

/** A record that may be meant. */
export interface Choice {
  readonly thing: string;
  readonly path: string;
}

/** The record as the address of a page or a program names it again; what is not known, as it was typed. */
export function fieldText(named: NamedRecord): string {
  if (named.state === 'none') return '';
  return named.state === 'known' ? named.path : named.asked;
}

/** Whether the record was named by a name, so that the page has an address of its own. */
export function isByName(named: NamedRecord): boolean {
  return named.state === 'known' && named.byName === true;
}

/** The record as it stands in that address; what is not known stands there as it was asked for. */
export function addressText(named: NamedRecord, asked: string | undefined): string {
  return named.state === 'known' ? named.path : (asked ?? '').trim();
}

/** What is wrong with a record that is asked for, to a program; undefined where nothing is. */
export function faultOf(named: NamedRecord): IsnadError | undefined {
  switch (named.state) {
    case 'several':
      return severalError(named);
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

function severalError({ asked, choices, isGuess }: Extract<NamedRecord, { state: 'several' }>): IsnadError {
  const extra = { choices: choices.map(({ path }) => path) };
  if (isGuess)
    return new IsnadError('not-found', `There is no record ${JSON.stringify(asked)}; some have names like it.`, {
      arabic: `لا يوجد قيد «${asked}»؛ وثمة قيود أسماؤها قريبة منه.`,
      extra,
    });
  return new IsnadError('ambiguous', `${JSON.stringify(asked)} may be one of ${choices.length} records or more.`, {
    arabic: `قد يكون «${asked}» أحد قيود عددها ${choices.length} أو أكثر.`,
    extra,
  });
}

/** The same to a person, with what to do next; `chosen` gives the address of the page with a record in the place of the name. */
export function faultNotice(scene: Scene, named: NamedRecord, chosen: (path: string) => string): Html | undefined {
  const { say, reader } = scene;
  switch (named.state) {
    case 'withdrawn':
      return html`<p>${say('recordWithdrawn', { asked: named.asked })} <a href="${reader.href(named.path)}">${say('theRecord')}</a></p>`;
    case 'several':
      return choiceList(scene, named, chosen);
    case 'unknown':
      return html`<p>${say('recordUnknown', { asked: named.asked })} <a href="${reader.href('search', { q: named.asked })}">${say('searchButton')}</a></p>`;
    default:
      return undefined;
  }
}

function choiceList(
  scene: Scene,
  { asked, choices, isGuess }: Extract<NamedRecord, { state: 'several' }>,
  chosen: (path: string) => string,
): Html {
  const { say, reader, index } = scene;
  const items = choices.map(({ thing, path }) => {
    const line = describeThing({ index, language: reader.language }, thing);
    return html`<li><p class="what"><a href="${chosen(path)}">${nameHtml(nameOf(index, thing, reader.language), scene)}</a></p><p class="meta">${line}</p></li>`;
  });
  return html`<p>${say(isGuess ? 'recordLike' : 'recordSeveral', { asked })}</p><ul class="items choices">${items}</ul><p><a href="${reader.href('search', { q: asked })}">${say('recordSearch')}</a></p>`;
}

/** Where records are found by reading lists. */
export function listLinks(scene: Scene, segments: readonly Segment[]): Html {
  const { say, reader } = scene;
  return html`<nav aria-label="${say('chooseFromList')}"><p class="part-note">${say('chooseFromList')}:</p><ul class="toc">${segments.map(
    (segment) => html`<li><a href="${reader.href(segment)}">${say(`segment-${segment}` as MessageKey)}</a></li>`,
  )}</ul></nav>`;
}
