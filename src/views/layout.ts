import { type Content, html } from './html.ts';
import { directionOf } from './language.ts';
import { speak } from './messages.ts';
import type { Reader } from './view.ts';

/** What a page hands to the layout. */
export interface Page {
  readonly title: string;
  readonly kicker?: Content;
  readonly body: Content;
}

/** The frame of every page. */
export function layout(page: Page, reader: Reader): string {
  const say = speak(reader.language);
  return html`<!doctype html>
<html lang="${reader.language}" dir="${directionOf(reader.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${page.title} · ${say('siteName')}</title></head>
<body><main><p>${page.kicker}</p><h1>${page.title}</h1>${page.body}</main></body></html>`.text;
}
