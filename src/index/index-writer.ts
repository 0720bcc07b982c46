import type { Logger } from 'pino';
import { nextDelta, rebasedDelta } from './delta.ts';
import { DictionaryWriter } from './dictionary-writer.ts';
import { emptyDelta } from './empty-index.ts';
import { type GraphDifference, quadChanges } from './graph-changes.ts';
import type { IndexData } from './index-data.ts';
import { IndexReader } from './index-reader.ts';
import type { MergedIndex } from './merge.ts';
import { mergeInThread } from './merge-in-thread.ts';
import type { GraphChange } from './quad-index.ts';

export interface IndexWriterOptions {
  readonly log?: Pick<Logger, 'info' | 'warn'>;
  /** How many quads may differ from the base before they are merged into it; default: 2 % of the base, at least 50,000. */
  readonly mergeAt?: number;
  /** How long after a failed merge the next may be tried. */
  readonly retryMs?: number;
  /** Called in the same turn for every new version, for whoever passes it on to threads. */
  readonly onVersion?: (data: IndexData) => void;
  /** Called after `onVersion` for those versions that a merge made. */
  readonly onMerged?: (data: IndexData) => void;
  readonly merge?: (data: IndexData, signal: AbortSignal) => Promise<MergedIndex>;
}

const LEAST_MERGE = 50_000;
const MERGE_SHARE = 0.02;
const RETRY_MS = 60_000;

/**
 * The one owner of an index: makes new versions and says which is current. Versions are immutable; whoever reads one goes
 * on reading it. A change costs its own size, a copy of the delta (5 ms at its largest for ten million quads) and nothing
 * of the base; a growing delta is merged into a new base in another thread, and changes go on meanwhile. Taking the new base
 * stops this thread for the time of one copy of the delta, 30 ms.
 */
export class IndexWriter {
  readonly #options: IndexWriterOptions;
  #dictionary: DictionaryWriter;
  #reader: IndexReader;
  #merging: { readonly done: Promise<void>; readonly stop: AbortController } | undefined;
  #pause: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(data: IndexData, options: IndexWriterOptions = {}) {
    this.#options = options;
    this.#dictionary = new DictionaryWriter(data.dictionary);
    this.#reader = new IndexReader({ ...data, dictionary: this.#dictionary.data() });
  }

  /** The current version. */
  get data(): IndexData {
    return this.#reader.data;
  }

  /** A reader of the current version, for this thread. */
  get reader(): IndexReader {
    return this.#reader;
  }

  /**
   * Makes one new version of all the changes, in order, and returns it. They are computed from the version before: what
   * `quads` reads meanwhile is that one. A graph that does not change leaves no trace.
   */
  apply(changes: Iterable<GraphChange | GraphDifference>, position: number): IndexData {
    let reader = this.#reader;
    for (const batch of byDistinctGraphs(changes)) {
      const differences = quadChanges(reader, this.#dictionary, batch);
      if (differences.added.length + differences.removed.length === 0) continue;
      const delta = nextDelta(reader, differences);
      reader = new IndexReader({ ...reader.data, dictionary: this.#dictionary.data(), delta });
    }
    if (position !== reader.position) reader = new IndexReader({ ...reader.data, position });
    this.#publish(reader);
    this.#mergeIfDue();
    return this.data;
  }

  /** Takes another index instead, say one that was built anew; a merge that runs is for nothing. */
  reset(data: IndexData): void {
    this.#stopMerge();
    this.#dictionary = new DictionaryWriter(data.dictionary);
    this.#publish(new IndexReader({ ...data, dictionary: this.#dictionary.data() }));
    this.#mergeIfDue();
  }

  /** Resolves when no merge runs; for whoever wants the base alone, and for tests. */
  async settled(): Promise<void> {
    while (this.#merging !== undefined) await this.#merging.done;
  }

  /** Ends the merge thread. The index can still be read, and changed without being merged. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#pause);
    const running = this.#merging?.done;
    this.#stopMerge();
    await running;
  }

  #publish(reader: IndexReader): void {
    if (reader === this.#reader) return;
    this.#reader = reader;
    this.#options.onVersion?.(reader.data);
  }

  #mergeIfDue(): void {
    if (this.#closed || this.#merging !== undefined || this.#pause !== undefined) return;
    const { base, delta } = this.#reader;
    const least = this.#options.mergeAt ?? Math.max(LEAST_MERGE, base.quads * MERGE_SHARE);
    if (delta.quads < least || delta.isEmpty) return;
    const stop = new AbortController();
    const from = this.data;
    const merge = this.#options.merge ?? mergeInThread;
    const done = merge(from, stop.signal)
      .then((merged) => this.#swap(stop, from, merged))
      .catch((error) => this.#fail(stop, error));
    this.#merging = { done, stop };
  }

  /** From here on the new base serves, with what has changed since the merge began as its delta. */
  #swap(stop: AbortController, from: IndexData, { base, terms }: MergedIndex): void {
    if (stop.signal.aborted) return;
    this.#merging = undefined;
    const now = this.data;
    this.#dictionary = new DictionaryWriter({ base: terms, tail: now.dictionary.tail });
    const delta = now.delta === from.delta ? emptyDelta() : rebasedDelta(now.delta, from.delta);
    this.#publish(new IndexReader({ position: now.position, dictionary: this.#dictionary.data(), base, delta }));
    this.#options.log?.info(
      { quads: base.quads, waiting: this.#reader.delta.quads },
      'merged the changes of the index',
    );
    this.#options.onMerged?.(this.data);
    this.#mergeIfDue();
  }

  /** Nothing is lost: the delta stays, and serves, until a later merge takes it in. */
  #fail(stop: AbortController, error: unknown): void {
    if (stop.signal.aborted) return;
    this.#merging = undefined;
    this.#options.log?.warn({ err: error }, 'could not merge the changes of the index; it is tried again');
    const again = () => {
      this.#pause = undefined;
      this.#mergeIfDue();
    };
    this.#pause = setTimeout(again, this.#options.retryMs ?? RETRY_MS).unref();
  }

  #stopMerge(): void {
    this.#merging?.stop.abort();
    this.#merging = undefined;
  }
}

/** Changes in runs that name each graph once: the second change of a graph is to what the first has made. */
function* byDistinctGraphs<Change extends GraphChange | GraphDifference>(
  changes: Iterable<Change>,
): IterableIterator<Change[]> {
  let batch = new Map<string, Change>();
  for (const change of changes) {
    if (batch.has(change.graph)) {
      yield [...batch.values()];
      batch = new Map();
    }
    batch.set(change.graph, change);
  }
  if (batch.size > 0) yield [...batch.values()];
}
