/** The parts of an xsd:dateTime, xsd:date or xsd:time as it is written; a time lies on the first day of 1970. */
export interface CalendarTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** Minutes east of UTC. */
  readonly offset: number | undefined;
}

const DATE_TIME = /^(-?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d(?:\.\d+)?))?(Z|[+-]\d\d:\d\d)?$/;
const TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?$/;

/** Reads an xsd:dateTime or xsd:date that is known to be well-formed. */
export function parseDateTime(text: string): CalendarTime {
  const [, year, month, day, hours, minutes, seconds, zone] = DATE_TIME.exec(text) ?? [];
  return {
    ...{ year: Number(year), month: Number(month), day: Number(day) },
    ...{ hours: Number(hours ?? 0), minutes: Number(minutes ?? 0), seconds: Number(seconds ?? 0) },
    offset: parseOffset(zone),
  };
}

/** Reads an xsd:time; undefined if it is ill-formed. 24:00:00 is the start of the day. */
export function parseTime(text: string): CalendarTime | undefined {
  const [whole, hours, minutes, seconds, zone] = TIME.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const time = { hours: Number(hours), minutes: Number(minutes), seconds: Number(seconds), offset: parseOffset(zone) };
  const isEnd = time.hours === 24 && time.minutes === 0 && time.seconds === 0;
  if ((time.hours > 23 && !isEnd) || time.minutes > 59 || time.seconds >= 60) return undefined;
  if (Math.abs(time.offset ?? 0) > 14 * 60) return undefined;
  return { year: 1970, month: 1, day: 1, ...time, hours: time.hours % 24 };
}

function parseOffset(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Seconds since 1970 in UTC; without an offset as if it were UTC. */
export function secondsOf(time: CalendarTime): number {
  return daysSince1970(time.year, time.month, time.day) * DAY + secondsOfDay(time) - (time.offset ?? 0) * 60;
}

const DAY = 86_400;
const secondsOfDay = (time: CalendarTime): number => time.hours * 3600 + time.minutes * 60 + time.seconds;

/** XML Schema Part 2, appendix E: first the months, the day held back to the end of its month, then days and seconds. */
export function addDuration(time: CalendarTime, { months, seconds }: Duration, sign: 1 | -1): CalendarTime {
  const month = time.year * 12 + time.month - 1 + months * sign;
  const year = Math.floor(month / 12);
  const monthOfYear = month - year * 12 + 1;
  const day = Math.min(time.day, daysIn(year, monthOfYear));
  const total = secondsOfDay(time) + seconds * sign;
  const carried = Math.floor(total / DAY);
  const rest = Math.round((total - carried * DAY) * 1e9) / 1e9;
  const minutes = Math.floor(rest / 60);
  return {
    ...dateOf(daysSince1970(year, monthOfYear, day) + carried),
    ...{
      hours: Math.floor(minutes / 60),
      minutes: minutes % 60,
      seconds: Math.round((rest - minutes * 60) * 1e9) / 1e9,
    },
    offset: time.offset,
  };
}

function daysIn(year: number, month: number): number {
  return (
    (month === 12 ? daysSince1970(year + 1, 1, 1) : daysSince1970(year, month + 1, 1)) - daysSince1970(year, month, 1)
  );
}

const CYCLE_DAYS = 146_097;
const TO_1970 = 719_468;

/** The proleptic Gregorian calendar in cycles of 400 years that start in March. */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const cycle = Math.floor(marchYear / 400);
  const inCycle = marchYear - cycle * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return cycle * CYCLE_DAYS + inCycle * 365 + Math.floor(inCycle / 4) - Math.floor(inCycle / 100) + dayOfYear - TO_1970;
}

function dateOf(days: number): { year: number; month: number; day: number } {
  const shifted = days + TO_1970;
  const cycle = Math.floor(shifted / CYCLE_DAYS);
  const inCycle = shifted - cycle * CYCLE_DAYS;
  const year = Math.floor(
    (inCycle - Math.floor(inCycle / 1460) + Math.floor(inCycle / 36_524) - Math.floor(inCycle / 146_096)) / 365,
  );
  const dayOfYear = inCycle - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: cycle * 400 + year + (month <= 2 ? 1 : 0), month, day };
}

/** Canonical forms: no zeros at the end of the seconds, `Z` for UTC. */
export const writeDateTime = (time: CalendarTime): string =>
  `${writeDay(time)}T${writeClock(time)}${writeOffset(time.offset)}`;
export const writeDate = (time: CalendarTime): string => writeDay(time) + writeOffset(time.offset);
export const writeTime = (time: CalendarTime): string => writeClock(time) + writeOffset(time.offset);

function writeDay({ year, month, day }: CalendarTime): string {
  return `${year < 0 ? '-' : ''}${pad(Math.abs(year), 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function writeClock({ hours, minutes, seconds }: CalendarTime): string {
  return `${pad(hours, 2)}:${pad(minutes, 2)}:${seconds < 10 ? '0' : ''}${writeSeconds(seconds)}`;
}

function writeOffset(offset: number | undefined): string {
  if (offset === undefined) return '';
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
/** Seconds never need an exponent: nine places at most are kept. */
const writeSeconds = (seconds: number): string => seconds.toFixed(9).replace(/\.?0+$/, '') || '0';

/** The two halves of an xsd:duration, which cannot be told in each other's terms. */
export interface Duration {
  readonly months: number;
  readonly seconds: number;
}

const DURATION = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Reads a duration that may have these parts; undefined if it is ill-formed. */
export function parseDuration(text: string, parts: 'all' | 'dayTime' | 'yearMonth' = 'all'): Duration | undefined {
  const [whole, minus, years, months, days, hours, minutes, seconds] = DURATION.exec(text) ?? [];
  if (whole === undefined || whole.endsWith('P') || whole.endsWith('T')) return undefined;
  const hasMonths = years !== undefined || months !== undefined;
  if ((parts === 'dayTime' && hasMonths) || (parts === 'yearMonth' && /[DT]/.test(whole))) return undefined;
  const sign = minus === undefined ? 1 : -1;
  const time = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  // Adding zero: there is no negative nothing.
  return {
    months: sign * (Number(years ?? 0) * 12 + Number(months ?? 0)) + 0,
    seconds: sign * (Number(days ?? 0) * DAY + time) + 0,
  };
}

/** The canonical form; `nothing` is how the type writes no time at all. */
export function writeDuration({ months, seconds }: Duration, nothing: 'PT0S' | 'P0M' = 'PT0S'): string {
  if (months === 0 && seconds === 0) return nothing;
  const [m, s] = [Math.abs(months), Math.abs(seconds)];
  const part = (amount: number, letter: string): string => (amount === 0 ? '' : `${writeSeconds(amount)}${letter}`);
  const date = part(Math.floor(m / 12), 'Y') + part(m % 12, 'M') + part(Math.floor(s / DAY), 'D');
  const rest = Math.round((s % DAY) * 1e9) / 1e9;
  const whole = Math.floor(rest / 60);
  const clock = part(Math.floor(whole / 60), 'H') + part(whole % 60, 'M') + part(rest - whole * 60, 'S');
  return `${months < 0 || seconds < 0 ? '-' : ''}P${date}${clock === '' ? '' : `T${clock}`}`;
}
