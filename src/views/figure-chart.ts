import type { ClaimView } from '../claims/claim-view.ts';
import { formatDay, formatEdtf } from '../claims/dates.ts';
import { sentence } from '../claims/sentence.ts';
import { type FigurePoint, figurePoints, type PointShape, ticks, undatedFigures, yearTicks } from './figure-points.ts';
import { figureTable } from './figure-table.ts';
import { type Content, type Html, html, trusted } from './html.ts';
import type { MessageKey } from './messages.ts';
import { label, type Scene } from './scene.ts';
import { formatFigure } from './statement.ts';

const WIDTH = 720;
const HEIGHT = 250;
const SIDE = { start: 58, end: 18, top: 14, bottom: 30 } as const;
/** Nearer to one another than this, two marks cannot be told apart. */
const NEAR = 9;
const FEWEST = 3;
/** More figures than this cover one another. */
const MOST = 300;

/**
 * The figures of a row over the time of their statement, with their bounds: an image for the eye, and the same as a table
 * for everybody. Time runs as the language reads. Nothing where fewer than three figures of two dates and numbers are known, or too
 * many to tell apart.
 */
export function figureChart(
  scene: Scene,
  aspect: string,
  claims: readonly ClaimView[],
  hrefOf: (claim: ClaimView) => string,
): Html | undefined {
  const points = figurePoints(claims);
  const spread = (values: readonly number[]) => new Set(values).size;
  if (
    points.length < FEWEST ||
    points.length > MOST ||
    spread(points.map(({ from }) => from)) < 2 ||
    spread(points.map((p) => p.low)) < 2
  )
    return undefined;
  const shapes = SHAPES.filter((shape) => points.some((point) => point.shape === shape));
  const units = unitsOf(points);
  const undated = undatedFigures(claims);
  const title = scene.say('chartTitle', { aspect: label(scene, aspect), count: points.length });
  return html`<figure class="chart">${drawing(scene, points, units, title)}<figcaption><ul class="legend">${units.map(
    (unit, at) => unit !== '' && html`<li>${sign('exact', at)} ${label(scene, unit)}</li>`,
  )}${shapes
    .filter((shape) => shape !== 'exact')
    .map(
      (shape) => html`<li>${sign(shape, 0)} ${scene.say(`shape-${shape}` as MessageKey)}</li>`,
    )}</ul>${undated > 0 && html`<p class="part-note">${scene.say('chartUndated', { count: undated })}</p>`}</figcaption></figure>${figureTable(scene, points, hrefOf)}`;
}

const SHAPES: readonly PointShape[] = ['exact', 'open-above', 'open-below', 'between', 'approximate'];

/** What is counted, most often first: each has a mark of its own. */
function unitsOf(points: readonly FigurePoint[]): string[] {
  const groups = Map.groupBy(points, ({ claim }) => claim.counts ?? '');
  return [...groups].sort(([, a], [, b]) => b.length - a.length).map(([unit]) => unit);
}

