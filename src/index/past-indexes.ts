import { IsnadError } from '../errors.ts';
import { bytesOfIndex } from './index-bytes.ts';
import type { IndexData } from './index-data.ts';
import { IndexReader } from './index-reader.ts';
import { SharedIndex } from './shared-index.ts';

/** Makes the index of a position; throws `too-large` where it would take more than so many bytes. */
export type BuildPast = (position: number, maxBytes: number, signal: AbortSignal) => Promise<IndexData>;

export interface PastOptions {
  readonly build: BuildPast;
  /** What the archive stands for beside the position: with another one, what was built before is no longer true. */
  readonly state: () => string;
  /** Of all indexes that are kept, and of the one that is built. */
  readonly maxBytes: number;
  /** How long somebody waits for an index. */
  readonly patienceMs: number;
}

/** What the archive answered from at a position of its log. */
export interface PastIndex {
  readonly position: number;
  /** What is withheld, which is withheld of the past as well: part of what an answer depends on. */
  readonly state: string;
  readonly data: IndexData;
  readonly index: SharedIndex;
}

/** Positions that may be built or wait to be. */
const MOST_WAITING = 4;
/** Builds that one question waits for, when what is withheld changes meanwhile. */
const MOST_TRIES = 3;
const RETRY_AFTER_SECONDS = 5;

/**
 * The indexes of past positions: built when they are asked for, one at a time, and kept until others need their room, the
 * least recently asked for first. All of them together stay below one limit. A change of what is withheld forgets them all.
 */
export class PastIndexes {
  readonly #options: PastOptions;
  readonly #stop = new AbortController();
  readonly #kept = new Map<number, PastIndex & { readonly bytes: number }>();
  readonly #building = new Map<number, Promise<PastIndex>>();
  #last: Promise<unknown> = Promise.resolve();
  #state = '';

  constructor(options: PastOptions) {
    this.#options = options;
  }

  /** What is kept now. */
  get size(): { readonly indexes: number; readonly bytes: number } {
    return { indexes: this.#kept.size, bytes: this.#used() };
  }

  /**
   * The index of a position. Throws `refused` where the past is switched off, `too-large` where it has no room, `overload`
   * while others are built or when this one takes too long; it is built all the same, for whoever asks again.
   */
  async open(position: number): Promise<PastIndex> {
    if (this.#options.maxBytes === 0) throw switchedOff();
    const patience = AbortSignal.timeout(this.#options.patienceMs);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const past = this.#known(position) ?? (await until(patience, this.#ask(position)));
      // Something may have been withheld while it was built.
      if (past.state === this.#options.state()) return past;
    }
    throw busy();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#kept.clear();
    await this.#last;
  }

  #known(position: number): PastIndex | undefined {
    this.#forgetOthers();
    const known = this.#kept.get(position);
    if (known === undefined) return undefined;
    this.#kept.delete(position);
    this.#kept.set(position, known);
    return known;
  }

  #forgetOthers(): void {
    const state = this.#options.state();
    if (state === this.#state) return;
    this.#state = state;
    this.#kept.clear();
  }

  #ask(position: number): Promise<PastIndex> {
    const building = this.#building.get(position);
    if (building !== undefined) return building;
    if (this.#building.size >= MOST_WAITING || this.#stop.signal.aborted) throw busy();
    const built = this.#last.then(() => this.#build(position));
    this.#building.set(position, built);
    this.#last = built.then(
      () => this.#building.delete(position),
      () => this.#building.delete(position),
    );
    return built;
  }

  async #build(position: number): Promise<PastIndex> {
    const { build, maxBytes, state: stateOf } = this.#options;
    const state = stateOf();
    // Whatever is kept stands in the way of an index that may need all the room: it goes first.
    const room = this.#makeRoom(maxBytes / 2);
    let data: IndexData;
    try {
      data = await build(position, room, this.#stop.signal);
    } catch (error) {
      if (!(error instanceof IsnadError) || error.code !== 'too-large' || room === maxBytes) throw error;
      this.#kept.clear();
      data = await build(position, maxBytes, this.#stop.signal);
    }
    const bytes = bytesOfIndex(data);
    if (bytes > maxBytes) throw tooLarge(bytes, maxBytes);
    const past = { position, state, data, index: new SharedIndex({ reader: new IndexReader(data) }), bytes };
    this.#forgetOthers();
    this.#makeRoom(bytes);
    if (state === this.#state) this.#kept.set(position, past);
    return past;
  }

  /** Lets the oldest go until so many bytes are free; gives how many are. */
  #makeRoom(bytes: number): number {
    for (const position of this.#kept.keys()) {
      if (this.#options.maxBytes - this.#used() >= bytes) break;
      this.#kept.delete(position);
    }
    return this.#options.maxBytes - this.#used();
  }

  #used(): number {
    return [...this.#kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

/** The problem of an index that has no room within the limit. */
export function tooLarge(bytes: number, maxBytes: number): IsnadError {
  const [needed, allowed] = [bytes, maxBytes].map((value) => Math.ceil(value / 1024 / 1024));
  return new IsnadError(
    'too-large',
    `The archive of that time needs some ${needed} MB to answer from, and ${allowed} MB are allowed for the past (AT_MEMORY_MB).`,
    {
      arabic: `يحتاج الأرشيف كما كان حينها إلى نحو ${needed} ميغابايت للإجابة منه، والمسموح للماضي ${allowed} ميغابايت (\u2066AT_MEMORY_MB\u2069).`,
    },
  );
}

/** The problem of an index that cannot be made in the memory that goes with the limit. */
export function tooLargeToBuild(maxBytes: number): IsnadError {
  const allowed = Math.ceil(maxBytes / 1024 / 1024);
  return new IsnadError(
    'too-large',
    `Making the archive of that time ready takes more memory than goes with the ${allowed} MB that are allowed for the past (AT_MEMORY_MB).`,
    {
      arabic: `يحتاج إعداد الأرشيف كما كان حينها إلى ذاكرة أكبر مما يتيحه المسموح للماضي، وهو ${allowed} ميغابايت (\u2066AT_MEMORY_MB\u2069).`,
    },
  );
}

function until<T>(patience: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const give = () => reject(busy());
    if (patience.aborted) give();
    patience.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => patience.removeEventListener('abort', give));
  });
}

function busy(): IsnadError {
  return new IsnadError('overload', 'The archive of that time is being made ready, or others are before it.', {
    arabic: 'الأرشيف كما كان حينها قيد الإعداد، أو تسبقه طلبات أخرى.',
    extra: { retryAfter: RETRY_AFTER_SECONDS },
  });
}

function switchedOff(): IsnadError {
  return new IsnadError('refused', 'This archive answers from the present alone: leave "at" out. Versions remain.', {
    arabic: 'يجيب هذا الأرشيف من الحاضر وحده: احذف at. والنُّسخ باقية.',
  });
}
