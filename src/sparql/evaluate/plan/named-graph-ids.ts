import { NOTHING, type TermId } from '../../../index/term-id.ts';
import type { QueryContext } from '../query-context.ts';

/** The named graphs of the dataset, each once: those that it lists, also if they are empty, or all that hold something. */
export function namedGraphIds({ reader, dataset }: QueryContext): ArrayLike<TermId> {
  return dataset.named === undefined ? reader.graphIds() : [...new Set(dataset.named)];
}

/** Up to how many triples of a term are looked at to find the graphs that it is in. */
const MOST_TRIPLES = 256;

/** Those of some graphs in which both terms stand in a triple as subject or object; 0 is any term. */
export function graphsAround(a: TermId, b: TermId, all: ArrayLike<TermId>, context: QueryContext): ArrayLike<TermId> {
  const term = a === NOTHING ? b : a;
  if (term === NOTHING) return all;
  if (term < NOTHING) return [];
  const { reader, budget } = context;
  const triples = reader.count(term, NOTHING, NOTHING) + reader.count(NOTHING, NOTHING, term);
  if (triples > MOST_TRIPLES) return all;
  budget.tick(triples);
  const found = new Set<TermId>();
  const holders: number[] = [];
  const scan = reader.scan();
  for (const forward of [true, false]) {
    if (forward) scan.open(term, NOTHING, NOTHING);
    else scan.open(NOTHING, NOTHING, term);
    while (scan.next()) {
      const count = reader.graphsOf(scan.s, scan.p, scan.o, holders);
      for (let i = 0; i < count; i++) found.add(holders[i] as TermId);
    }
  }
  const { named } = context.dataset;
  return [...found].filter((graph) => named === undefined || named.includes(graph));
}
