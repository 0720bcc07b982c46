import type { Point } from './placing.ts';

/** The address of a page without its fragment, with these places pinned (views/explore-state.ts, `pin`). */
export function withPins(address: string, pins: ReadonlyMap<string, Point>): string {
  const text = Array.from(pins, ([id, { x, y }]) => `${id}*${Math.round(x)}*${Math.round(y)}`).join('_');
  return withParameter(address, 'pin', text);
}

/** The address with something else in focus. */
export function withFocus(address: string, focus: string): string {
  return withParameter(address, 'focus', focus);
}

/** The address that a form leads to; a parameter that comes twice is written as one, as the server would. */
export function formAddress(action: string, fields: Iterable<readonly [name: string, value: string]>): string {
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) {
    if (value !== '') values.set(name, [...(values.get(name) ?? []), value]);
  }
  const url = new URL(action);
  url.search = new URLSearchParams(
    Object.fromEntries(Array.from(values, ([name, all]) => [name, all.join('_')])),
  ).toString();
  return url.href;
}

function withParameter(address: string, name: string, value: string): string {
  const url = new URL(address);
  const all = new URLSearchParams(url.search);
  all.delete(name);
  if (value !== '') all.set(name, value);
  url.search = all.toString();
  url.hash = '';
  return url.href;
}
