import { citationOf } from './citation.ts';
import { CITATION_FORMATS } from './citation-forms.ts';
import { type CitedPiece, citedSentences } from './citation-text.ts';
import { type Content, type Html, html, join, safeUrl } from './html.ts';
import type { Part } from './record-model.ts';
import { type Scene, worded } from './scene.ts';

/** How the record is cited. */
export const citePart: Part = {
  id: 'cite',
  heading: 'cite',
  note: 'citeNote',
  render: (scene, { thing, segment, slug }) => citeView(scene, thing, `${segment}/${slug}`),
};

/** A citation in words, its permanent link, and the files that reference managers read. */
export function citeView(scene: Scene, iri: string, path: string): Html {
  const { say, reader, index } = scene;
  const sentences = citedSentences(citationOf(index, iri, reader.base, reader.language), reader.language);
  const files = CITATION_FORMATS.map(
    ({ label, extension, mediaType, name }) =>
      html`<a href="${reader.href(`${path}.${extension}`, { lang: reader.language })}" type="${mediaType}" download>${name === 'citation' ? say('plainText') : label}</a>`,
  );
  return html`<blockquote class="citation">${sentences.map((pieces) => html`<span>${pieces.map(pieceHtml)}.</span> `)}</blockquote><p class="files">${say('citeFiles')}: ${join(files, ' · ')}</p>`;
}

function pieceHtml({ text, language, href, isLatin }: CitedPiece): Content {
  if (href !== undefined) {
    const shown = html`<bdi dir="ltr" class="url">${text}</bdi>`;
    const safe = safeUrl(href);
    return safe === undefined ? shown : html`<a href="${safe}">${shown}</a>`;
  }
  if (isLatin) return html`<bdi dir="ltr" class="symbol">${text}</bdi>`;
  return language === undefined ? text : worded(text, language);
}
