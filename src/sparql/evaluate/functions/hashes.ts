import { createHash } from 'node:crypto';
import { NOTHING } from '../../../index/term-id.ts';
import { type Computation, TextComputation, type TextSlot, type TextSource, textSource } from '../computation.ts';
import { argument, type FunctionRow, type FunctionTable, taking } from './function-table.ts';

/** A digest of the UTF-8 of a string without a language, in lower-case hexadecimal. */
class Digest extends TextComputation {
  readonly #text: TextSource;
  readonly #algorithm: string;

  constructor(text: Computation, algorithm: string) {
    super(text.terms, [text], { costly: true });
    this.#text = textSource(text);
    this.#algorithm = algorithm;
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    if (!this.#text.read(rows, at, into) || into.language !== NOTHING) return false;
    return into.set(createHash(this.#algorithm).update(into.text, 'utf8').digest('hex'), NOTHING);
  }
}

const digest = (algorithm: string): FunctionRow => taking(1, (args) => new Digest(argument(args, 0), algorithm));

/** SPARQL 1.1, 17.4.6. */
export const HASHES: FunctionTable = {
  md5: digest('md5'),
  sha1: digest('sha1'),
  sha256: digest('sha256'),
  sha384: digest('sha384'),
  sha512: digest('sha512'),
};
