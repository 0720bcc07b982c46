import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { isnad, vocab } from '../rdf/vocabulary.ts';

/** Grades that a reader may ask for at least, the best first. */
export const GRADES = ['high', 'medium', 'low'] as const;
export type Grade = (typeof GRADES)[number];

/** What may carry an edge that is shown. */
export interface EdgeFilter {
  /** First and last day, as `2017-04-04`. */
  readonly from?: string;
  readonly until?: string;
  /** The lowest grade of what is kept. */
  readonly grade?: Grade;
}

/**
 * Whether a claim or record may carry an edge. It is left out where its date lies outside for certain: what bears no date
 * stays, since nothing says that it lies outside. A field that has a grade of its own is judged by that.
 */
export function passes(index: QuadIndex, carrier: string, filter: EdgeFilter, property?: NamedNode): boolean {
  const node = namedNode(carrier);
  if (filter.until !== undefined) {
    const earliest = index.object(node, isnad.earliest)?.value;
    if (earliest !== undefined && earliest > filter.until) return false;
  }
  if (filter.from !== undefined) {
    const latest = index.object(node, isnad.latest)?.value;
    if (latest !== undefined && latest < filter.from) return false;
  }
  return filter.grade === undefined || isGraded(index, node, filter.grade, property);
}

function isGraded(index: QuadIndex, node: NamedNode, least: Grade, property: NamedNode | undefined): boolean {
  const curations = index.objects(node, isnad.curation);
  const own = property === undefined ? [] : curations.filter((item) => index.has(item, isnad.ofProperty, property));
  const judging = own.length > 0 ? own : curations.filter((item) => !index.has(item, isnad.ofProperty));
  const enough = GRADES.slice(0, GRADES.indexOf(least) + 1).map((grade) => vocab('grade', grade));
  return judging.some((item) => enough.some((grade) => index.has(item, isnad.grade, grade)));
}
