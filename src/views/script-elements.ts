import { SCRIPTS } from './assets.ts';
import { type Html, html } from './html.ts';
import { speak } from './messages.ts';
import type { ScriptName } from './scripts.ts';
import { LONGEST_TEXT } from './search-request.ts';
import type { Reader } from './view.ts';

/** A script of a page, with its modules asked for at once; `bears`: what it is told. */
export function scriptOf(name: ScriptName, reader: Reader, bears?: Html): Html {
  const [entry, ...others] = SCRIPTS[name].map((path) => reader.href(path, { lang: '' }));
  return html`${others.map((href) => html`<link rel="modulepreload" href="${href}">\n`)}<script type="module" src="${entry}"${bears}></script>\n`;
}

/** The script that suggests records in the fields of a page (`input[data-suggest]`). It has no words of its own. */
export function suggestScript(reader: Reader): Html {
  const say = speak(reader.language);
  const bears = html` data-suggestions="${reader.href('search/suggest')}" data-longest="${LONGEST_TEXT}" data-list="${say('suggestions')}" data-found="${say('suggestionsFound')}" data-none="${say('suggestionsNone')}"`;
  return scriptOf('suggest', reader, bears);
}
