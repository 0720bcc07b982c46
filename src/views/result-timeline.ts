import { formatEdtf } from '../claims/dates.ts';
import { type DaySpan, daySpan } from '../claims/day-span.ts';
import { type Html, html, trusted } from './html.ts';
import { type Columns, ofKind, type ResultRow, type ViewChoice } from './result-columns.ts';
import { resultValue } from './result-table.ts';
import type { Scene } from './scene.ts';

const MOST_DRAWN = 200;
const MOST_TICKS = 6;
const MOST_LABELS = 2;

/** Whether there are dates to put in order. */
export function hasTimeline(columns: Columns): boolean {
  return columns.rows.length > 1 && ofKind(columns, 'date').length > 0;
}

/** The rows in the order of one column of dates, each drawn on one scale, as a table that reads without the drawing. */
export function timelineOf(scene: Scene, columns: Columns, { column, columnAddress }: ViewChoice): Html {
  const { say, reader } = scene;
  const dates = ofKind(columns, 'date');
  const shown = dates.find((name) => name === column) ?? dates.at(-1) ?? '';
  const placed = columns.rows
    .flatMap((row) => {
      const span = daySpan(row[shown]?.value ?? '');
      return span === undefined ? [] : [{ row, span }];
    })
    .sort((a, b) => a.span.from - b.span.from || a.span.until - b.span.until);
  const drawn = placed.slice(0, MOST_DRAWN);
  const low = Math.floor(Math.min(...drawn.map(({ span }) => span.from)));
  const high = Math.max(low + 1, Math.ceil(Math.max(...drawn.map(({ span }) => span.until))));
  const isRtl = reader.language === 'ar';
  const at = (year: number): number => 2 + ((isRtl ? high - year : year - low) / (high - low)) * 96;
  const ticks = yearsBetween(low, high);
  const labels = labelColumns(columns);
  if (drawn.length === 0) return html`<p>${say('noDates')}</p>`;
  return html`${
    columnAddress !== undefined &&
    dates.length > 1 &&
    html`<p class="answer-choices">${say('datesOf')} ${dates.map((name) => html`<a href="${columnAddress(name)}"${name === shown && trusted(' aria-current="true"')}><bdi lang="en" dir="ltr">${name}</bdi></a> `)}</p>`
  }<div class="table result answer-drawing" tabindex="0" role="region" aria-label="${say('viewTimeline')}"><table class="time"><thead><tr><th scope="col"><span lang="en" dir="ltr">${shown}</span></th><th scope="col"><span lang="en" dir="ltr">${labels.join(' · ')}</span></th><td class="lane">${axis(ticks, at)}</td></tr></thead><tbody>${drawn.map(
    ({ row, span }) =>
      html`<tr><td class="date">${formatEdtf(row[shown]?.value.slice(0, 40) ?? '', reader.language)}</td><th scope="row">${told(scene, row, labels)}</th><td class="lane">${mark(span, ticks, at)}</td></tr>`,
  )}</tbody></table></div>${columns.rows.length > drawn.length && html`<p class="part-note">${say('drawnOf', { drawn: drawn.length, rows: columns.rows.length })}</p>`}`;
}

/** What names a row: its last thing, and what kind it is of where a column before says so. */
function labelColumns({ all }: Columns): string[] {
  const naming = all.filter(({ kind }) => kind === 'thing' || kind === 'text' || kind === 'number');
  return naming.slice(0, MOST_LABELS).map(({ name }) => name);
}

function told(scene: Scene, row: ResultRow, labels: readonly string[]): Html {
  return html`${labels.map((name, at) => row[name] && html`${at > 0 && ' · '}${resultValue(scene, row[name])}`)}`;
}

function yearsBetween(low: number, high: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((one) => (high - low) / one < MOST_TICKS) ?? 2000;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, n) => first + n * step);
}

function axis(ticks: readonly number[], at: (year: number) => number): Html {
  const texts = ticks.map((year) => `<text x="${at(year).toFixed(2)}%" y="1em" text-anchor="middle">${year}</text>`);
  return trusted(`<svg class="axis-lane" aria-hidden="true" focusable="false">${texts.join('')}</svg>`);
}

/** A day is a dot, what is longer a bar. */
function mark({ from, until }: DaySpan, ticks: readonly number[], at: (year: number) => number): Html {
  const lines = ticks.map(
    (year) => `<line x1="${at(year).toFixed(2)}%" x2="${at(year).toFixed(2)}%" y1="0" y2="100%"/>`,
  );
  const [x, end] = [Math.min(at(from), at(until)), Math.max(at(from), at(until))];
  const shape =
    end - x < 1
      ? `<circle cx="${((x + end) / 2).toFixed(2)}%" cy="50%" r="5"/>`
      : `<rect x="${x.toFixed(2)}%" width="${(end - x).toFixed(2)}%" y="30%" height="40%" rx="3"/>`;
  return trusted(`<svg class="time-lane" aria-hidden="true" focusable="false">${lines.join('')}${shape}</svg>`);
}
