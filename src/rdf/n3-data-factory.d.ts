declare module 'n3/lib/N3DataFactory.js' {
  import type * as RDF from '@rdfjs/types';

  /** The module as CommonJS gives it. */
  const module: {
    /** n3's own types narrow the interfaces of RDF/JS; our source speaks RDF/JS only. */
    readonly default: {
      namedNode<Iri extends string>(value: Iri): RDF.NamedNode<Iri>;
      literal(value: string | number, languageOrDatatype?: string | RDF.NamedNode): RDF.Literal;
      blankNode(value?: string): RDF.BlankNode;
      variable(value: string): RDF.Variable;
      defaultGraph(): RDF.DefaultGraph;
      quad(subject: RDF.Term, predicate: RDF.Term, object: RDF.Term, graph?: RDF.Term): RDF.Quad;
    };
  };
  export = module;
}
