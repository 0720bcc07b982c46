import type { QuadIndex } from '../index/quad-index.ts';
import { pathOf } from './addresses.ts';
import { setApart } from './bidi.ts';
import { type Html, html, join, safeUrl } from './html.ts';
import { directionOf } from './language.ts';
import { type Say, speak } from './messages.ts';
import { type Name, nameOf } from './names.ts';
import { shortIri } from './short-iri.ts';
import type { Reader } from './view.ts';

/** What every part of a page needs: the data, the reader, and the messages in their language. */
export interface Scene {
  readonly index: QuadIndex;
  readonly reader: Reader;
  readonly say: Say;
  /** How the language separates the items of a list, and its clauses. */
  readonly comma: string;
  readonly semicolon: string;
}

/** Sets the scene for one page. */
export function sceneOf(index: QuadIndex, reader: Reader): Scene {
  const { language } = reader;
  const [comma, semicolon] = language === 'ar' ? ['، ', '؛ '] : [', ', '; '];
  return { index, reader, say: speak(language), comma, semicolon };
}

/** A text in its own language and direction, kept apart from what stands around it. */
export function worded(text: string | Html, language: string): Html {
  const shown = typeof text === 'string' ? setApart(text, language) : text;
  return language === ''
    ? html`<bdi>${shown}</bdi>`
    : html`<bdi lang="${language}" dir="${directionOf(language)}">${shown}</bdi>`;
}

/** A name without a link. */
export function nameHtml(name: Name, { reader, say }: Scene): Html {
  const text =
    name.language === reader.language
      ? html`<bdi>${setApart(name.text, name.language)}</bdi>`
      : worded(name.text, name.language);
  const note = say('nameUnverified');
  return name.unverified
    ? html`${text}<sup class="mark" title="${note}"><span aria-hidden="true">?</span><span class="vh">(${note})</span></sup>`
    : text;
}

/** The name of a thing, leading to its page; an IRI that is not ours is shown as it is. */
export function link(scene: Scene, iri: string): Html {
  const path = pathOf(iri, scene.reader.base);
  if (path === undefined) return externalLink(iri);
  return html`<a href="${scene.reader.href(path)}">${nameHtml(nameOf(scene.index, iri, scene.reader.language), scene)}</a>`;
}

/** Names of several things, each a link, separated as the language does. */
export function links(scene: Scene, iris: readonly string[]): Html {
  return join(
    iris.map((iri) => link(scene, iri)),
    scene.comma,
  );
}

/** The label of a concept or a property as plain text in the reader's language. */
export function label(scene: Scene, iri: string): string {
  return nameOf(scene.index, iri, scene.reader.language).text;
}

/** An address elsewhere: a link only where it is http(s). */
export function externalLink(url: string): Html {
  const safe = safeUrl(url);
  const shown = html`<bdi dir="ltr" class="url">${shortIri(url)}</bdi>`;
  return safe === undefined ? shown : html`<a href="${safe}" rel="external nofollow">${shown}</a>`;
}
