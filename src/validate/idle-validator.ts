import { IsnadError } from '../errors.ts';
import { rulesFingerprint } from './fingerprint.ts';
import type { Validatable } from './neighbourhood.ts';
import type { Surroundings } from './surroundings.ts';
import { createValidator, type Validator } from './validator.ts';
import type { Verdict } from './verdict.ts';

/** Each holds the shapes, about 40 MB; they end with the load. */
const THREADS = 2;

/** A validator whose threads start with the first record: a restart over unchanged data needs none of them. */
export class IdleValidator {
  readonly fingerprint = rulesFingerprint();
  readonly threads: number;
  #started: Promise<Validator> | undefined;
  #closed = false;

  constructor(threads: number = THREADS) {
    this.threads = threads;
  }

  async validate(record: Validatable, surroundings: Surroundings): Promise<Verdict> {
    if (this.#closed) throw new IsnadError('internal', 'The validator is closed.');
    this.#started ??= createValidator({ threads: this.threads });
    return (await this.#started).validate(record, surroundings);
  }

  /** Ends the threads; records still waiting, and all that come later, are rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#started)?.close();
  }
}
