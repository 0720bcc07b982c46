import type * as RDF from '@rdfjs/types';
// Not n3 itself, which brings its parsers and a library of streams into every thread.
import n3 from 'n3/lib/N3DataFactory.js';

export type { Literal, NamedNode, Quad, Term } from '@rdfjs/types';

/** The one factory of terms and quads (n3's, under the interfaces of RDF/JS). */
export const { namedNode, literal, blankNode, variable, defaultGraph, quad } = n3.default;

/** The same triple in another graph; without a graph, in the default one. */
export function inGraph({ subject, predicate, object }: RDF.Quad, graph: RDF.Term = defaultGraph()): RDF.Quad {
  return quad(subject, predicate, object, graph);
}
