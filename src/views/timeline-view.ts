import { formatEdtf } from '../claims/dates.ts';
import { type Content, type Html, html } from './html.ts';
import { kindSign, legend } from './kind-signs.ts';
import { directionOf } from './language.ts';
import type { MessageKey } from './messages.ts';
import { type PlotAddress, plotHref } from './plot-model.ts';
import { type DatedThing, kindIri, MOST_PLOTTED, ROWS_PER_PAGE } from './plot-things.ts';
import { label, link, type Scene } from './scene.ts';
import { drawTimeline } from './timeline-draw.ts';
import { isExact, stackOf } from './timeline-lanes.ts';
import { countsOf, type Timeline } from './timeline-model.ts';
import { timesAround } from './timeline-steps.ts';

/** A timeline: what it shows, the drawing, what is not in it, and the same as a table. */
export function timelineView(
  scene: Scene,
  timeline: Timeline,
  address: PlotAddress,
  tooMany: number | undefined,
): Html {
  const { say, reader } = scene;
  const { during } = address.state;
  const dated = timeline.lanes.reduce((sum, { total }) => sum + total, 0);
  const shown = during === undefined ? undefined : formatEdtf(during, reader.language);
  const label = say('timelineOf', { dated }) + (shown === undefined ? '' : `. ${say('timelineTime', { time: shown })}`);
  const drawing = drawTimeline(scene, timeline, {
    label,
    hrefOf: (step) => (step === during ? undefined : plotHref(reader, address, { during: step })),
  });
  const none = say(during === undefined ? 'timelineNone' : 'timelineEmpty');
  return html`${tooMany !== undefined && html`<div class="notice"><p>${say('timelineTooMany', { total: tooMany, most: MOST_PLOTTED })}</p></div>`}<figure class="plot"><figcaption><p>${label}</p>${moves(scene, timeline, address)}</figcaption>${
    drawing === undefined
      ? html`<p class="notice">${none}</p>`
      : html`<a class="skip-plot" href="#plot-table">${say('plotSkip')}</a>${drawing}<p class="hint">${say('timelineHint')}</p>${signs(scene, timeline)}`
  }</figure>${rest(scene, timeline, address, tooMany)}${table(scene, timeline, address)}`;
}

function moves({ say, reader }: Scene, { outside }: Timeline, address: PlotAddress): Html | undefined {
  const { during } = address.state;
  if (during === undefined) return undefined;
  const { before, after } = timesAround(during);
  const to = (time: string | undefined, name: string) =>
    time !== undefined &&
    html`<a rel="nofollow" href="${plotHref(reader, address, { during: time })}">${name} (${formatEdtf(time, reader.language)})</a>`;
  return html`<nav class="moves" aria-label="${say('view-timeline')}"><a href="${plotHref(reader, address, { during: undefined })}">${say('timelineWhole')}</a>${outside.before > 0 && to(before, say('timelineEarlier'))}${outside.after > 0 && to(after, say('timelineLater'))}</nav>`;
}

/** What the signs stand for, where there are any; what the bars count, where there are any. */
function signs({ say, reader }: Scene, { lanes, scale }: Timeline): Html {
  const stacks = lanes.map(
    ({ content }) => content.kind === 'things' && scale !== undefined && stackOf(content.things, scale),
  );
  const drawn = stacks.flatMap((stack) => (stack ? stack.marks : []));
  const has = (fits: (mark: (typeof drawn)[number]) => boolean) => drawn.some(fits);
  const key = (shape: Html, text: MessageKey) =>
    html`<li><svg class="key" viewBox="0 0 28 16" aria-hidden="true" focusable="false">${shape}</svg> ${say(text)}</li>`;
  const sign = html`d="M14 2l6 6-6 6-6-6z"`;
  const kinds = new Set(drawn.map(({ thing }) => thing.segment));
  const keys = [
    has((mark) => mark.shape === 'sign' && isExact(mark.thing)) &&
      key(html`<path class="full" ${sign}/>`, 'timelineDay'),
    has((mark) => mark.shape === 'sign' && !isExact(mark.thing)) &&
      key(html`<path class="hollow" ${sign}/>`, 'timelineRough'),
    has(({ shape }) => shape === 'bar') &&
      key(html`<rect class="bar span" x="1" y="5.5" width="26" height="5" rx="2"/>`, 'timelineSpan'),
    has((mark) => mark.isOpenBefore || mark.isOpenAfter) &&
      key(
        html`<path class="open" d="${directionOf(reader.language) === 'rtl' ? 'M18 3L10 8L18 13' : 'M10 3L18 8L10 13'}"/>`,
        'timelineOpen',
      ),
  ];
  return html`${kinds.size > 1 && legend(say, kinds)}${drawn.length > 0 && html`<ul class="legend">${keys}</ul>`}${
    stacks.some((stack) => !stack) && html`<p class="hint">${say('timelineCounts')}</p>`
  }`;
}

