import { DictionaryWriter } from './dictionary-writer.ts';
import type { BaseData, DeltaData, IndexData } from './index-data.ts';

const none = (): SharedArrayBuffer => new SharedArrayBuffer(0);
/** Offsets of nothing: the one that ends them. */
const offsets = (): SharedArrayBuffer => new SharedArrayBuffer(4);

/** A base without triples. */
function emptyBase(): BaseData {
  return {
    triples: 0,
    quads: 0,
    terms: 0,
    spo: { offsets: offsets(), p: none(), o: none() },
    osp: { offsets: offsets(), s: none(), p: none() },
    pos: { predicates: none(), offsets: offsets(), o: none(), s: none() },
    graphOf: none(),
    several: none(),
    graphs: { ids: none(), offsets: offsets(), triples: none() },
    statistics: none(),
  };
}

/** No change. */
export function emptyDelta(): DeltaData {
  return {
    gained: { spo: none(), osp: none(), pos: none() },
    lost: { spo: none(), osp: none(), pos: none() },
    added: { spog: none(), gspo: none() },
    removed: { spog: none(), gspo: none() },
  };
}

/** An index without quads, from which a writer can begin. */
export const emptyIndex = (): IndexData => ({
  position: 0,
  dictionary: new DictionaryWriter().data(),
  base: emptyBase(),
  delta: emptyDelta(),
});
