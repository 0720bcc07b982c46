import type { QuadIndex } from '../index/quad-index.ts';
import { GRAPH_FORMATS } from '../rdf/media-types.ts';
import type { Quad } from '../rdf/quads.ts';
import { serializeRdf } from '../rdf/serialize.ts';
import { describeService } from '../sparql/service-description.ts';
import type { Form, View } from '../views/view.ts';
import type { Answer } from './respond.ts';
import type { Site } from './site.ts';

const RDF_FORMS: readonly Form<readonly Quad[]>[] = GRAPH_FORMATS.map(({ name, mediaType, aliases }) => ({
  // Without an extension: there is no /sparql.ttl.
  format: { name, mediaType, aliases },
  basis: 'composed',
  bilingual: false,
  render: (quads) => serializeRdf(quads, { format: name }),
}));

const VIEW: View<readonly Quad[]> = { name: 'sparql', forms: RDF_FORMS };

/** What `/sparql` answers when nothing is asked: its description for a program, the page to ask on for a person. */
export function sparqlDescription(site: Site): Answer<readonly Quad[]> {
  return {
    view: VIEW,
    model: () => described(site.index, site),
    path: 'sparql',
    position: site.index.position,
  };
}

const known = new WeakMap<QuadIndex, { readonly position: number; readonly quads: readonly Quad[] }>();

/** Counting reads every typed thing, so it happens once a log position. */
function described(index: QuadIndex, { config }: Site): readonly Quad[] {
  const last = known.get(index);
  if (last?.position === index.position) return last.quads;
  const { baseIri, serviceHosts } = config;
  const quads = describeService(index, { baseIri, federated: serviceHosts.length > 0 });
  known.set(index, { position: index.position, quads });
  return quads;
}