/** What the drawing does not hold, counted. */
function rest(
  { say, reader }: Scene,
  { undatedCount, undated, outside }: Timeline,
  address: PlotAddress,
  tooMany: number | undefined,
): Html | undefined {
  const beyond = outside.before + outside.after;
  if (undatedCount === 0 && beyond === 0) return undefined;
  const isListed = undated.length === undatedCount && tooMany === undefined;
  const isSearch = address.path === 'search';
  const list = plotHref(
    reader,
    { ...address, query: { ...address.query, ...(isSearch ? { sort: 'date' } : {}) } },
    { view: undefined, during: undefined },
  );
  return html`<ul class="rest">${undatedCount > 0 && html`<li>${say('timelineUndated', { count: undatedCount })} ${isListed ? say('timelineUndatedEnd') : html`<a href="${list}">${say('timelineUndatedList')}</a>`}</li>`}${beyond > 0 && html`<li>${say('timelineOutside', { count: beyond })}</li>`}</ul>`;
}

function table(scene: Scene, timeline: Timeline, address: PlotAddress): Html {
  const { say } = scene;
  const all = [...timeline.dated, ...timeline.undated];
  const rows = all.slice((address.page - 1) * ROWS_PER_PAGE, address.page * ROWS_PER_PAGE);
  const hasKinds = all.some(({ segment }) => segment !== all[0]?.segment);
  const head = html`<h2 id="plot-table" tabindex="-1">${say('plotTable')}</h2>`;
  if (all.length === 0 && timeline.lanes.length === 0) return html``;
  if (all.length === 0) return html`${head}${countsTable(scene, timeline, address)}`;
  return html`${head}<div class="table"><table class="plot-rows"><thead><tr><th scope="col">${say('timelineDate')}</th><th scope="col">${say('plotWhat')}</th></tr></thead><tbody>${rows.map((thing) => row(scene, thing, hasKinds))}</tbody></table></div>`;
}

function row(scene: Scene, { iri, date, extent, segment }: DatedThing, hasKinds: boolean): Html {
  const { say, reader } = scene;
  const when: Content =
    extent === undefined
      ? html`<span class="hint">${say('timelineNoDate')}</span>`
      : html`${formatEdtf(date ?? '', reader.language)} <span class="hint">(${say(`precision-${extent.precision}`)})</span>`;
  return html`<tr><td>${when}</td><td>${kindSign(segment)} ${link(scene, iri)} ${hasKinds && html`<span class="hint">${label(scene, kindIri(segment))}</span>`}</td></tr>`;
}

function countsTable(scene: Scene, { lanes, scale }: Timeline, address: PlotAddress): Html {
  const { say, reader } = scene;
  const counts = lanes.flatMap(({ content }) =>
    content.kind === 'counts' ? content.counts : countsOf(scale?.steps ?? [], content.things),
  );
  return html`<div class="table"><table class="plot-rows"><thead><tr><th scope="col">${say('timelineDate')}</th><th scope="col">${say('plotHowMany')}</th></tr></thead><tbody>${counts
    .filter(({ count }) => count > 0)
    .map(
      ({ step, count }) =>
        html`<tr><td><a href="${plotHref(reader, address, { during: step.name })}">${formatEdtf(step.name, reader.language)}</a></td><td class="count">${count}</td></tr>`,
    )}</tbody></table></div>`;
}
