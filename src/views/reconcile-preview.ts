import { countClaimsAbout } from '../claims/claim-count.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { pathOf } from './addresses.ts';
import { STYLESHEET } from './assets.ts';
import { type Html, html } from './html.ts';
import { directionOf, LANGUAGES } from './language.ts';
import { type Name, nameOf } from './names.ts';
import { describeThing } from './reconcile-things.ts';
import { nameHtml, type Scene, sceneOf } from './scene.ts';
import type { Reader } from './view.ts';

/** A record that is shown small, within a page of somebody else. */
export interface PreviewModel {
  readonly index: QuadIndex;
  readonly thing: string;
}

/** What a claim may be to a record, and how the preview counts it. */
const COUNTS = [
  ['claimsAbout', isnad.about],
  ['claimsMade', isnad.claimant],
  ['claimsStatedIn', isnad.statedIn],
] as const;

/** A record in a few lines, for a frame of 420 by 240 pixels: what it is called, what it is, and how much is claimed. */
export function previewPage({ index, thing }: PreviewModel, reader: Reader): string {
  const scene = sceneOf(index, reader);
  const { language } = reader;
  const name = nameOf(index, thing, language);
  const numbers = COUNTS.flatMap(([key, property]) => {
    const count = property.equals(isnad.about)
      ? countClaimsAbout(index, thing)
      : index.count(null, property, namedNode(thing));
    return count === 0 ? [] : [html`<li>${scene.say(key)}: <span class="count">${count}</span></li>`];
  });
  const page = reader.href(pathOf(thing, reader.base) ?? '');
  // The reader comes back to their table: the record opens beside it.
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name.text} · ${scene.say('siteName')}</title>
<link rel="stylesheet" href="${reader.href(STYLESHEET, { lang: '' })}">
</head>
<body class="preview">
<main>
<h1><a href="${page}" target="_blank" rel="noopener">${nameHtml(name, scene)}</a></h1>
${otherNames(scene, thing, name)}<p>${describeThing({ index, language }, thing)}</p>
${
  numbers.length > 0 &&
  html`<ul class="parts">${numbers}</ul>
`
}</main>
</body>
</html>
`.text;
}

function otherNames(scene: Scene, thing: string, shown: Name): Html[] {
  const others = LANGUAGES.map((language) => nameOf(scene.index, thing, language));
  return others
    .filter(({ language, text }) => language !== shown.language && text !== shown.text)
    .map((name) => html`<p class="meta">${nameHtml(name, scene)}</p>\n`);
}

/** What a window beside a suggestion shows: markup for a page of somebody else, so it holds nothing but two lines. */
export function flyoutHtml({ name, line }: { readonly name: string; readonly line: string }): string {
  return html`<p><strong dir="auto">${name}</strong></p>${line !== '' && html`<p dir="auto">${line}</p>`}`.text;
}
