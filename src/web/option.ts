import type { Suggestion } from './suggestions.ts';
import { pieces } from './typed-text.ts';

/** A suggestion as one reads it: its name with the words found, the other name that holds them, kind and date. */
export function optionOf(suggestion: Suggestion, id: string): HTMLLIElement {
  const { label, labelLanguage, kind, date, name, language, found } = suggestion;
  const option = element('li', '', '');
  option.id = id;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  const isOther = name !== label;
  option.append(line('name', worded(label, labelLanguage, isOther ? [] : found)));
  if (isOther) option.append(' ', line('other', worded(name, language, found)));
  const meta = line('meta', element('bdi', '', kind));
  if (date !== undefined && !label.includes(date)) meta.append(' · ', element('bdi', '', date));
  option.append(' ', meta);
  return option;
}

/** As views/language.ts tells them apart. */
const RIGHT_TO_LEFT = /^(ar|fa|he|ur|ku-arab)\b/i;

/** A text in its own language and direction, kept apart from what stands around it. */
function worded(text: string, language: string, found: Suggestion['found']): HTMLElement {
  const worded = element('bdi', '', '');
  if (language !== '') Object.assign(worded, { lang: language, dir: RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr' });
  pieces(text, found).forEach((piece, at) => {
    worded.append(at % 2 === 1 ? element('mark', '', piece) : piece);
  });
  return worded;
}

function line(className: string, content: Node): HTMLElement {
  const line = element('span', className, '');
  line.append(content);
  return line;
}

/** An element with a class and a text; a text of a source can never become markup. */
export function element<N extends keyof HTMLElementTagNameMap>(
  name: N,
  className: string,
  text: string,
): HTMLElementTagNameMap[N] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
