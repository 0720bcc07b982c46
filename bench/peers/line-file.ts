import { appendFileSync, closeSync, openSync } from 'node:fs';

/** A new file that lines are appended to, a megabyte at a time; replaces what stood there. */
export class LineFile {
  readonly #file: number;
  #buffer: string[] = [];
  #length = 0;
  count = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  add(line: string): void {
    this.count += 1;
    this.#buffer.push(line);
    this.#length += line.length;
    if (this.#length > 1_000_000) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    appendFileSync(this.#file, this.#buffer.join(''));
    this.#buffer = [];
    this.#length = 0;
  }
}
