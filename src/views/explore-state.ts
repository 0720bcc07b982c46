import type { EdgeFilter } from '../claims/edge-filter.ts';
import { GRADES, type Grade } from '../claims/edge-filter.ts';
import { type Direction, directionText, parseDirection } from '../claims/relations.ts';
import { isSegment, isSlug } from '../records/segments.ts';

/** A thing as the state names it: `{segment}/{slug}`. */
export type NodeName = string;

/** One page of a thing's neighbours by one relation, shown. */
export interface Opened {
  readonly node: NodeName;
  readonly direction: Direction;
  /** From 1. */
  readonly page: number;
}

export interface Pin {
  readonly node: NodeName;
  readonly x: number;
  readonly y: number;
}

/** What the reader looks at: a thing, or an edge from one thing to another. */
export type Focus =
  | { readonly kind: 'node'; readonly node: NodeName }
  | { readonly kind: 'edge'; readonly from: NodeName; readonly key: string; readonly to: NodeName };

/** All that a view of the graph is made from; it stands in the address and nowhere else. */
export interface ExploreState extends Pick<EdgeFilter, 'grade'> {
  readonly start: readonly NodeName[];
  readonly open: readonly Opened[];
  readonly pins: readonly Pin[];
  /** Things left out of the view. */
  readonly hidden: readonly NodeName[];
  /** Relations left out of the view, by key. */
  readonly without: readonly string[];
  /** As the reader wrote them: a year, a month or a day. */
  readonly from?: string;
  readonly until?: string;
  readonly focus?: Focus;
}

/** The parameters of an address that make a state. */
export const STATE_PARAMETERS = ['start', 'open', 'hide', 'without', 'from', 'until', 'grade', 'pin', 'focus'] as const;
export type StateParameter = (typeof STATE_PARAMETERS)[number];

/** The most that an address may ask for of each; more is a fault, since a page that quietly shows less misleads. */
export const MOST_IN_STATE = { start: 12, open: 60, hide: 100, without: 60, pin: 300 } as const;

export type ParsedState = { readonly state: ExploreState } | { readonly fault: StateParameter };

/**
 * Reads a state from a query. Items are parted by `_` and their parts by `*`, and a thing is `segment.slug`, because none of
 * these characters has to be escaped in an address and none stands in a slug. `start` also takes `segment/slug` and an IRI.
 */
export function parseState(query: Readonly<Record<string, string>>, base: string): ParsedState {
  const items = (name: StateParameter): string[] => (query[name] ?? '').split(/[_,]/).filter((item) => item !== '');
  const lists = {
    start: items('start').map((text) => parseStart(text.trim(), base)),
    open: items('open').map(parseOpened),
    hide: items('hide').map(parseNode),
    without: items('without').map(parseKey),
    pin: items('pin').map(parsePin),
  };
  for (const [name, list] of Object.entries(lists)) {
    const isFaulty = list.includes(undefined) || list.length > MOST_IN_STATE[name as keyof typeof lists];
    if (isFaulty) return { fault: name as keyof typeof lists };
  }
  const { from, until, grade } = trimmed(query);
  if (from !== undefined && firstDay(from) === undefined) return { fault: 'from' };
  if (until !== undefined && lastDay(until) === undefined) return { fault: 'until' };
  if (grade !== undefined && !GRADES.includes(grade as Grade)) return { fault: 'grade' };
  const focus = query['focus'] ? parseFocus(query['focus']) : undefined;
  if (query['focus'] && focus === undefined) return { fault: 'focus' };
  return {
    state: {
      start: distinct(lists.start as string[]),
      open: Array.from(new Map((lists.open as Opened[]).map((item) => [openedText(item), item])).values()),
      hidden: distinct(lists.hide as string[]),
      without: distinct(lists.without as string[]),
      pins: Array.from(new Map((lists.pin as Pin[]).map((pin) => [pin.node, pin])).values()),
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(grade === undefined ? {} : { grade: grade as Grade }),
      ...(focus === undefined ? {} : { focus }),
    },
  };
}

