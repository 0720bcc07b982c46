import { extentOf } from '../claims/date-extent.ts';
import { IsnadError } from '../errors.ts';
import { FARTHEST_LATITUDE, type Look, MOST_ZOOM } from './map-projection.ts';
import { printable } from './printable.ts';

/** The ways to look at what a search or list holds. */
export const PLOT_VIEWS = ['list', 'timeline', 'map'] as const;
export type PlotView = (typeof PLOT_VIEWS)[number];

/** How a search or list is looked at, as its address says it. */
export interface PlotState {
  readonly view: PlotView;
  /** A time that a timeline is narrowed to, as written: a year, a month, a day, or two of these. */
  readonly during?: string;
  /** What a map shows the surroundings of; without it, everything. */
  readonly near?: Look;
}

/** The parameters of such a state, in the order in which an address has them. */
export const PLOT_PARAMETERS = ['view', 'during', 'near'] as const;

/** Reads the state from parameters; throws `bad-request` with what to write instead. What another view needs is left out. */
export function plotState(query: Readonly<Record<string, string | undefined>>): PlotState {
  const view = PLOT_VIEWS.find((name) => name === (query['view'] || 'list'));
  if (view === undefined)
    throw wrong('view', query['view'], { en: `one of ${PLOT_VIEWS.join(', ')}`, ar: `أحد ${PLOT_VIEWS.join('، ')}` });
  const { during, near } = query;
  if (view === 'timeline' && during) return { view, during: checkedTime(during) };
  if (view === 'map' && near) return { view, near: lookOf(near) };
  return { view };
}

/** The parameters of a state, or of one that differs from it; those that say nothing are left out. */
export function plotQuery(
  { view, during, near }: PlotState,
  other: Readonly<Partial<Record<(typeof PLOT_PARAMETERS)[number], string | undefined>>> = {},
): Record<string, string> {
  const all = { view: view === 'list' ? undefined : view, during, near: near && lookText(near), ...other };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** How a place on the map stands in an address. */
export function lookText({ lat, long, zoom }: Look): string {
  return [rounded(lat), rounded(long), zoom].join(',');
}

/** Some ten metres: more would say nothing. */
function rounded(degrees: number): number {
  return Number(degrees.toFixed(4));
}

const TIME = {
  en: 'a year, a month, a day, or two of these, such as 2017, 2017-04 or 2016-10/2017-04',
  ar: 'سنة أو شهر أو يوم أو اثنان منها، مثل \u20662017\u2069 أو \u20662017-04\u2069 أو \u20662016-10/2017-04\u2069',
};

function checkedTime(text: string): string {
  const parts = text.trim().split('/');
  const areDates =
    parts.length < 3 && parts.every((part) => /^\d{4}(-\d\d){0,2}$/.test(part) && !part.startsWith('0000'));
  if (!areDates || extentOf(text.trim()) === undefined) throw wrong('during', text, TIME);
  return text.trim();
}

const LOOK = {
  en: `latitude, longitude and zoom, such as 35.44,36.65,8: latitude from -${FARTHEST_LATITUDE} to ${FARTHEST_LATITUDE}, longitude from -180 to 180, zoom from 1 to ${MOST_ZOOM}`,
  ar: `خط العرض وخط الطول ودرجة التقريب، مثل \u206635.44,36.65,8\u2069: العرض من \u2066-${FARTHEST_LATITUDE}\u2069 إلى ${FARTHEST_LATITUDE}، والطول من \u2066-180\u2069 إلى 180، والتقريب من 1 إلى ${MOST_ZOOM}`,
};

function lookOf(text: string): Look {
  const look = lookFrom(text);
  if (look === undefined) throw wrong('near', text, LOOK);
  return look;
}

/** A place on the map as an address has it; undefined for what is none. */
export function lookFrom(text: string): Look | undefined {
  const match = /^(-?\d{1,2}(?:\.\d{1,9})?),(-?\d{1,3}(?:\.\d{1,9})?),(\d{1,2})$/.exec(text.trim());
  const [lat, long, zoom] = (match?.slice(1) ?? []).map(Number);
  if (lat === undefined || long === undefined || zoom === undefined) return undefined;
  const isOnEarth = Math.abs(lat) <= FARTHEST_LATITUDE && Math.abs(long) <= 180;
  return isOnEarth && zoom >= 1 && zoom <= MOST_ZOOM ? { lat, long, zoom } : undefined;
}

const LONGEST_SHOWN = 100;

function wrong(
  name: string,
  value: string | undefined,
  expected: { readonly en: string; readonly ar: string },
): IsnadError {
  const shown = printable(value ?? '', LONGEST_SHOWN);
  return new IsnadError('bad-request', `${name} is ${expected.en}; “${shown}” is not.`, {
    arabic: `${name} هو ${expected.ar}؛ وليس كذلك «${shown}».`,
  });
}
