import { GRAPH_FORMATS } from '../rdf/media-types.ts';
import { serializeRdf } from '../rdf/serialize.ts';
import { jsonText } from '../views/rdf-forms.ts';
import type { Form, View } from '../views/view.ts';
import { IIIF_CONTEXT, iiifJson } from './iiif-stream.ts';
import { ldesQuads } from './ldes.ts';
import type { StreamAnswer } from './stream.ts';

/** IIIF Change Discovery 1.0, which is JSON-LD alone. */
export const ACTIVITY_STREAM: View<StreamAnswer> = {
  name: 'activity-stream',
  forms: [
    {
      format: {
        name: 'jsonld',
        mediaType: 'application/ld+json',
        // 4.1: the "profile parameter given as the context document".
        parameters: `profile="${IIIF_CONTEXT}"`,
        aliases: ['application/json', 'application/activity+json', 'json'],
        extension: 'jsonld',
      },
      basis: 'composed',
      bilingual: false,
      render: (answer) => jsonText(iiifJson(answer)),
    },
  ],
};

/** What the LDES server primer (Serializations) has a server write, the readable first. */
const LDES_FORMATS = ['turtle', 'trig', 'nquads', 'jsonld'];

/** A Linked Data Event Stream. */
export const LDES: View<StreamAnswer> = {
  name: 'ldes',
  forms: GRAPH_FORMATS.filter(({ name }) => LDES_FORMATS.includes(name))
    .map(
      (format): Form<StreamAnswer> => ({
        format,
        basis: 'composed',
        bilingual: false,
        render: (answer, { base }) => serializeRdf(ldesQuads(answer), { format: format.name, baseIRI: base }),
      }),
    )
    .sort((a, b) => LDES_FORMATS.indexOf(a.format.name) - LDES_FORMATS.indexOf(b.format.name)),
};
