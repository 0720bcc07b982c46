import { formatEdtf, shortMonth } from '../claims/dates.ts';
import { pathOf } from './addresses.ts';
import { type Content, type Html, html, trusted } from './html.ts';
import { signShapes } from './kind-signs.ts';
import { directionOf } from './language.ts';
import type { MessageKey } from './messages.ts';
import { kindIri } from './plot-things.ts';
import { label, type Scene } from './scene.ts';
import type { TimeStep } from './time-scale.ts';
import { isExact, type Mark, stackOf } from './timeline-lanes.ts';
import { countsOf, type Lane, type TimeCount, type Timeline } from './timeline-model.ts';

/** How a timeline is drawn: what names it, and where a step of its axis leads. */
export interface TimelineDrawing {
  readonly label: string;
  readonly hrefOf: (step: string, lane: Lane | undefined) => string | undefined;
  /** What a lane is called; where there is none, its kind. */
  readonly headingOf?: (lane: Lane) => string | undefined;
}

const HEADING = 26;
const SIGN_ROW = 15;
const BAR_ROW = 9;
const COUNTS_HEIGHT = 78;
const LANE_GAP = 10;
const AXIS = 34;

interface Pen {
  readonly scene: Scene;
  readonly scale: NonNullable<Timeline['scale']>;
  readonly drawing: TimelineDrawing;
  readonly isMirrored: boolean;
}

/**
 * The drawing of a timeline: an SVG as wide as the page, in which time runs the way the reader reads; places are parts of
 * the width, so that signs and letters keep their size on a phone.
 */
export function drawTimeline(scene: Scene, { scale, lanes }: Timeline, drawing: TimelineDrawing): Html | undefined {
  if (scale === undefined) return undefined;
  const pen = { scene, scale, drawing, isMirrored: directionOf(scene.reader.language) === 'rtl' };
  let top = 0;
  const drawn = lanes.map((lane) => {
    const { body, height } = laneOf(pen, lane, top);
    top += height + LANE_GAP;
    return body;
  });
  const kinds = new Set(lanes.flatMap(({ segment }) => segment ?? []));
  return html`<svg class="timeline" width="100%" height="${top + AXIS}" role="group" aria-label="${drawing.label}">${signShapes(kinds)}${gaps(pen, top)}${grid(pen, top)}${drawn}${axis(pen, top)}</svg>`;
}

function laneOf(pen: Pen, lane: Lane, top: number): { readonly body: Html; readonly height: number } {
  const { scene, scale, drawing } = pen;
  const { content, segment, total } = lane;
  const kind = segment === undefined ? scene.say('plotAll') : scene.say(`segment-${segment}` as MessageKey);
  const name = drawing.headingOf?.(lane) ?? kind;
  const heading = html`<text class="lane" x="${percent(pen, 0)}" y="${top + 17}">${name} <tspan class="n">${total}</tspan></text>`;
  const stack = content.kind === 'things' ? stackOf(content.things, scale) : undefined;
  if (stack === undefined) {
    const counts = content.kind === 'counts' ? content.counts : countsOf(scale.steps, content.things);
    const foot = top + HEADING + COUNTS_HEIGHT;
    return {
      body: html`<g class="bars">${heading}${bars(pen, lane, counts, foot)}</g>`,
      height: HEADING + COUNTS_HEIGHT,
    };
  }
  const signs = stack.signRows * SIGN_ROW;
  const height = HEADING + signs + stack.barRows * BAR_ROW + 4;
  const signsFoot = top + HEADING + signs;
  const marks = stack.marks.map((mark) =>
    mark.shape === 'sign'
      ? sign(pen, mark, signsFoot - (mark.row + 0.5) * SIGN_ROW)
      : bar(pen, mark, signsFoot + mark.row * BAR_ROW + 4),
  );
  return { body: html`<g>${heading}${marks}</g>`, height };
}

function sign(pen: Pen, { thing, start }: Mark, y: number): Html {
  const { segment } = thing;
  const kind = isExact(thing) ? 'full' : 'hollow';
  return html`<svg class="at" x="${percent(pen, start)}" y="${y}" overflow="visible">${thingLink(pen, thing, html`<g class="s"><use class="${kind} kind-${segment}" href="#sign-${segment}"/></g>`)}</svg>`;
}

function bar(pen: Pen, { thing, start, end, isOpenBefore, isOpenAfter }: Mark, y: number): Html {
  const arrow = (at: number, isEnd: boolean) =>
    html`<svg x="${percent(pen, at)}" y="${y + 2.5}" overflow="visible"><path class="open" d="${isEnd === pen.isMirrored ? 'M6-4.5L0 0L6 4.5' : 'M-6-4.5L0 0L-6 4.5'}"/></svg>`;
  const rough = thing.extent?.precision === 'span' ? 'span' : 'rough';
  return html`${thingLink(
    pen,
    thing,
    html`<rect class="bar ${rough} kind-${thing.segment}" x="${percent(pen, pen.isMirrored ? end : start)}" y="${y}" width="${parts(end - start)}" height="5" rx="2"/>${isOpenBefore && arrow(start, false)}${isOpenAfter && arrow(end, true)}`,
  )}`;
}

