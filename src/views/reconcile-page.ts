import type { QuadIndex } from '../index/quad-index.ts';
import { pathOf } from './addresses.ts';
import { type Html, html } from './html.ts';
import { LANGUAGES } from './language.ts';
import { layout, section } from './layout.ts';
import { localName } from './names.ts';
import { RECONCILE_PROPERTIES, reconcilePropertyName } from './reconcile-properties.ts';
import { MOST_EXTENDED, MOST_QUERIES } from './reconcile-request.ts';
import { RECONCILE_TYPES, typeNamed } from './reconcile-types.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { Reader } from './view.ts';

/** The service for those who come by browser: what it is for, its address, the steps, and when a row is matched. */
export function reconcilePage({ index }: { readonly index: QuadIndex }, reader: Reader): string {
  const scene = sceneOf(index, reader);
  const {
    say,
    reader: { language, base },
  } = scene;
  const at = (lang: string): string => new URL(reader.href('reconcile', { lang }), base).href;
  const other = LANGUAGES.find((each) => each !== language) ?? language;
  const address = language === LANGUAGES[0] ? `${base}reconcile` : at(language);
  return layout(
    {
      title: say('reconcileTitle'),
      section: 'reconcile',
      kicker: say('reconcile'),
      lead: html`<p class="lead">${say('reconcileLead')}</p>`,
      description: say('reconcileLead'),
      body: html`${section(
        'address',
        say('reconcileAddress'),
        html`<pre dir="ltr"><code>${address}</code></pre><p class="part-note">${say('reconcileOther', { address: `\u2066${at(other)}\u2069` })}</p>`,
      )}${section(
        'steps',
        say('reconcileSteps'),
        html`<ol class="reading">${(['reconcileStep1', 'reconcileStep2', 'reconcileStep3', 'reconcileStep4'] as const).map((key) => html`<li>${say(key)}</li>`)}</ol>`,
      )}${section('match', say('reconcileMatch'), html`<p>${say('reconcileMatchRule')}</p>`)}${section(
        'types',
        say('reconcileTypes'),
        terms(
          scene,
          RECONCILE_TYPES.map(({ value }) => [value, typeNamed(index, value, language).name]),
        ),
      )}${section(
        'properties',
        say('reconcileProperties'),
        terms(
          scene,
          RECONCILE_PROPERTIES.map((property) => [
            property.node.value,
            reconcilePropertyName(index, property, language),
          ]),
        ),
        say('reconcilePropertiesNote'),
      )}${section('limits', say('reconcileLimits'), html`<p>${say('reconcileLimitsNote', { queries: MOST_QUERIES, extended: MOST_EXTENDED })}</p>`)}`,
    },
    reader,
  );
}

/** Each term by the name that a client may give it, with what it is called. */
function terms({ reader }: Scene, rows: readonly (readonly [iri: string, name: string])[]): Html {
  return html`<ul class="items terms-used">${rows.map(([iri, name]) => {
    const path = pathOf(iri, reader.base);
    const code = html`<code dir="ltr">${localName(iri)}</code>`;
    return html`<li>${path === undefined ? code : html`<a href="${reader.href(path)}">${code}</a>`} ${name}</li>`;
  })}</ul>`;
}
