import type * as RDF from '@rdfjs/types';
import { DataFactory } from 'n3';

export type { Literal, NamedNode, Quad, Term } from '@rdfjs/types';

// n3's own types narrow the interfaces of RDF/JS; the rest of the source speaks RDF/JS only.
const factory = DataFactory as unknown as {
  namedNode<Iri extends string>(value: Iri): RDF.NamedNode<Iri>;
  literal(value: string | number, languageOrDatatype?: string | RDF.NamedNode): RDF.Literal;
  blankNode(value?: string): RDF.BlankNode;
  defaultGraph(): RDF.DefaultGraph;
  quad(subject: RDF.Term, predicate: RDF.Term, object: RDF.Term, graph?: RDF.Term): RDF.Quad;
};

/** The one factory of terms and quads (n3's, under the interfaces of RDF/JS). */
export const { namedNode, literal, blankNode, defaultGraph, quad } = factory;

/** The same triple in another graph; without a graph, in the default one. */
export function inGraph({ subject, predicate, object }: RDF.Quad, graph: RDF.Term = defaultGraph()): RDF.Quad {
  return quad(subject, predicate, object, graph);
}
