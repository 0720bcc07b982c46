import { isWorthAsking, suggestionsAddress } from './typed-text.ts';

/** What the server suggests (views/search-suggestions.ts). */
export interface Suggestion {
  readonly iri: string;
  readonly page: string;
  readonly label: string;
  readonly labelLanguage: string;
  readonly kind: string;
  readonly date?: string;
  readonly name: string;
  readonly language: string;
  readonly found: readonly (readonly [start: number, end: number])[];
}

interface Asking {
  /** Address of the suggestions, without a text. */
  readonly address: string;
  /** The longest text that the server takes. */
  readonly longest: number;
  /** Called with the answer to what was typed last; undefined: nothing was asked, or the answer did not come. */
  readonly show: (suggestions: readonly Suggestion[] | undefined) => void;
  readonly fetch: (address: string, signal: AbortSignal) => Promise<Pick<Response, 'ok' | 'json'>>;
}

/** A pause in typing, in milliseconds; shorter than people notice, longer than most take from key to key. */
const PAUSE_MS = 150;

/**
 * Asks for suggestions while somebody types. Only what was typed last is ever shown: each text takes back the question before
 * it, and an answer that comes all the same is dropped. A question that fails says nothing: the form works without.
 */
export class Suggestions {
  readonly #asking: Asking;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: AbortController | undefined;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  /** Whether an answer may still come. */
  get isWaiting(): boolean {
    return this.#stop !== undefined;
  }

  /** Asks for a text after a pause, or at once. */
  typed(text: string, { isNow = false } = {}): void {
    this.cancel();
    if (!isWorthAsking(text, this.#asking.longest)) {
      this.#asking.show(undefined);
      return;
    }
    const stop = new AbortController();
    this.#stop = stop;
    this.#timer = setTimeout(() => void this.#ask(text, stop), isNow ? 0 : PAUSE_MS);
  }

  /** Takes back what is asked. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#stop?.abort();
    this.#stop = undefined;
  }

  async #ask(text: string, stop: AbortController): Promise<void> {
    let found: readonly Suggestion[] | undefined;
    try {
      const answer = await this.#asking.fetch(suggestionsAddress(this.#asking.address, text), stop.signal);
      if (answer.ok) found = ((await answer.json()) as { suggestions: Suggestion[] }).suggestions;
    } catch {
      found = undefined;
    }
    if (this.#stop !== stop) return;
    this.#stop = undefined;
    this.#asking.show(found);
  }
}
