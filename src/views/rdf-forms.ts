import type { JsonObject } from '../rdf/json.ts';
import { GRAPH_FORMATS, type GraphFormat } from '../rdf/media-types.ts';
import { inGraph, namedNode, type Quad } from '../rdf/quads.ts';
import { serializeRdf } from '../rdf/serialize.ts';
import type { Form, Reader } from './view.ts';

/** How a model is told as RDF. */
export interface RdfSource<M> {
  readonly basis: Form<M>['basis'];
  readonly quads: (model: M, reader: Reader) => readonly Quad[];
  /** The quads stand in graphs already, which formats with graphs write. */
  readonly inGraphs?: boolean;
  /** The named graph in which formats with graphs write the quads; without it, the default graph. */
  readonly graph?: (model: M) => string;
  /** The readable JSON-LD of the model. */
  readonly jsonLd: (model: M, reader: Reader) => Promise<JsonObject>;
}

/** The six RDF forms of a model, JSON-LD first: what a client gets that does not say what it wants. */
export function rdfForms<M>(source: RdfSource<M>): Form<M>[] {
  const jsonLd = GRAPH_FORMATS.filter((format) => format.name === 'jsonld');
  const others = GRAPH_FORMATS.filter((format) => format.name !== 'jsonld');
  return [...jsonLd, ...others].map((format) => rdfForm(format, source));
}

function rdfForm<M>(format: GraphFormat, source: RdfSource<M>): Form<M> {
  return {
    format,
    basis: source.basis,
    bilingual: false,
    render: async (model, reader) => {
      if (format.name === 'jsonld') return jsonText(await source.jsonLd(model, reader));
      const graph = format.quads ? source.graph?.(model) : undefined;
      const quads = source.quads(model, reader);
      const placed =
        source.inGraphs && format.quads
          ? quads
          : quads.map((q) => inGraph(q, graph === undefined ? undefined : namedNode(graph)));
      return serializeRdf(placed, { format: format.name, baseIRI: reader.base });
    },
  };
}

/** JSON as people read it. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
