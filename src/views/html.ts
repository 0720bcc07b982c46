/** Text that is safe to stand in an HTML page; only `html` and `trusted` make it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** What may be put into a template: everything but `Html` is escaped; nothing, null and false leave no trace. */
export type Content = Html | string | number | bigint | null | undefined | false | readonly Content[];

/** Template tag that escapes whatever is put into it, so that no text of a source can become markup. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  let text = strings[0] ?? '';
  values.forEach((value, at) => {
    text += render(value) + (strings[at + 1] ?? '');
  });
  return new Html(text);
}

/** Marks text as markup that needs no escaping: for what our own code has written, never for a value. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Joins contents with a separator. */
export function join(items: readonly Content[], separator: Content): Html {
  return new Html(items.map(render).join(render(separator)));
}

/** Escapes text for element content and for quoted attribute values. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An address for `href`: only http(s) leads anywhere, so a `javascript:` in the data stays text. */
export function safeUrl(url: string): string | undefined {
  return /^https?:\/\//i.test(url) ? url : undefined;
}

/** A JSON value for a `<script type="application/ld+json">`: `<` is written so that the element cannot end early. */
export function jsonForScript(value: unknown): Html {
  const json = JSON.stringify(value);
  return new Html(json.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

function render(value: Content): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  return escapeHtml(String(value));
}
