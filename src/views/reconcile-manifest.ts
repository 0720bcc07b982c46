import type { QuadIndex } from '../index/quad-index.ts';
import { NAMESPACES } from '../rdf/vocabulary.ts';
import { SEGMENT_CLASSES, SEGMENTS } from '../records/segments.ts';
import { speak } from './messages.ts';
import { MOST_QUERIES } from './reconcile-request.ts';
import { SUGGESTED } from './reconcile-suggest.ts';
import { typeNamed } from './reconcile-types.ts';
import type { Reader } from './view.ts';

/** The size in which a preview is shown. */
const PREVIEW = { width: 420, height: 240 } as const;

/**
 * What the service can do, as a client reads it first (0.2, "Service Manifest"). Where the address names a language, every
 * address in the manifest keeps it, since clients of tables send no Accept-Language.
 */
export function manifest(index: QuadIndex, reader: Reader): object {
  const { base, language } = reader;
  const say = speak(language);
  const at = (path: string, query: Record<string, string> = {}): string => new URL(reader.href(path, query), base).href;
  // A template is no address: what is filled in must not be escaped.
  const template = (path: string, placeholder: string): string => {
    const address = at(path);
    return `${address}${address.includes('?') ? '&' : '?'}id=${placeholder}`;
  };
  const { origin } = new URL(base);
  const path = (whole: string): string => whole.slice(origin.length);
  return {
    versions: ['0.2'],
    name: say('datasetTitle'),
    identifierSpace: `${base}id/`,
    schemaSpace: NAMESPACES.isnad,
    documentation: at('reconcile', { format: 'html' }),
    defaultTypes: SEGMENTS.map((segment) => typeNamed(index, SEGMENT_CLASSES[segment][0].value, language)),
    view: { url: template('reconcile/view', '{{id}}') },
    preview: { url: template('reconcile/preview', '{{id}}'), ...PREVIEW },
    suggest: Object.fromEntries(
      SUGGESTED.map((kind) => [
        kind,
        {
          service_url: origin,
          service_path: path(at(`reconcile/suggest/${kind}`)),
          flyout_service_url: origin,
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the specification's own placeholder
          flyout_service_path: path(template(`reconcile/flyout/${kind}`, '${id}')),
        },
      ]),
    ),
    extend: {
      propose_properties: { service_url: origin, service_path: path(at('reconcile/properties')) },
      property_settings: [
        { name: 'limit', label: say('extendLimit'), type: 'number', default: 0, help_text: say('extendLimitHelp') },
        {
          name: 'language',
          label: say('extendLanguage'),
          type: 'select',
          default: 'any',
          help_text: say('extendLanguageHelp'),
          choices: [
            { value: 'any', name: say('extendAnyLanguage') },
            { value: 'en', name: say('extendEnglish') },
            { value: 'ar', name: say('extendArabic') },
          ],
        },
      ],
    },
    batchSize: MOST_QUERIES,
  };
}
