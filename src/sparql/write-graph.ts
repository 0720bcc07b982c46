import type { GraphFormatName } from '../rdf/media-types.ts';
import type { Quad } from '../rdf/quads.ts';
import type { ByteSink } from './results/byte-sink.ts';

/** A graph up to this size is put in reading order, with only the prefixes it uses; a larger one is written as it comes. */
const READABLE = 5_000;

type Batches = Generator<Quad[]> | AsyncGenerator<Quad[]>;

/** Writes a graph in any format from batches of its triples. */
export async function* writeGraph(
  sink: ByteSink,
  batches: Batches,
  format: GraphFormatName,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const text of texts(batches, format)) {
    sink.text(text);
    if (sink.endRow()) yield* sink.take();
  }
  yield* sink.end();
}

async function* texts(batches: Batches, format: GraphFormatName): AsyncGenerator<string> {
  // Few answers are graphs: the serializers are not for every thread to load.
  const { serializeRdf, serializeStream } = await import('../rdf/serialize.ts');
  const start: Quad[] = [];
  while (start.length <= READABLE) {
    const next = await batches.next();
    if (next.done) {
      yield await serializeRdf(start, { format });
      return;
    }
    start.push(...next.value);
  }
  yield* serializeStream(flatten(start, batches), { format });
}

async function* flatten(start: readonly Quad[], rest: Batches): AsyncGenerator<Quad> {
  yield* start;
  for await (const batch of rest) yield* batch;
}
