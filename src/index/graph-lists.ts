import type { BaseData } from './index-data.ts';
import { type Ids, uint32 } from './shared-arrays.ts';
import { Tally } from './tally.ts';
import { serialOf } from './term-id.ts';

/** The triples of each graph, ascending, from the graphs of each triple. */
export function graphLists(graphOf: Ids, several: Ids, quads: number, terms: number): BaseData['graphs'] {
  const tally = new Tally(terms);
  for (let i = 0; i < graphOf.length; i++) {
    const graph = graphOf[i] as number;
    if (graph > 0) tally.note(graph);
    else {
      const place = -1 - graph;
      const end = place + (several[place] as number);
      for (let j = place + 1; j <= end; j++) tally.note(several[j] as number);
    }
  }
  const { ids, offsets, next } = tally.groups();
  const triples = uint32(quads);
  for (let i = 0; i < graphOf.length; i++) {
    const graph = graphOf[i] as number;
    if (graph > 0) triples[(next[serialOf(graph)] as number)++] = i;
    else {
      const place = -1 - graph;
      const end = place + (several[place] as number);
      for (let j = place + 1; j <= end; j++) triples[(next[serialOf(several[j] as number)] as number)++] = i;
    }
  }
  return { ids: ids.buffer, offsets: offsets.buffer, triples: triples.buffer };
}