/** As much of a refused state as can be read: without the parameters that are at fault. */
export function keptState(query: Readonly<Record<string, string>>, base: string): ExploreState {
  const parsed = parseState(query, base);
  if ('state' in parsed) return parsed.state;
  const { [parsed.fault]: _, ...others } = query;
  return keptState(others, base);
}

/** The query that leads back to a state. */
export function stateQuery(state: ExploreState): Record<string, string> {
  const { start, open, hidden, without, pins, from = '', until = '', grade = '', focus } = state;
  const all: Record<StateParameter, string> = {
    start: start.map(nodeText).join('_'),
    open: open.map(openedText).join('_'),
    hide: hidden.map(nodeText).join('_'),
    without: without.join('_'),
    from,
    until,
    grade,
    pin: pins.map(({ node, x, y }) => `${nodeText(node)}*${x}*${y}`).join('_'),
    focus: focus === undefined ? '' : focusText(focus),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** What the filters of a state mean for a claim or record. */
export function filterOf({ from, until, grade }: ExploreState): EdgeFilter {
  const [first, last] = [from && firstDay(from), until && lastDay(until)];
  return { ...(first ? { from: first } : {}), ...(last ? { until: last } : {}), ...(grade ? { grade } : {}) };
}

/** `organization/hrw` as it stands in an address: `organization.hrw`. */
export function nodeText(node: NodeName): string {
  return node.replace('/', '.');
}

export function focusText(focus: Focus): string {
  if (focus.kind === 'node') return nodeText(focus.node);
  return `${nodeText(focus.from)}*${focus.key}*${nodeText(focus.to)}`;
}

function openedText({ node, direction, page }: Opened): string {
  return `${nodeText(node)}*${directionText(direction)}${page === 1 ? '' : `*${page}`}`;
}

function parseNode(text: string): NodeName | undefined {
  const [segment = '', slug = '', ...more] = text.split(/[./]/);
  return more.length === 0 && isSegment(segment) && isSlug(slug) ? `${segment}/${slug}` : undefined;
}

function parseStart(text: string, base: string): NodeName | undefined {
  return parseNode(
    text.startsWith(base) ? text.slice(base.length).replace(/^id\//, '') : text.replace(/^\/?(id\/)?/, ''),
  );
}

function parseOpened(text: string): Opened | undefined {
  const [name = '', relation = '', page = '1', ...more] = text.split('*');
  const [node, direction] = [parseNode(name), parseDirection(relation)];
  if (node === undefined || direction === undefined || more.length > 0 || !/^[1-9]\d{0,5}$/.test(page))
    return undefined;
  return { node, direction, page: Number(page) };
}

function parseKey(text: string): string | undefined {
  const direction = parseDirection(text);
  return direction === undefined || direction.inverse ? undefined : direction.key;
}

function parsePin(text: string): Pin | undefined {
  const match = /^([^*]+)\*(-?\d{1,5})\*(-?\d{1,5})$/.exec(text);
  const node = parseNode(match?.[1] ?? '');
  return node === undefined ? undefined : { node, x: Number(match?.[2]) || 0, y: Number(match?.[3]) || 0 };
}

function parseFocus(text: string): Focus | undefined {
  const [first = '', key, second, ...more] = text.split('*');
  const from = parseNode(first);
  if (from === undefined || more.length > 0) return undefined;
  if (key === undefined) return { kind: 'node', node: from };
  const [known, to] = [parseKey(key), parseNode(second ?? '')];
  return known === undefined || to === undefined ? undefined : { kind: 'edge', from, key: known, to };
}

function trimmed(query: Readonly<Record<string, string>>) {
  const text = (name: string) => query[name]?.trim() || undefined;
  return { from: text('from'), until: text('until'), grade: text('grade') };
}

/** The first day of a year, month or day; undefined for one that is not in the calendar. */
function firstDay(text: string): string | undefined {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (match === null) return undefined;
  const [, year, month = '01', day = '01'] = match;
  return isDay(`${year}-${month}-${day}`) ? `${year}-${month}-${day}` : undefined;
}

function lastDay(text: string): string | undefined {
  const first = firstDay(text);
  if (first === undefined || text.length === 10) return first;
  if (text.length === 4) return `${text}-12-31`;
  const next = new Date(`${first}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1, 0);
  return next.toISOString().slice(0, 10);
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)];
}
