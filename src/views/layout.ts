import type { Segment } from '../records/segments.ts';
import { STYLESHEET } from './assets.ts';
import { setApart } from './bidi.ts';
import { instantHtml } from './date-html.ts';
import { type Content, type Html, html, jsonForScript, trusted } from './html.ts';
import { directionOf, LANGUAGES } from './language.ts';
import { MESSAGES, type MessageKey, type Say, speak } from './messages.ts';
import { scriptOf, suggestScript } from './script-elements.ts';
import type { ScriptName } from './scripts.ts';
import { searchForm } from './search-form.ts';
import type { Reader } from './view.ts';

/** What a page hands to the layout. */
export interface Page {
  readonly title: string;
  /** Language of the title, where it is not the reader's. */
  readonly titleLanguage?: string;
  /** Above the title: what kind of thing this is. */
  readonly kicker?: Content;
  /** Below the title: other names, a lead. */
  readonly lead?: Content;
  readonly body: Content;
  /** One sentence for search engines. */
  readonly description?: string;
  /** schema.org description of what the page is about. */
  readonly jsonLd?: object;
  /** The title is a whole sentence. */
  readonly longTitle?: boolean;
  /** Uses the whole width: for the matrix and other tables. */
  readonly wide?: boolean;
  /** What runs in the browser beside the suggestions of its fields; each page works without. */
  readonly script?: ScriptName;
  /** Path of the section in the main navigation. */
  readonly section?: string;
}

type Doors = readonly (readonly [path: Segment | string, name: MessageKey])[];

/** The segments of the main navigation. */
const LISTS: Doors = [
  ['incident', 'segment-incident'],
  ['document', 'segment-document'],
  ['organization', 'segment-organization'],
  ['resolution', 'segment-resolution'],
];

/** What relates records to one another: behind one door, so that a phone has room. */
const RELATING: Doors = [
  ['explore', 'explore'],
  ['path', 'navPath'],
  ['voices', 'voicesTitle'],
  ['compare', 'compareTitle'],
];

/** The other doors. */
const ASKING: Doors = [
  ['questions', 'questions'],
  ['sparql', 'sparql'],
  ['ontology', 'terms'],
];

/** What the foot of every page leads to beside these. */
const FOOT: Doors = [
  ['search', 'search'],
  ['changes', 'changesTitle'],
  ...RELATING,
  ['reconcile', 'reconcile'],
  ['problems', 'problems'],
];

/** The frame of every page: head, main navigation, title, body, and the page as data. */
export function layout(page: Page, reader: Reader): string {
  const { language } = reader;
  const say = speak(language);
  const other = LANGUAGES.find((candidate) => candidate !== language) ?? language;
  const titleLanguage = page.titleLanguage ?? language;
  const switched = reader.href(reader.here.path, { ...reader.here.query, lang: other });
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title === say('siteName') ? page.title : `${page.title} · ${say('siteName')}`}</title>
${page.description !== undefined && html`<meta name="description" content="${page.description}">\n`}<link rel="stylesheet" href="${reader.href(STYLESHEET, { lang: '' })}">
<link rel="alternate" hreflang="${other}" href="${switched}">
<link rel="alternate" type="application/atom+xml" title="${say('changesFeed')}" href="${reader.href('feed.atom', { lang: language })}">
${reader.alternates.map((form) => form.mediaType !== 'text/html' && html`<link rel="alternate" type="${form.mediaType}" href="${form.href}">\n`)}${
  page.jsonLd && html`<script type="application/ld+json">${jsonForScript(page.jsonLd)}</script>\n`
}${page.script && scriptOf(page.script, reader)}${suggestScript(reader)}</head>
<body>
<a class="skip" href="#content">${say('skipToContent')}</a>
<header class="site"><div class="inner">
<a class="wordmark" href="${reader.href('')}"><span lang="en" dir="ltr">Isnad</span> <span lang="ar" dir="rtl">إسناد</span></a>
<nav aria-label="${say('mainNavigation')}"><ul>${doors(LISTS, page, reader)}${relating(page, reader)}${doors(ASKING, page, reader)}</ul></nav>
${page.section !== 'search' && searchForm(reader, { isSmall: true })}
<a class="language" href="${switched}" lang="${other}" hreflang="${other}" dir="${directionOf(other)}">${MESSAGES.otherLanguage[language]}</a>
</div></header>
<main id="content"${page.wide ? trusted(' class="wide"') : ''}>
<header class="title${page.longTitle ? ' long' : ''}">${page.kicker && html`<p class="kicker">${page.kicker}</p>`}<h1 lang="${titleLanguage}" dir="${directionOf(titleLanguage)}">${setApart(page.title, titleLanguage)}</h1>${page.lead}</header>
${reader.at !== undefined && pastNotice(reader, reader.at)}${page.body}
</main>
<footer class="site"><div class="inner">${formats(reader, say)}<nav aria-label="${say('navTools')}"><ul class="tools">${doors(FOOT, page, reader)}</ul></nav><p>${say('siteMotto')}. ${say('neutrality')}</p><p>${say('licenceNote')} <a href="https://creativecommons.org/licenses/by/4.0/" rel="license external">CC BY 4.0</a>. ${say('rightsNote')}</p></div></footer>
</body>
</html>
`.text;
}

/** Nobody must take what was known then for what is known now. */
function pastNotice(reader: Reader, at: string): Html {
  const say = speak(reader.language);
  const { at: _, ...query } = reader.here.query;
  const time = instantHtml(at, reader.language, 'second');
  return html`<p class="notice past" role="note"><strong>${say('asOf')} ${time}.</strong> ${say('asOfNote')} <a href="${reader.href(reader.here.path, { ...query, at: '' })}">${say('backToNow')}</a></p>\n`;
}

function doors(list: Doors, { section }: Page, reader: Reader): Html[] {
  const say = speak(reader.language);
  return list.map(
    ([path, key]) =>
      html`<li><a href="${reader.href(path, path === 'reconcile' ? { format: 'html' } : {})}"${section === path ? trusted(' aria-current="true"') : ''}>${say(key)}</a></li>`,
  );
}

/** Opens without script, and shows by itself where the reader is. */
function relating(page: Page, reader: Reader): Html {
  const isHere = RELATING.some(([path]) => path === page.section);
  return html`<li><details class="menu"><summary${isHere ? trusted(' class="here"') : ''}>${speak(reader.language)('navRelate')}</summary><ul>${doors(RELATING, page, reader)}</ul></details></li>`;
}

function formats(reader: Reader, say: Say): Html | undefined {
  const data = reader.alternates.filter((form) => form.mediaType !== 'text/html');
  if (data.length === 0) return undefined;
  return html`<nav class="formats" aria-label="${say('formatsOfPage')}"><p>${say('formatsOfPage')}: ${data.map(
    (form, at) => html`${at > 0 && ' · '}<a href="${form.href}" type="${form.mediaType}">${form.label}</a>`,
  )}</p></nav>`;
}

/** A part of a page under its own heading; nothing where it has no content. */
export function section(id: string, heading: Content, body: Content, note?: Content): Html | undefined {
  if (body === undefined || body === null || body === false) return undefined;
  return html`<section class="part" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${note && html`<p class="part-note">${note}</p>`}${body}</section>`;
}
