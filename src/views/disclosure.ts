import { type Content, type Html, html, trusted } from './html.ts';
import type { Scene } from './scene.ts';

/** Groups of a part that hold more items than this, all together, are opened one by one. */
const MOST_OPEN = 8;

/** A group of a page under its heading. */
export interface Group {
  /** What a link to the group names. */
  readonly id: string;
  readonly className: 'row' | 'group';
  readonly heading: Content;
  /** What is told of the group while it is closed: phrases, no paragraphs. */
  readonly facts?: Content;
  readonly isOpen: boolean;
}

/** Whether so many items are few enough to be shown without being asked for. */
export function areFew(items: number): boolean {
  return items <= MOST_OPEN;
}

/**
 * A group that opens and closes without script: by its heading, by a link to it, by a search in the page; on paper it is
 * open. The place that a link names is inside of it: browsers open what is around a target (HTML, the ancestor revealing
 * algorithm), and the heading itself stands outside.
 */
export function group({ id, className, heading, facts, isOpen }: Group, body: Content): Html {
  return html`<section class="${className}" aria-labelledby="${id}-name"><details class="opens"${isOpen && trusted(' open')}><summary><h3 id="${id}-name">${heading}</h3>${facts && html` ${facts}`}</summary><div class="inside" id="${id}">${body}</div></details></section>`;
}

/** Fewer items than this are not worth a fold. */
const FEWEST_FOLDED = 3;

/** A list of which some are shown at once. */
export interface Long<T> {
  readonly items: readonly T[];
  /** How many stand there before the others are asked for. */
  readonly most: number;
  /** How many there are beside the items. */
  readonly beyond?: number;
  /** What follows the last item: the way to what is beyond. */
  readonly end?: Content;
  /** All of them stand there, as the reader asked for. */
  readonly isOpen?: boolean;
}

/** The first items of a long list, and the others behind their count; written as one list each. */
export function folded<T>({ say }: Scene, long: Long<T>, write: (items: readonly T[]) => Html): Html {
  const { items, most, beyond = 0, end, isOpen } = long;
  const folds = items.length - most;
  if (folds < FEWEST_FOLDED) return html`${write(items)}${end}`;
  return html`${write(items.slice(0, most))}<details class="fold"${isOpen && trusted(' open')}><summary>${say('andMore', { count: folds + beyond })}</summary>${write(items.slice(most))}${end}</details>`;
}
