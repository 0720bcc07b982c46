import { Readable } from 'node:stream';

/**
 * The bytes of an answer on their way from a thread: asks for more only as they are read, so a slow reader costs a window.
 * Emits `complete` when the thread has given all of them.
 */
export class AnswerBody extends Readable {
  readonly #more: (chunks: number) => void;
  readonly #stopped: () => void;
  #unread = 0;
  #complete = false;

  /** `more` grants the thread further chunks; `stopped` is called when the reader leaves before the end. */
  constructor(more: (chunks: number) => void, stopped: () => void) {
    super({ highWaterMark: 64 * 1024 });
    this.#more = more;
    this.#stopped = stopped;
  }

  /** Takes a chunk from the thread. */
  accept(bytes: Uint8Array): void {
    this.#unread++;
    if (this.push(bytes)) this.#grant();
  }

  /** The answer is complete. */
  complete(): void {
    this.#complete = true;
    this.push(null);
    this.emit('complete');
  }

  override _read(): void {
    this.#grant();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.#complete) this.#stopped();
    done(error);
  }

  #grant(): void {
    if (this.#unread === 0) return;
    this.#more(this.#unread);
    this.#unread = 0;
  }
}