function drawing(scene: Scene, points: readonly FigurePoint[], units: readonly string[], title: string): Html {
  const { language } = scene.reader;
  const isMirrored = language === 'ar';
  const [first, last] = [Math.min(...points.map((p) => p.from)), Math.max(...points.map((p) => p.to))];
  const [least, most] = [Math.min(...points.map((p) => p.low)), Math.max(...points.map((p) => p.high))];
  const pad = Math.max((most - least) * 0.12, 1);
  const [bottom, top] = [Math.max(0, least - pad), most + pad];
  const x = (day: number): number => {
    const along = SIDE.start + ((day - first) / (last - first)) * (WIDTH - SIDE.start - SIDE.end);
    return isMirrored ? WIDTH - along : along;
  };
  const y = (number: number): number =>
    HEIGHT - SIDE.bottom - ((number - bottom) / (top - bottom)) * (HEIGHT - SIDE.top - SIDE.bottom);
  const [near, far] = isMirrored ? [WIDTH - SIDE.start + 8, SIDE.end] : [SIDE.start - 8, WIDTH - SIDE.end];
  const grid = ticks(bottom, top, 4).map(
    (number) =>
      html`<path class="grid" d="M${near} ${y(number).toFixed(1)}H${far}"/><text x="${near}" y="${(y(number) + 4).toFixed(1)}" text-anchor="${isMirrored ? 'start' : 'end'}">${formatFigure(String(number))}</text>`,
  );
  const years = yearTicks(first, last, 8);
  const times = years.map(
    ({ day, year }) =>
      html`<path class="grid" d="M${x(day).toFixed(1)} ${SIDE.top}V${HEIGHT - SIDE.bottom}"/><text x="${x(day).toFixed(1)}" y="${HEIGHT - 10}" text-anchor="middle">${year}</text>`,
  );
  const ends = years.length < 2 && endLabels(scene, [first, last], x, isMirrored);
  const taken: (readonly [number, number])[] = [];
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}" focusable="false">${grid}${years.length < 2 ? ends : times}${points.map(
    (point) => {
      const at = free(taken, (x(point.from) + x(point.to)) / 2, y(point.low), isMirrored ? -NEAR : NEAR);
      return mark(scene, point, { at, x, y, unit: units.indexOf(point.claim.counts ?? '') });
    },
  )}</svg>`;
}

/** Where the time of the figures spans hardly a year, its first and last day stand for the years. */
function endLabels(
  scene: Scene,
  [first, last]: readonly [number, number],
  x: (day: number) => number,
  isMirrored: boolean,
): Content {
  const day = (number: number): string => formatDay(new Date(number * 86_400_000).toISOString(), scene.reader.language);
  const [a, b] = isMirrored ? ['end', 'start'] : ['start', 'end'];
  return html`<text x="${x(first).toFixed(1)}" y="${HEIGHT - 10}" text-anchor="${a}">${day(first)}</text><text x="${x(last).toFixed(1)}" y="${HEIGHT - 10}" text-anchor="${b}">${day(last)}</text>`;
}

/** Moves a mark along time until nothing lies under it. */
function free(taken: (readonly [number, number])[], x: number, y: number, step: number): readonly [number, number] {
  let at = x;
  const covers = ([left, height]: readonly [number, number]) =>
    Math.abs(left - at) < NEAR && Math.abs(height - y) < NEAR;
  while (taken.some(covers) && Math.abs(at - x) < 12 * NEAR) at += step;
  taken.push([at, y]);
  return [at, y];
}

interface Placed {
  readonly at: readonly [number, number];
  readonly x: (day: number) => number;
  readonly y: (number: number) => number;
  readonly unit: number;
}

function mark({ index, reader }: Scene, point: FigurePoint, { at: [left, height], x, y, unit }: Placed): Html {
  const name = sentence(index, point.claim, reader.language);
  const when = point.claim.date === undefined ? '' : ` · ${formatEdtf(point.claim.date, reader.language)}`;
  const span =
    point.to - point.from > 1 &&
    html`<path class="span" d="M${x(point.from).toFixed(1)} ${height.toFixed(1)}H${x(point.to).toFixed(1)}"/>`;
  return html`<g class="mark-${point.shape}"><title>${name}${when}</title>${span}<g transform="translate(${left.toFixed(1)} ${height.toFixed(1)})">${reach(point, y, height)}${dot(point.shape, unit)}</g></g>`;
}

/** Long enough to be seen; an arrow to the edge would lie over the figures of others. */
const ARROW = 30;

/** How far the figure reaches: an arrow for an open side, a bar to the other end of a range. */
function reach({ shape, high }: FigurePoint, y: (number: number) => number, height: number): Content {
  switch (shape) {
    case 'open-above':
      return trusted(`<path class="bar" d="M0 0V${Math.max(SIDE.top - height, -ARROW).toFixed(1)}m-4 6l4 -6l4 6"/>`);
    case 'open-below':
      return trusted(
        `<path class="bar" d="M0 0V${Math.min(HEIGHT - SIDE.bottom - height, ARROW).toFixed(1)}m-4 -6l4 6l4 -6"/>`,
      );
    case 'between':
      return trusted(`<path class="bar" d="M0 0V${(y(high) - height).toFixed(1)}m-4 0h8"/>`);
    default:
      return undefined;
  }
}

/** The mark of what is counted: a disc, a square, a diamond. */
function dot(shape: PointShape, unit: number): Html {
  const name = shape === 'approximate' ? 'blur' : 'dot';
  if (unit <= 0) return trusted(`<circle class="${name}" r="5"/>`);
  if (unit === 1) return trusted(`<rect class="${name}" x="-4.5" y="-4.5" width="9" height="9"/>`);
  return trusted(`<path class="${name}" d="M0 -6L6 0L0 6L-6 0Z"/>`);
}

function sign(shape: PointShape, unit: number): Html {
  const bars: Partial<Record<PointShape, string>> = {
    'open-above': '<path class="bar" d="M0 0V-8m-3 4l3 -4l3 4"/>',
    'open-below': '<path class="bar" d="M0 0V8m-3 -4l3 4l3 -4"/>',
    between: '<path class="bar" d="M0 0V-8m-3 0h6"/>',
  };
  return html`<svg class="sign" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">${trusted(bars[shape] ?? '')}${dot(shape, unit)}</svg>`;
}
