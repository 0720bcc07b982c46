/** The time that a date leaves open, in years with a fraction: of a year the whole of it, of a day that day. */
export interface DaySpan {
  readonly from: number;
  readonly until: number;
}

/** The span of an EDTF date, an xsd:date, dateTime, gYear or gYearMonth; undefined where it names no time. An end that is open or not known counts as the other. */
export function daySpan(text: string): DaySpan | undefined {
  const set = /^[[{](.*)[\]}]$/.exec(text)?.[1];
  const parts = set === undefined ? text.split('/') : set.split(/,|\.\./);
  const spans = parts.map(pointSpan).filter((span) => span !== undefined);
  if (spans.length === 0) return undefined;
  return {
    from: Math.min(...spans.map(({ from }) => from)),
    until: Math.max(...spans.map(({ until }) => until)),
  };
}

const SEASON_MONTHS: Readonly<Record<string, readonly [from: number, until: number]>> = {
  '21': [2, 5],
  '22': [5, 8],
  '23': [8, 11],
  '24': [11, 14],
};

function pointSpan(text: string): DaySpan | undefined {
  const match = /^(-?\d{3}[\dX])(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T.*|Z|[?~%])?$/.exec(text.trim());
  if (!match) return undefined;
  const [, year = '', month = 'XX', day = 'XX'] = match;
  if (year.endsWith('X')) return { from: Number(`${year.slice(0, -1)}0`), until: Number(`${year.slice(0, -1)}0`) + 10 };
  const y = Number(year);
  const season = SEASON_MONTHS[month];
  if (season !== undefined) return { from: y + season[0] / 12, until: y + season[1] / 12 };
  if (month === 'XX') return { from: y, until: y + 1 };
  const m = Number(month) - 1;
  if (m < 0 || m > 11) return undefined;
  if (day === 'XX') return { from: y + m / 12, until: y + (m + 1) / 12 };
  const days = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  const d = Number(day) - 1;
  if (d < 0 || d >= days) return undefined;
  return { from: y + (m + d / days) / 12, until: y + (m + (d + 1) / days) / 12 };
}
