import { element, optionOf } from './option.ts';
import { type Suggestion, Suggestions } from './suggestions.ts';

/** What a field says, in the reader's language. */
interface Words {
  /** Name of the list. */
  readonly list: string;
  /** How many there are, `{count}` being their number. */
  readonly found: string;
  readonly none: string;
}

interface Choices {
  readonly words: Words;
  readonly address: string;
  readonly longest: number;
  /** What of the field's text is asked for. */
  readonly askedIn: (text: string) => string;
  readonly choose: (suggestion: Suggestion) => void;
}

/**
 * Makes a field an editable combobox with a list (WAI-ARIA Authoring Practices, "Combobox with list autocomplete"): the
 * keyboard stays in the field, arrows go through the list, Enter takes what they stand at, Escape closes the list.
 */
export class Combobox {
  readonly #input: HTMLInputElement;
  readonly #choices: Choices;
  readonly #list = element('ul', 'suggestions', '');
  readonly #status = element('div', 'vh', '');
  readonly #suggestions: Suggestions;
  #shown: readonly { readonly option: HTMLElement; readonly suggestion: Suggestion }[] = [];
  #active = -1;
  /** Where in the list to stand once it opens: an arrow asked for it. */
  #wanted: number | undefined;

  constructor(input: HTMLInputElement, choices: Choices) {
    this.#input = input;
    this.#choices = choices;
    const { address, longest, words } = choices;
    this.#suggestions = new Suggestions({
      address,
      longest,
      show: (suggestions) => this.#show(suggestions),
      fetch: (address, signal) => fetch(address, { signal, headers: { Accept: 'application/json' } }),
    });
    // A search field cannot be a combobox (ARIA in HTML), and Escape would empty it.
    if (input.type === 'search') Object.assign(input, { type: 'text', enterKeyHint: 'search' });
    this.#list.id = `${input.id}-suggestions`;
    this.#list.hidden = true;
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', words.list);
    this.#status.setAttribute('role', 'status');
    for (const [name, value] of Object.entries({
      role: 'combobox',
      autocomplete: 'off',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': this.#list.id,
    }))
      input.setAttribute(name, value);
    input.after(this.#list, this.#status);
    input.addEventListener('input', () => this.#ask());
    input.addEventListener('keydown', (event) => this.#keydown(event));
    input.addEventListener('blur', () => this.close());
    input.form?.addEventListener('submit', () => this.close());
    // The field keeps the keyboard, and so the list stays open, while somebody points at it.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', ({ target }) => {
      const chosen = this.#shown.find(({ option }) => option.contains(target as Node));
      if (chosen !== undefined) this.#choose(chosen.suggestion);
    });
  }

  /** Closes the list and takes back what is asked; the text stays. */
  close(): void {
    this.#suggestions.cancel();
    this.#show(undefined);
  }

  /** Says something to those who do not see the page. */
  say(text: string): void {
    this.#status.textContent = text;
  }

  #ask(wanted?: number): void {
    this.#wanted = wanted;
    this.#activate(-1);
    this.#suggestions.typed(this.#choices.askedIn(this.#input.value), { isNow: wanted !== undefined });
  }

  #show(suggestions: readonly Suggestion[] | undefined): void {
    const { found, none } = this.#choices.words;
    const isOpen = suggestions !== undefined && suggestions.length > 0;
    this.#activate(-1);
    this.#shown = (suggestions ?? []).map((suggestion, at) => ({
      suggestion,
      option: optionOf(suggestion, `${this.#list.id}-${at}`),
    }));
    this.#list.replaceChildren(...this.#shown.map(({ option }) => option));
    this.#list.hidden = !isOpen;
    this.#list.scrollTop = 0;
    this.#list.classList.remove('turned');
    const { left, right } = this.#list.getBoundingClientRect();
    this.#list.classList.toggle('turned', left < 0 || right > document.documentElement.clientWidth);
    this.#input.setAttribute('aria-expanded', String(isOpen));
    if (suggestions !== undefined) this.say(isOpen ? found.replace('{count}', String(suggestions.length)) : none);
    else this.say('');
    if (isOpen && this.#wanted !== undefined) this.#activate(this.#wanted);
    this.#wanted = undefined;
  }

  #keydown(event: KeyboardEvent): void {
    // While letters are composed, the keys belong to that.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isOpen = !this.#list.hidden;
    const { key, altKey } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const isDown = key === 'ArrowDown';
      if (altKey && !isDown) this.close();
      else if (!isOpen) this.#ask(altKey ? -1 : isDown ? 0 : Number.POSITIVE_INFINITY);
      else if (!altKey) this.#activate(isDown ? this.#active + 1 : this.#active - 1, { goesRound: true });
    } else if (key === 'Enter' && isOpen && this.#active >= 0) {
      const chosen = this.#shown[this.#active];
      if (chosen !== undefined) this.#choose(chosen.suggestion);
    } else if (key === 'Escape' && (isOpen || this.#suggestions.isWaiting)) {
      this.close();
    } else {
      // Any other key goes on in the text.
      if (['Home', 'End', 'ArrowLeft', 'ArrowRight'].includes(key)) this.#activate(-1);
      return;
    }
    event.preventDefault();
  }

  /** Stands at an option, or at none (-1). */
  #activate(at: number, { goesRound = false } = {}): void {
    const last = this.#shown.length - 1;
    const next = goesRound ? (at < 0 ? last : at > last ? 0 : at) : Math.min(at, last);
    this.#shown[this.#active]?.option.setAttribute('aria-selected', 'false');
    this.#active = next;
    const option = this.#shown[next]?.option;
    if (option === undefined) {
      this.#input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
  }

  #choose(suggestion: Suggestion): void {
    this.close();
    this.#choices.choose(suggestion);
  }
}
