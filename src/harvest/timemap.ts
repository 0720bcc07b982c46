import { jsonText } from '../views/rdf-forms.ts';
import { JSON_FORMAT, type View } from '../views/view.ts';
import { LINK_FORMAT, type Memento, type MementoLink, type Mementos, mementoDate, mementoLink } from './memento.ts';

/** What became of the record that a TimeMap lists the versions of. */
export type OriginalState =
  | { readonly state: 'current' }
  | { readonly state: 'withdrawn'; readonly since: Date; readonly reason?: string }
  | { readonly state: 'merged'; readonly since: Date; readonly successor: string; readonly reason?: string };

/** One page of a TimeMap; pages count from 1. */
export interface Timemap {
  readonly mementos: Mementos;
  readonly state: OriginalState;
  readonly page: number;
}

/** Versions on one page; nearly every record has one page. */
const MEMENTOS_A_PAGE = 1_000;

/** How many pages the TimeMap of so many versions has. */
export function timemapPages({ all }: Mementos): number {
  return Math.ceil(all.length / MEMENTOS_A_PAGE);
}

/** A TimeMap in the format that RFC 7089 asks for, and as JSON. */
export const TIMEMAP: View<Timemap> = {
  name: 'timemap',
  forms: [
    {
      format: { name: 'link', mediaType: LINK_FORMAT, extension: 'link' },
      basis: 'composed',
      bilingual: false,
      render: timemapText,
    },
    { format: JSON_FORMAT, basis: 'composed', bilingual: false, render: (timemap) => jsonText(timemapJson(timemap)) },
  ],
};

/** RFC 7089, 5: the original, its TimeGate, the TimeMap itself with the time that it covers, and every memento. */
function timemapText(timemap: Timemap): string {
  return `${timemapLinks(timemap).map(linkText).join(',\n')}\n`;
}

function timemapLinks(timemap: Timemap): MementoLink[] {
  const { mementos, page } = timemap;
  const { original, timegate, all } = mementos;
  return [
    { href: original, rel: 'original' },
    { href: timegate, rel: 'timegate' },
    { ...pageLink(mementos, page), rel: 'self' },
    // RFC 7089, 5.1.1: a TimeMap may lead to others, each with the time that it covers.
    ...otherPages(timemap).map((other) => pageLink(mementos, other)),
    ...mementosOf(timemap).map((memento) => {
      const place = [memento === all[0] && 'first', memento === all.at(-1) && 'last', 'memento'].filter(Boolean);
      return mementoLink(memento, place.join(' '));
    }),
  ];
}

/** The same as JSON, with the members that the Memento aggregator of Los Alamos publishes, and what became of the record. */
function timemapJson(timemap: Timemap): object {
  const { mementos, page, state } = timemap;
  const { original, timegate, all } = mementos;
  const one = ({ uri, time }: Memento) => ({ datetime: `${time.toISOString().slice(0, 19)}Z`, uri });
  const self = pageAddress(mementos, page);
  return {
    original_uri: original,
    timegate_uri: timegate,
    timemap_uri: { link_format: self, json_format: inJson(self) },
    ...(state.state === 'current' ? { state: 'current' } : { ...state, since: state.since.toISOString() }),
    mementos: {
      first: one(all[0]),
      last: one(all.at(-1) ?? all[0]),
      list: mementosOf(timemap).map(one),
    },
    ...(timemapPages(mementos) > 1
      ? { pages: otherPages(timemap).map((other) => ({ uri: inJson(pageAddress(mementos, other)) })) }
      : {}),
  };
}

function inJson(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}format=json`;
}

function mementosOf({ mementos, page }: Timemap): readonly Memento[] {
  return mementos.all.slice((page - 1) * MEMENTOS_A_PAGE, page * MEMENTOS_A_PAGE);
}

function otherPages({ mementos, page }: Timemap): number[] {
  const all = Array.from({ length: timemapPages(mementos) }, (_, at) => at + 1);
  return all.filter((other) => other !== page);
}

function pageAddress({ timemap }: Mementos, page: number): string {
  return page === 1 ? timemap : `${timemap}?page=${page}`;
}

function pageLink(mementos: Mementos, page: number): MementoLink {
  const [first, ...others] = mementosOf({ mementos, page, state: { state: 'current' } });
  const last = others.at(-1) ?? first;
  return {
    href: pageAddress(mementos, page),
    rel: 'timemap',
    type: LINK_FORMAT,
    ...(first === undefined || last === undefined
      ? {}
      : { from: mementoDate(first.time), until: mementoDate(last.time) }),
  };
}

function linkText({ href, ...parameters }: MementoLink): string {
  return [`<${href}>`, ...Object.entries(parameters).map(([name, value]) => `${name}="${value}"`)].join('; ');
}
