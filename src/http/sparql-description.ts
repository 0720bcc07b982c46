import type { QuadIndex } from '../index/quad-index.ts';
import { GRAPH_FORMATS } from '../rdf/media-types.ts';
import type { Quad } from '../rdf/quads.ts';
import { serializeRdf } from '../rdf/serialize.ts';
import { describeService } from '../sparql/service-description.ts';
import type { Form, View } from '../views/view.ts';

const RDF_FORMS: readonly Form<readonly Quad[]>[] = GRAPH_FORMATS.map(({ name, mediaType, aliases }) => ({
  // Without an extension: there is no /sparql.ttl.
  format: { name, mediaType, aliases },
  basis: 'composed',
  bilingual: false,
  render: (quads) => serializeRdf(quads, { format: name }),
}));

/** The description of the service, in every form of RDF. */
export const SERVICE: View<readonly Quad[]> = { name: 'sparql', forms: RDF_FORMS };

/** What the description says that the index does not know. */
export interface ServiceArguments {
  readonly baseIri: string;
  readonly federated: boolean;
}

const known = new WeakMap<QuadIndex, { readonly position: number; readonly quads: readonly Quad[] }>();

/** Counting reads every typed thing, so it happens once a log position. */
export function serviceModel(index: QuadIndex, args: ServiceArguments): readonly Quad[] {
  const last = known.get(index);
  if (last?.position === index.position) return last.quads;
  const quads = describeService(index, args);
  known.set(index, { position: index.position, quads });
  return quads;
}
