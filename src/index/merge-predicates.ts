import type { BaseReader } from './base-reader.ts';
import type { TripleSet } from './delta-reader.ts';
import { type Ids, int32, type Offsets, uint32 } from './shared-arrays.ts';
import type { SortedRows } from './sorted-rows.ts';
import { serialOf, type TermId } from './term-id.ts';

/** The predicates that are left with rows, by serial, and where their rows start. */
export function mergedPredicates(
  base: BaseReader,
  lost: TripleSet,
  gained: TripleSet,
): { predicates: Ids; offsets: Offsets } {
  const counts = new Map<TermId, number>();
  for (let i = 0; i < base.predicates.length; i++) {
    counts.set(base.predicates[i] as number, (base.predicateRows[i + 1] as number) - (base.predicateRows[i] as number));
  }
  const note = ({ rows, length }: SortedRows, by: number) => {
    for (let i = 0; i < length; i++) counts.set(rows[i * 3] as number, (counts.get(rows[i * 3] as number) ?? 0) + by);
  };
  note(lost.pos, -1);
  note(gained.pos, 1);
  const used = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => serialOf(a) - serialOf(b));
  const predicates = int32(used.length);
  const offsets = uint32(used.length + 1);
  for (const [i, [p, count]] of used.entries()) {
    predicates[i] = p;
    offsets[i + 1] = (offsets[i] as number) + count;
  }
  return { predicates, offsets };
}
