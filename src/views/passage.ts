import type { ClaimView, PassageView } from '../claims/claim-view.ts';
import { formatEdtf } from '../claims/dates.ts';
import { namedNode } from '../rdf/quads.ts';
import { dcterms, isnad } from '../rdf/vocabulary.ts';
import { type Html, html } from './html.ts';
import { link, type Scene } from './scene.ts';

/** A passage in the text around it, where the text is at hand. */
export interface PassageContext {
  readonly before: string;
  readonly passage: string;
  readonly after: string;
}

/** Finds the text around a passage by the digest of its text version; undefined where the text is not at hand. */
export type PassageFinder = (passage: PassageView) => PassageContext | undefined;

/** Where a claim stands in the texts that were read: the passage in its context, or its offsets alone. */
export function passagesView(scene: Scene, claim: ClaimView, find: PassageFinder): Html {
  const { say } = scene;
  return html`${claim.passages.map((passage) => passageView(scene, passage, find(passage)))}${
    claim.passages.length === 0 && html`<p class="note">${say('noPassage')}</p>`
  }`;
}

function passageView(scene: Scene, passage: PassageView, context: PassageContext | undefined): Html {
  const { say, index } = scene;
  const version = namedNode(passage.text);
  const language = index.object(version, dcterms.language)?.value ?? '';
  const digest = index.object(version, isnad.textDigest)?.value;
  const captured = index.object(version, isnad.captured)?.value;
  const place = `${passage.start ?? '?'}–${passage.end ?? '?'}`;
  return html`<figure class="passage">${
    context
      ? html`<blockquote lang="${language}" dir="auto"><span class="around">…${context.before}</span><mark>${context.passage}</mark><span class="around">${context.after}…</span></blockquote>`
      : passage.exact
        ? html`<blockquote lang="${language}" dir="auto"><mark>${passage.exact}</mark></blockquote>`
        : html`<p class="note">${say('textNotAtHand')}</p>`
  }<figcaption>${link(scene, passage.text)}${captured && html` · ${say('captured')} ${formatEdtf(captured, scene.reader.language)}`} · ${say('characters')} <bdi dir="ltr" class="span">${place}</bdi>${
    digest && html` · SHA-256 <code dir="ltr" title="${digest}">${digest.slice(0, 12)}…</code>`
  }</figcaption></figure>`;
}
