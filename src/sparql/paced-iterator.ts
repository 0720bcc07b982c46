import { AsyncIterator } from 'asynciterator';

/** Items handed on before the thread's other work gets its turn. */
const STRIDE = 512;

/**
 * Hands on what an iterator yields, with a pause after every stride. Without pauses a listener takes a million items in
 * one go: nothing is freed meanwhile, and no cancellation is heard.
 */
export class PacedIterator<T> extends AsyncIterator<T> {
  readonly #items: Iterator<T>;
  #left = STRIDE;

  constructor(items: Iterator<T>) {
    super();
    this.#items = items;
    this.readable = true;
  }

  override read(): T | null {
    if (this.done || !this.readable) return null;
    if (this.#left === 0) {
      this.readable = false;
      setImmediate(() => {
        this.#left = STRIDE;
        this.readable = true;
      });
      return null;
    }
    this.#left--;
    const { done, value } = this.#items.next();
    if (!done) return value;
    this.close();
    return null;
  }

  protected override _destroy(_cause: Error | undefined, callback: (error?: Error) => void): void {
    this.#items.return?.();
    callback();
  }
}
