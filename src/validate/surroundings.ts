import type { Quad } from '../rdf/quads.ts';

/** Where a record or a node of it stands: there, taken back, joined into another, or never seen. */
export type Standing = 'current' | 'withdrawn' | 'merged' | 'missing';

/** What a record can ask about everything else, on the neutral base: the archive and the load in progress answer. */
export interface Surroundings {
  /** The classes of a thing or `#` node; undefined where there is no such thing. */
  typesOf(iri: string): readonly string[] | undefined;
  status(iri: string): Standing;
  /** The quads whose subject is this node. */
  quadsOf(iri: string): readonly Quad[];
}
