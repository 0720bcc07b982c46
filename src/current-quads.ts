import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import type { Archive } from './archive/archive.ts';
import { buildIndex } from './build-index.ts';
import { followArchive, isFarBehind } from './follow-archive.ts';
import type { IndexData } from './index/index-data.ts';
import { IndexWriter } from './index/index-writer.ts';
import { SharedIndex } from './index/shared-index.ts';
import { IndexSnapshots } from './index-snapshots.ts';

/** How the current quads of an archive are opened. */
export interface CurrentOptions {
  /** Where the snapshot of the index lies; without it none is read and none is saved. */
  readonly stateDir?: string;
  /** False beside a process that may be saving snapshots itself. */
  readonly save?: boolean;
  readonly log?: Pick<Logger, 'info' | 'warn'>;
}

/**
 * Opens what an archive answers from: its snapshot and the changes since or, where there is none that serves, the archive
 * itself. A snapshot that does not serve is told in one line and never an error.
 */
export function openCurrentQuads(archive: Archive, options: CurrentOptions = {}): CurrentQuads {
  const { stateDir, save = true, log } = options;
  const start = performance.now();
  const onFailure = (err: Error) => log?.warn({ err }, 'could not save the index; the next start builds it anew');
  const snapshots = stateDir === undefined ? undefined : new IndexSnapshots(archive, stateDir, onFailure);
  const read = snapshots?.read();
  const data = read?.state === 'read' ? read.data : buildIndex(archive);
  const current = new CurrentQuads(archive, data, { snapshots: save ? snapshots : undefined, log });
  current.update();
  current.save();
  const about = { position: archive.position, triples: current.index.size, ms: Math.round(performance.now() - start) };
  const how = read?.state === 'read' ? 'read the index from its snapshot' : 'built the index from the archive';
  log?.info(about, read?.state === 'unusable' ? `${how}; its snapshot was of no use: ${read.why}` : how);
  return current;
}

/** Has what is found by words and what queries read follow every version of the quads, in the turn that it is made. */
export function showVersions(current: CurrentQuads, { search, engine }: Followers): void {
  current.tell((data) => {
    // First what is found: an answer of the new version must not be made, and kept, from the old names.
    try {
      search.update();
    } finally {
      engine.show(data);
    }
  });
}

interface Followers {
  readonly search: { update(): void };
  readonly engine: { show(data: IndexData): void };
}

interface Surroundings {
  readonly snapshots: IndexSnapshots | undefined;
  readonly log: CurrentOptions['log'];
}

/** What an archive answers from, kept current. One object for the life of the process, whatever changes. */
export class CurrentQuads {
  /** For whoever reads in this thread. */
  readonly index: SharedIndex;
  readonly #archive: Archive;
  readonly #writer: IndexWriter;
  readonly #snapshots: IndexSnapshots | undefined;
  #onVersion: (data: IndexData) => void = () => {};

  constructor(archive: Archive, data: IndexData, { snapshots, log }: Surroundings) {
    this.#archive = archive;
    this.#snapshots = snapshots;
    this.#writer = new IndexWriter(data, {
      ...(log === undefined ? {} : { log }),
      onMerged: () => {
        this.#onVersion(this.data);
        this.save();
      },
    });
    this.index = new SharedIndex(this.#writer);
  }

  /** For threads. */
  get data(): IndexData {
    return this.#writer.data;
  }

  /** Tells somebody of every new version, in the turn that it is made; of those before it is asked for, nothing. */
  tell(onVersion: (data: IndexData) => void): void {
    this.#onVersion = onVersion;
  }

  /** Brings the quads up to the archive's position, in this turn. */
  update(): void {
    const archive = this.#archive;
    const { position } = this.index;
    if (position === archive.position) return;
    const anew = isFarBehind(archive, position);
    if (anew) this.#writer.reset(buildIndex(archive));
    else followArchive(this.#writer, this.index, archive);
    this.#onVersion(this.data);
    if (anew) this.save();
  }

  /** Saves a snapshot in the background, if there is something new to save. */
  save(): void {
    this.#snapshots?.save(this.data);
  }

  /** Saves what is not saved yet, and ends the threads. */
  async close(): Promise<void> {
    this.save();
    await this.#writer.close();
    await this.#snapshots?.close();
  }
}
