import type { TermId } from '../../../index/term-id.ts';
import type { PathCursor } from './path-cursor.ts';

/** Any of several paths, one after another; a pair that two of them connect comes twice. */
export class ChoiceCursor implements PathCursor {
  from: TermId = 0;
  to: TermId = 0;
  readonly #paths: readonly PathCursor[];
  #from: TermId = 0;
  #to: TermId = 0;
  #at = 0;

  constructor(paths: readonly PathCursor[]) {
    this.#paths = paths;
  }

  open(from: TermId, to: TermId): void {
    this.#from = from;
    this.#to = to;
    this.#at = 0;
    this.#paths[0]?.open(from, to);
  }

  next(): boolean {
    const paths = this.#paths;
    while (this.#at < paths.length) {
      const path = paths[this.#at] as PathCursor;
      if (path.next()) {
        this.from = path.from;
        this.to = path.to;
        return true;
      }
      this.#at++;
      paths[this.#at]?.open(this.#from, this.#to);
    }
    return false;
  }
}
