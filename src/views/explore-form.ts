import { type ExploreState, type StateParameter, stateQuery } from './explore-state.ts';
import { type Content, type Html, html } from './html.ts';
import type { Scene } from './scene.ts';

/** A link to another state of the view. */
export function stateHref({ reader }: Scene, state: ExploreState, fragment = ''): string {
  return reader.href(`explore${fragment && `#${fragment}`}`, stateQuery(state));
}

/**
 * A form that leads from a state to the next: the state stands in it once, and its buttons and fields bear nothing but what
 * they change, so that a page of a thousand steps does not repeat the whole state in each. `changes`: parameters that the
 * form's own fields give.
 */
export function stateForm(scene: Scene, state: ExploreState, changes: readonly StateParameter[], body: Content): Html {
  const kept = Object.entries(stateQuery(state)).filter(([name]) => !changes.includes(name as StateParameter));
  const language = new URL(scene.reader.href('explore'), scene.reader.base).searchParams.get('lang');
  const fields = [...kept, ...(language === null ? [] : [['lang', language] as const])];
  return html`<form method="get" action="${scene.reader.href('explore', { lang: '' })}">${fields.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}${body}</form>`;
}
