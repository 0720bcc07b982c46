import { Readable } from 'node:stream';
import type { QueryOutcome } from './engine.ts';

/** An answer that is there as a whole. */
export class WholeAnswer implements QueryOutcome {
  readonly kind: QueryOutcome['kind'];
  readonly format: QueryOutcome['format'];
  readonly position: number;
  readonly whole: Uint8Array;

  constructor({ kind, format, position }: Pick<QueryOutcome, 'kind' | 'format' | 'position'>, whole: Uint8Array) {
    this.kind = kind;
    this.format = format;
    this.position = position;
    this.whole = whole;
  }

  /** A new stream of a copy each time, as its chunks are the reader's; most readers take the bytes. */
  get body(): Readable {
    const body = new Readable({ read() {} });
    if (this.whole.length > 0) body.push(Buffer.from(this.whole));
    body.push(null);
    return body;
  }
}
