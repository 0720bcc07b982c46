import { extentOf } from '../claims/date-extent.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import type { Segment } from '../records/segments.ts';
import { type Html, html, join } from './html.ts';
import { FACETS, type Listed, listingOf } from './listing.ts';
import type { MessageKey } from './messages.ts';
import { type DatedThing, datedThings, MOST_PLOTTED } from './plot-things.ts';
import type { Scene } from './scene.ts';
import { drawTimeline } from './timeline-draw.ts';
import { timelineOf } from './timeline-model.ts';

/** What the front page shows of time: lists, each with what narrows it and its heading. */
const LANES = [
  { segment: 'incident', query: {}, heading: 'segment-incident' },
  { segment: 'document', query: { documentType: 'report' }, heading: 'homeReports' },
  { segment: 'resolution', query: {}, heading: 'segment-resolution' },
] as const satisfies readonly {
  readonly segment: Segment;
  readonly query: Readonly<Record<string, string>>;
  readonly heading: MessageKey;
}[];

/**
 * Incidents, reports and resolutions on one axis; the same as tables is a click away. Reads the listings of the three kinds,
 * and of 2,000 things and fewer their dates.
 */
export function homeTimeline(scene: Scene): Html | undefined {
  const { index, reader, say } = scene;
  const listed = LANES.flatMap(({ segment, query }) => listedOf(index, segment, query));
  const things =
    listed.length <= MOST_PLOTTED
      ? datedThings(
          index,
          reader.base,
          listed.map(({ iri }) => iri),
          reader.language,
        )
      : LANES.flatMap(({ segment, query }) =>
          listedOf(index, segment, query).map((one) => roughly(one, segment, scene)),
        );
  const timeline = timelineOf(things);
  const rank = (segment: Segment | undefined) => LANES.findIndex((lane) => lane.segment === segment);
  const lanes = [...timeline.lanes].sort((a, b) => rank(a.segment) - rank(b.segment));
  const drawing = drawTimeline(
    scene,
    { ...timeline, lanes },
    {
      label: say('homeTimelineNote'),
      headingOf: ({ segment }) => say(LANES[rank(segment)]?.heading ?? 'plotAll'),
      hrefOf: (during, lane) => {
        const own = LANES[rank(lane?.segment)];
        return own === undefined
          ? reader.href('search', { view: 'timeline', during })
          : reader.href(own.segment, { ...own.query, view: 'timeline', during });
      },
    },
  );
  const tables = LANES.map(
    ({ segment, query, heading }) =>
      html`<a href="${reader.href(segment, { ...query, view: 'timeline' })}">${say(heading)}</a>`,
  );
  const maps = html`<a href="${reader.href('incident', { view: 'map' })}">${say('homeMap')}</a>`;
  const { undatedCount: count } = timeline;
  const undated = count > 0 && html`<p class="hint">${say('timelineUndated', { count })} ${say('homeUndated')}</p>`;
  return (
    drawing &&
    html`<div class="plot">${drawing}</div><p>${say('homeAsTable')} ${join(tables, scene.comma)} · ${maps}</p>${undated}`
  );
}

function listedOf(index: QuadIndex, segment: Segment, query: Readonly<Record<string, string>>): readonly Listed[] {
  const facets = FACETS[segment].map(({ parameter }) => query[parameter]);
  const fits = ({ values }: Listed): boolean =>
    facets.every((value, at) => value === undefined || values[at]?.includes(value));
  return listingOf(index, segment).inOrder('en').filter(fits);
}

/** A thing of a listing, with the days that this holds: enough to be counted. */
function roughly({ iri, names, earliest, latest }: Listed, segment: Segment, { reader }: Scene): DatedThing {
  const date = earliest === latest ? earliest : `${earliest ?? ''}/${latest ?? ''}`;
  return { iri, segment, name: names[reader.language], date, extent: date === undefined ? undefined : extentOf(date) };
}
