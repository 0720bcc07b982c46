import { IsnadError } from '../errors.ts';
import type { DataPort } from './handed-over.ts';

/** The index of a past position, on its way to those that will answer from it. */
export interface BuiltPast {
  readonly bytes: number;
  readonly data: DataPort;
}

/** Makes the index of a position; throws `too-large` where it would take more than so many bytes. */
export type BuildPast = (position: number, maxBytes: number, signal: AbortSignal) => Promise<BuiltPast>;

export interface PastOptions<A> {
  readonly build: BuildPast;
  /** Makes what answers from an index and alone holds it; `lost` is told where it has ended by itself. */
  readonly answer: (built: BuiltPast, lost: () => void) => A;
  /** What the archive stands for beside the position: with another one, what was built before is no longer true. */
  readonly state: () => string;
  /** Of all indexes that are there, and of the one that is built. */
  readonly maxBytes: number;
  /** How long somebody waits for an index. */
  readonly patienceMs: number;
}

/** What the archive answered from at a position of its log. Whoever opened it has it until they leave. */
export interface OpenPast<A> {
  readonly position: number;
  /** What is withheld, which is withheld of the past as well: part of what an answer depends on. */
  readonly state: string;
  readonly answers: A;
  /** To be called when it is needed no longer; once or more. */
  readonly leave: () => void;
  /**
   * Has it for one more, who may work on when the one who opened it has left; gives what to call then. Throws `overload`
   * where it has ended, or something has been withheld since: whoever waited for a turn must not be answered from it.
   */
  readonly hold: () => () => void;
}

interface Past<A> extends Omit<OpenPast<A>, 'leave' | 'hold'> {
  readonly bytes: number;
  users: number;
  /** Nobody gets it any more: it ends with its last user. */
  isDropped: boolean;
  ended?: Promise<void>;
}

/** Positions that may be built or wait to be. */
const MOST_WAITING = 4;
/** Each has threads, however small its index is. */
const MOST_KEPT = 4;
/** Builds that one question waits for, when what is withheld changes meanwhile. */
const MOST_TRIES = 3;
const RETRY_AFTER_SECONDS = 5;

/**
 * The indexes of past positions: built when they are asked for, one at a time, and kept until others need their room, the
 * least recently asked for first. All of them together stay below one limit, those that are let go included until their
 * memory is given back. A change of what is withheld forgets them all.
 */
export class PastIndexes<A extends { close(): Promise<void> }> {
  readonly #options: PastOptions<A>;
  readonly #stop = new AbortController();
  readonly #kept = new Map<number, Past<A>>();
  /** Those that are kept, and those that are dropped and have not ended yet. */
  readonly #there = new Set<Past<A>>();
  readonly #building = new Map<number, Promise<Past<A>>>();
  #last: Promise<unknown> = Promise.resolve();
  #state = '';

  constructor(options: PastOptions<A>) {
    this.#options = options;
  }

  /** What takes memory now. */
  get size(): { readonly indexes: number; readonly bytes: number } {
    return { indexes: this.#there.size, bytes: this.#used() };
  }

  /**
   * The index of a position. Throws `refused` where the past is switched off, `too-large` where it has no room, `overload`
   * while others are built or used or when this one takes too long; it is built all the same, for whoever asks again.
   */
  async open(position: number): Promise<OpenPast<A>> {
    if (this.#options.maxBytes === 0) throw switchedOff();
    let patience: AbortSignal | undefined;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      let past = this.#known(position);
      if (past === undefined) {
        patience ??= AbortSignal.timeout(this.#options.patienceMs);
        past = await until(patience, this.#ask(position));
      }
      // Something may have been withheld while it was built.
      if (past.state === this.#options.state() && !past.isDropped) return this.#use(past);
    }
    throw busy();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#last;
    await Promise.all([...this.#there].map((past) => this.#end(past)));
    this.#kept.clear();
  }

  #use(past: Past<A>): OpenPast<A> {
    const { position, state, answers } = past;
    return { position, state, answers, leave: this.#enter(past), hold: () => this.#hold(past) };
  }

  #hold(past: Past<A>): () => void {
    if (past.ended !== undefined || past.state !== this.#options.state()) throw busy();
    return this.#enter(past);
  }

  #enter(past: Past<A>): () => void {
    past.users++;
    let isThere = true;
    return () => {
      if (!isThere) return;
      isThere = false;
      past.users--;
      if (past.isDropped && past.users === 0) void this.#end(past);
    };
  }

  #known(position: number): Past<A> | undefined {
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
    for (const past of [...this.#kept.values()]) this.#drop(past);
  }

  #ask(position: number): Promise<Past<A>> {
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

  async #build(position: number): Promise<Past<A>> {
    const { maxBytes, state: stateOf, answer } = this.#options;
    const state = stateOf();
    const built = await this.#buildWithin(position);
    if (built.bytes > maxBytes - this.#used()) {
      built.data.port.close();
      throw tooLarge(built.bytes, maxBytes);
    }
    const lost = () => this.#drop(past);
    const past: Past<A> = {
      position,
      state,
      answers: answering(() => answer(built, lost), built),
      bytes: built.bytes,
      users: 0,
      isDropped: false,
    };
    this.#there.add(past);
    this.#forgetOthers();
    if (state === this.#state) this.#kept.set(position, past);
    else this.#drop(past);
    return past;
  }

  /** Whatever is kept stands in the way of an index that may need all the room: it goes first. */
  async #buildWithin(position: number): Promise<BuiltPast> {
    const { build, maxBytes } = this.#options;
    const room = await this.#makeRoom(maxBytes / 2);
    const { signal } = this.#stop;
    // A signal that is given already stops no build.
    if (signal.aborted) throw busy();
    try {
      return await build(position, room, signal);
    } catch (error) {
      // It was stopped: nothing failed.
      if (signal.aborted) throw busy();
      if (!(error instanceof IsnadError) || error.code !== 'too-large' || room === maxBytes) throw error;
    }
    const all = await this.#makeRoom(maxBytes);
    // Whether it would fit is known when those who use the others have left.
    if (all < maxBytes || signal.aborted) throw busy();
    return build(position, maxBytes, signal);
  }

  /**
   * Lets go of what nobody uses, the oldest first, until so many bytes are free and there may be one more; gives how many
   * are free once the memory is given back. Throws `overload` where too many are used.
   */
  async #makeRoom(bytes: number): Promise<number> {
    const { maxBytes } = this.#options;
    await Promise.all([...this.#there].map(({ ended }) => ended));
    for (const past of [...this.#kept.values()]) {
      if (maxBytes - this.#used() >= bytes && this.#there.size < MOST_KEPT) break;
      if (past.users > 0) continue;
      this.#drop(past);
      await past.ended;
    }
    if (this.#there.size >= MOST_KEPT) throw busy();
    return maxBytes - this.#used();
  }

  #drop(past: Past<A>): void {
    if (this.#kept.get(past.position) === past) this.#kept.delete(past.position);
    past.isDropped = true;
    if (past.users === 0) void this.#end(past);
  }

  /** Ends what answers; its memory counts until it has ended. */
  #end(past: Past<A>): Promise<void> {
    past.isDropped = true;
    past.ended ??= past.answers.close().finally(() => this.#there.delete(past));
    return past.ended;
  }

  #used(): number {
    return [...this.#there].reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

/** An index for which no threads come up must not stay in its port. */
function answering<A>(answer: () => A, { data }: BuiltPast): A {
  try {
    return answer();
  } catch (error) {
    data.port.close();
    throw error;
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
