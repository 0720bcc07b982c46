import { type Content, type Html, html } from '../views/html.ts';

/** What XML 1.0 (2.2) has no way to write, escaped or not, lone surrogates aside. */
const UNWRITABLE = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/gu;

/**
 * Template tag for XML documents: escapes whatever is put into it, as element content and as quoted attribute value, and
 * writes U+FFFD for what XML cannot hold.
 */
export function xml(strings: TemplateStringsArray, ...values: Content[]): Html {
  return html(strings, ...values.map(writable));
}

function writable(value: Content): Content {
  if (typeof value === 'string') return value.toWellFormed().replace(UNWRITABLE, '\ufffd');
  return Array.isArray(value) ? value.map(writable) : value;
}

/** A whole document as it is sent. */
export function xmlDocument(root: Html): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`;
}

/** An instant as the harvest protocols with a granularity of seconds write it (UTC, `YYYY-MM-DDThh:mm:ssZ`). */
export function utcSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
