import { type Html, html, join, trusted } from './html.ts';
import { type Columns, ofKind, type ResultRow, type ViewChoice } from './result-columns.ts';
import { resultValue } from './result-table.ts';
import type { Scene } from './scene.ts';
import { formatFigure } from './statement.ts';

/** More bars than this are no picture any more. */
const MOST_BARS = 100;
const MOST_LABELS = 3;

/** Whether there is a number to draw, and more than one row to compare. */
export function hasChart(columns: Columns): boolean {
  return columns.rows.length > 1 && ofKind(columns, 'number').length > 0;
}

/** One bar a row for one column of numbers, as a table whose last column is drawn: it reads without the drawing. */
export function chartOf(scene: Scene, columns: Columns, { column, columnAddress }: ViewChoice): Html {
  const { say, reader } = scene;
  const numbers = ofKind(columns, 'number');
  const shown = numbers.find((name) => name === column) ?? numbers[0] ?? '';
  const rows = columns.rows.filter((row) => row[shown] !== undefined).slice(0, MOST_BARS);
  const labels = labelColumns(columns, rows);
  const values = rows.map((row) => Number(row[shown]?.value));
  const [low, high] = [Math.min(0, ...values.filter(Number.isFinite)), Math.max(0, ...values.filter(Number.isFinite))];
  const others = columnAddress !== undefined && numbers.length > 1;
  return html`${
    others &&
    html`<p class="answer-choices">${say('chartOf')} ${numbers.map((name) => html`<a href="${columnAddress(name)}"${name === shown && trusted(' aria-current="true"')}><bdi lang="en" dir="ltr">${name}</bdi></a> `)}</p>`
  }<div class="table result answer-drawing" tabindex="0" role="region" aria-label="${say('viewChart')}"><table class="chart"><thead><tr><th scope="col">${join(labels.map(code), ' · ')}</th><th scope="col">${code(shown)}</th><td></td></tr></thead><tbody>${rows.map(
    (row, at) =>
      html`<tr><th scope="row">${labelOf(scene, row, labels)}</th><td class="figure">${figure(row[shown]?.value ?? '')}</td><td class="lane">${bar(values[at] ?? 0, low, high, reader.language === 'ar')}</td></tr>`,
  )}</tbody></table></div>${columns.rows.length > rows.length && html`<p class="part-note">${say('drawnOf', { drawn: rows.length, rows: columns.rows.length })}</p>`}`;
}

/** Columns that tell the rows apart: not numbers, and not the same in every row. */
function labelColumns({ all }: Columns, rows: readonly ResultRow[]): string[] {
  const candidates = all.filter(({ kind }) => kind === 'thing' || kind === 'text' || kind === 'date');
  const telling = candidates.filter(({ name }) => new Set(rows.map((row) => row[name]?.value)).size > 1);
  return (telling.length > 0 ? telling : candidates).slice(0, MOST_LABELS).map(({ name }) => name);
}

function labelOf(scene: Scene, row: ResultRow, labels: readonly string[]): Html {
  const parts = labels.flatMap((name) => (row[name] === undefined ? [] : [resultValue(scene, row[name])]));
  return join(parts, ' · ');
}

function code(name: string): Html {
  return html`<span lang="en" dir="ltr">${name}</span>`;
}

function figure(lexical: string): Html {
  return html`<bdi dir="ltr">${/^-?\d+$/.test(lexical) ? formatFigure(lexical) : lexical}</bdi>`;
}

/** Lengths in percent, so that the bar takes what room there is; it grows from where the language begins. */
function bar(value: number, low: number, high: number, isRtl: boolean): Html | false {
  if (!Number.isFinite(value) || high === low) return false;
  const at = (n: number): number => ((n - low) / (high - low)) * 100;
  const [from, until] = [Math.min(at(0), at(value)), Math.max(at(0), at(value))];
  const x = isRtl ? 100 - until : from;
  const zero = isRtl ? 100 - at(0) : at(0);
  return trusted(
    `<svg class="bar-lane" aria-hidden="true" focusable="false"><line x1="${zero.toFixed(2)}%" x2="${zero.toFixed(2)}%" y1="0" y2="100%"/><rect x="${x.toFixed(2)}%" y="20%" height="60%" width="${(until - from).toFixed(2)}%"/></svg>`,
  );
}
