import type { Html } from './html.ts';
import type { MessageKey } from './messages.ts';
import { chartOf, hasChart } from './result-chart.ts';
import type { Columns, ViewChoice } from './result-columns.ts';
import { graphOfRows, hasGraph } from './result-graph.ts';
import { hasMap, mapOfRows } from './result-map.ts';
import { hasTimeline, timelineOf } from './result-timeline.ts';
import type { Scene } from './scene.ts';

/** How else a table can be looked at: one row a way. It stands above the table, which holds all that it shows. */
export interface ResultView {
  /** The value of the parameter `view`. */
  readonly name: string;
  readonly label: MessageKey;
  /** Whether the columns allow it, and what stands in the first rows of them. */
  fits(columns: Columns, scene: Scene): boolean;
  draw(scene: Scene, columns: Columns, choice: ViewChoice): Html;
}

export const RESULT_VIEWS: readonly ResultView[] = [
  { name: 'chart', label: 'viewChart', fits: hasChart, draw: chartOf },
  { name: 'timeline', label: 'viewTimeline', fits: hasTimeline, draw: timelineOf },
  { name: 'map', label: 'viewMap', fits: hasMap, draw: mapOfRows },
  { name: 'graph', label: 'viewGraph', fits: hasGraph, draw: graphOfRows },
];
