import type { QuadIndex } from '../index/quad-index.ts';
import type { Quad } from '../rdf/quads.ts';

/** A document of terms: the ontology, the shapes, or one vocabulary. */
export interface TermsModel {
  readonly index: QuadIndex;
  readonly quads: readonly Quad[];
  /** The graph in which formats with graphs write it. */
  readonly graph: string;
}
