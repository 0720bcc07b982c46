import type { Archive, RecordContent } from './archive/archive.ts';
import { derivedGraph, derivedQuads } from './claims/derive.ts';
import { IsnadError } from './errors.ts';
import { DictionaryWriter } from './index/dictionary-writer.ts';
import { emptyDelta } from './index/empty-index.ts';
import { IndexBuilder } from './index/index-builder.ts';
import { bytesOfIndex } from './index/index-bytes.ts';
import type { IndexData } from './index/index-data.ts';
import { IndexWriter } from './index/index-writer.ts';
import { mergeIndex } from './index/merge.ts';
import { SharedIndex } from './index/shared-index.ts';
import { termGraphs } from './index/term-graphs.ts';
import type { Quad } from './rdf/quads.ts';

/** What an index is built from: an archive, or one as it stood at a position. */
export interface IndexSource extends Pick<Archive, 'base' | 'position' | 'catalog'> {
  currentContent(): Iterable<Pick<RecordContent, 'iri' | 'nquads'>>;
}

/** Is told how large an index has become at least, again and again while it is built; throws where that is too much. */
export type CheckSize = (bytes: number) => void;

/**
 * Everything that an archive answers from: our own terms, the current records, the catalog, and what follows from them.
 * Memory: what the builder needs, one record, and the names that claims mention. Throws `state-folder` where the content of a
 * record cannot be read, and what `check` throws.
 */
export function buildIndex(archive: IndexSource, check: CheckSize = () => {}): IndexData {
  const { base } = archive;
  const builder = new IndexBuilder();
  for (const { graph, quads } of termGraphs(base)) builder.addQuads(quads, graph);
  for (const { iri, nquads } of archive.currentContent()) {
    addRecord(builder, iri, nquads);
    check(builder.bytes);
  }
  builder.addQuads(archive.catalog(), `${base}catalog`);
  check(builder.bytes);
  return withDerived(builder.build(archive.position), base, check);
}

/** Each record is a text of its own, so that what one lacks is not sought in the next. */
function addRecord(builder: IndexBuilder, iri: string, nquads: Uint8Array): void {
  try {
    builder.addNQuads(nquads);
    builder.endNQuads();
  } catch (cause) {
    const what = `The content of ${iri} is damaged and cannot be read`;
    throw new IsnadError('state-folder', `${what}; "isnad verify" tells more.`, { cause });
  }
}

/** What follows from the rest can only be read from an index of the rest. */
function withDerived(data: IndexData, base: string, check: CheckSize): IndexData {
  check(bytesOfIndex(data));
  const writer = new IndexWriter(data, { mergeAt: Number.POSITIVE_INFINITY });
  const quads = checked(derivedQuads(new SharedIndex(writer), base), bytesOfIndex(data), check);
  const { position, dictionary } = writer.apply([{ graph: derivedGraph(base).value, quads }], data.position);
  const { base: merged, terms } = mergeIndex(writer.data);
  const all = new DictionaryWriter({ base: terms, tail: dictionary.tail }).data();
  return { position, dictionary: all, base: merged, delta: emptyDelta() };
}

/** Ids of a quad, which its names, where they are new, come on top of. */
const BYTES_A_QUAD = 16;

function* checked(quads: Iterable<Quad>, bytes: number, check: CheckSize): Generator<Quad> {
  let added = 0;
  for (const quad of quads) {
    added += BYTES_A_QUAD;
    if (added % (1_000 * BYTES_A_QUAD) === 0) check(bytes + added);
    yield quad;
  }
}
