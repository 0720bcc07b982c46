import { claimView } from '../claims/read-claim.ts';
import { sentence } from '../claims/sentence.ts';
import { pathOf } from './addresses.ts';
import { setApart } from './bidi.ts';
import { type Html, html } from './html.ts';
import type { Scene } from './scene.ts';

/** A claim by its sentence, leading to its page. */
export function claimLink(scene: Scene, iri: string): Html {
  return html`<a href="${scene.reader.href(pathOf(iri, scene.reader.base) ?? '')}">${setApart(claimName(scene, iri), scene.reader.language)}</a>`;
}

function claimName(scene: Scene, iri: string): string {
  const found = claimView(scene.index, iri);
  return found ? sentence(scene.index, found, scene.reader.language) : (iri.split('/claim/')[1] ?? iri);
}
