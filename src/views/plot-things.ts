import { type Extent, extentOf } from '../claims/date-extent.ts';
import { NodeReader } from '../claims/node-reader.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { parseIri, SEGMENT_CLASSES, type Segment } from '../records/segments.ts';
import type { Language } from './language.ts';
import { nameTextOf } from './names.ts';

/** How many things a timeline or a map shows one by one; of more it shows how many there are of each time or place. */
export const MOST_PLOTTED = 2_000;
/** Rows of the table below a drawing, a page. */
export const ROWS_PER_PAGE = 100;

/** The class that names the kind of a thing, for one of them. */
export function kindIri(segment: Segment): string {
  return SEGMENT_CLASSES[segment][0].value;
}

/** A thing with its date. */
export interface DatedThing {
  readonly iri: string;
  readonly segment: Segment;
  readonly name: string;
  /** As the record has it. */
  readonly date: string | undefined;
  readonly extent: Extent | undefined;
}

/** Reads things with their dates: one look-up each. */
export function datedThings(index: QuadIndex, base: string, iris: readonly string[], language: Language): DatedThing[] {
  return iris.flatMap((iri) => {
    const named = parseIri(iri, base);
    if (named?.kind !== 'thing') return [];
    const node = new NodeReader(index, iri);
    const date = node.text(isnad.date);
    const extent = date === undefined ? undefined : extentOf(date);
    return [{ iri, segment: named.segment, name: nameTextOf(node, language), date, extent }];
  });
}
