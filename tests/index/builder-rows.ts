import { Dictionary } from '../../src/index/dictionary.ts';
import type { IndexData } from '../../src/index/index-data.ts';
import { UNNAMED_GRAPH } from '../../src/index/term-id.ts';
import { toNTerm } from '../../src/rdf/ntriples.ts';

/** What an index holds, read column by column from its buffers: triples as ids in each order, quads as text. */
export interface Rows {
  readonly spo: number[][];
  readonly osp: number[][];
  readonly pos: number[][];
  /** Lines of N-Quads without full stop, in the order of the triples; by the graphs of each triple. */
  readonly quads: string[];
  /** The same by the triples of each graph. */
  readonly byGraph: string[];
  readonly statistics: Map<number, { triples: number; subjects: number; objects: number }>;
}

const ints = (buffer: SharedArrayBuffer): number[] => [...new Int32Array(buffer)];
const counts = (buffer: SharedArrayBuffer): number[] => [...new Uint32Array(buffer)];

export function rowsOf({ dictionary: terms, base }: IndexData): Rows {
  const dictionary = new Dictionary(terms);
  const text = (id: number): string => toNTerm(dictionary.term(id));
  const graphText = (id: number): string => (id === UNNAMED_GRAPH ? '' : ` ${text(id)}`);

  const [spoP, spoO] = [ints(base.spo.p), ints(base.spo.o)];
  const spo = spread(counts(base.spo.offsets)).map((serial, i) => [
    dictionary.idOfSerial(serial),
    spoP[i] as number,
    spoO[i] as number,
  ]);
  const [ospS, ospP] = [ints(base.osp.s), ints(base.osp.p)];
  const osp = spread(counts(base.osp.offsets)).map((serial, i) => [
    ospS[i] as number,
    ospP[i] as number,
    dictionary.idOfSerial(serial),
  ]);
  const [posO, posS, predicates] = [ints(base.pos.o), ints(base.pos.s), ints(base.pos.predicates)];
  const posOffsets = counts(base.pos.offsets);
  const pos = spread(posOffsets).map((place, i) => [posS[i] as number, predicates[place] as number, posO[i] as number]);

  const triples = spo.map((ids) => ids.map(text).join(' '));
  const several = ints(base.several);
  const quads = ints(base.graphOf).flatMap((graph, i) => {
    const place = -1 - graph;
    const graphs = graph > 0 ? [graph] : several.slice(place + 1, place + 1 + (several[place] as number));
    return graphs.map((id) => triples[i] + graphText(id));
  });
  const [graphIds, graphTriples] = [ints(base.graphs.ids), counts(base.graphs.triples)];
  const byGraph = spread(counts(base.graphs.offsets)).map(
    (place, i) => triples[graphTriples[i] as number] + graphText(graphIds[place] as number),
  );
  const numbers = [...new Float64Array(base.statistics)];
  const statistics = new Map(
    predicates.map((id, i) => [
      id,
      {
        triples: (posOffsets[i + 1] as number) - (posOffsets[i] as number),
        subjects: numbers[2 * i] as number,
        objects: numbers[2 * i + 1] as number,
      },
    ]),
  );
  return { spo, osp, pos, quads, byGraph, statistics };
}

/** The place in the offsets of each row. */
function spread(offsets: readonly number[]): number[] {
  return offsets.slice(1).flatMap((end, place) => new Array(end - (offsets[place] as number)).fill(place));
}