/** The title is the name of the link, and what a pointer is told. */
function thingLink({ scene }: Pen, { iri, name, date, segment }: Mark['thing'], shape: Html): Html {
  const { reader } = scene;
  const when = date === undefined ? '' : formatEdtf(date, reader.language);
  const title = `${name} (${label(scene, kindIri(segment))})${scene.comma}${when}`;
  return html`<a href="${reader.href(pathOf(iri, reader.base) ?? '')}"><title>${title}</title>${shape}</a>`;
}

/** How many things touch each step, as bars on a common scale of their lane. */
function bars(pen: Pen, lane: Lane, counts: readonly TimeCount[], foot: number): Content {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const isSparse = counts.length <= 24;
  return counts.map(({ step, count }) => {
    if (count === 0) return undefined;
    const [start, end] = [pen.scale.at(step.first), pen.scale.at(step.last + 1)];
    const height = Math.max(2, (count / most) * (COUNTS_HEIGHT - 16));
    const width = (end - start) * 0.86;
    const from = (start + end - width) / 2;
    const shape = html`<title>${timeName(pen, step)}: ${count}</title><rect class="count" x="${percent(pen, pen.isMirrored ? from + width : from)}" y="${foot - height}" width="${parts(width)}" height="${height}"/>${
      isSparse &&
      html`<text class="n" text-anchor="middle" x="${percent(pen, (start + end) / 2)}" y="${foot - height - 4}">${count}</text>`
    }`;
    const href = pen.drawing.hrefOf(step.name, lane);
    return href === undefined ? html`<g>${shape}</g>` : html`<a href="${href}">${shape}</a>`;
  });
}

const MOST_LABELS = 16;
const MOST_NARROW_LABELS = 7;

function axis(pen: Pen, top: number): Html {
  const { scale, scene } = pen;
  const every = Math.ceil(scale.steps.length / MOST_LABELS);
  const shown = scale.steps.filter((_, at) => at % every === 0);
  const minor = Math.ceil(shown.length / MOST_NARROW_LABELS);
  const labels = shown.map((step, at) => {
    const middle = (scale.at(step.first) + scale.at(step.last + 1)) / 2;
    const text = html`<text class="tick${at % minor === 0 ? '' : ' minor'}" text-anchor="middle" x="${percent(pen, middle)}" y="${top + 20}">${stepLabel(pen, step, at === 0)}</text>`;
    const href = pen.drawing.hrefOf(step.name, undefined);
    const title = scene.say('timelineNearer', { time: timeName(pen, step) });
    return href === undefined ? text : html`<a href="${href}"><title>${title}</title>${text}</a>`;
  });
  return html`<g class="axis"><line x1="0%" x2="100%" y1="${top}" y2="${top}"/>${labels}</g>`;
}

/** Years that the axis leaves out: below everything, as their titles are for a pointer alone. */
function gaps(pen: Pen, top: number): Html[] {
  return pen.scale.gaps.map(
    ({ from, to, start, end }) =>
      html`<g><title>${pen.scene.say('timelineGap', { from, to })}</title><rect class="gap" x="${percent(pen, pen.isMirrored ? end : start)}" y="0" width="${parts(end - start)}" height="${top}"/><text class="tick" text-anchor="middle" x="${percent(pen, (start + end) / 2)}" y="${top + 20}">⋯</text></g>`,
  );
}

function grid(pen: Pen, bottom: number): Html {
  const every = Math.ceil(pen.scale.steps.length / MOST_LABELS);
  const lines = pen.scale.steps
    .filter((_, at) => at % every === 0)
    .map((step) => percent(pen, pen.scale.at(step.first)));
  return trusted(
    `<g class="grid" aria-hidden="true">${lines.map((x) => `<line x1="${x}" x2="${x}" y1="0" y2="${bottom}"/>`).join('')}</g>`,
  );
}

function stepLabel({ scene, scale }: Pen, { name }: TimeStep, isFirst: boolean): string {
  const { language } = scene.reader;
  if (scale.unit === 'year') return name;
  const isStart = scale.unit === 'month' ? name.endsWith('-01') : name.endsWith('-01');
  if (scale.unit === 'month')
    return isFirst || isStart ? `${shortMonth(name, language)} ${name.slice(0, 4)}` : shortMonth(name, language);
  const day = String(Number(name.slice(8)));
  return isFirst || isStart ? `${day} ${shortMonth(name, language)}` : day;
}

function timeName({ scene }: Pen, { name }: TimeStep): string {
  return formatEdtf(name, scene.reader.language);
}

/** A place on the axis as SVG has it, from the side where the reader begins. */
function percent({ isMirrored }: Pen, place: number): string {
  return parts(isMirrored ? 1 - place : place);
}

function parts(part: number): string {
  return `${Number((part * 100).toFixed(2))}%`;
}
