import { join } from 'node:path';
import type { Archive } from './archive/archive.ts';
import { isFarBehind } from './follow-archive.ts';
import { codeHash } from './index/code-hash.ts';
import type { IndexData } from './index/index-data.ts';
import { readSnapshot, type SnapshotRead } from './index/snapshot-file.ts';
import type { SnapshotOrigin } from './index/snapshot-header.ts';
import { SnapshotSaver } from './index/snapshot-saver.ts';

/** Everything beside the archive that makes an index what it is: our terms, and the code that reads, derives and packs. */
const RULES = ['../ontology/', './archive/', './build-index.ts', './claims/', './index/', './rdf/', './records/'];

/** The snapshots of one archive's index, in its state folder. */
export class IndexSnapshots {
  readonly #archive: Archive;
  readonly #path: string;
  readonly #rules = codeHash(RULES.map((place) => new URL(place, import.meta.url)));
  readonly #saver: SnapshotSaver;
  #last: IndexData | undefined;

  constructor(archive: Archive, stateDir: string, onFailure: (error: Error) => void) {
    this.#archive = archive;
    this.#path = join(stateDir, 'index.snapshot');
    this.#saver = new SnapshotSaver(this.#path, onFailure);
  }

  /** The snapshot, if it was made from this archive by this code and is not too far behind. */
  read(): SnapshotRead {
    const read = readSnapshot(this.#path, (origin, position) => this.#objection(origin, position));
    if (read.state === 'read') this.#last = read.data;
    return read;
  }

  /** Saves an index in the background, unless it is what was read or saved last. */
  save(data: IndexData): void {
    const history = this.#archive.historyAt(data.position);
    if (history === undefined || isSame(data, this.#last)) return;
    this.#last = data;
    this.#saver.save(data, { base: this.#archive.base, history, rules: this.#rules });
  }

  /** Resolves when what was asked for is saved. */
  close(): Promise<void> {
    return this.#saver.close();
  }

  #objection({ base, history, rules }: SnapshotOrigin, position: number): string | undefined {
    const archive = this.#archive;
    if (base !== archive.base || history !== archive.historyAt(position)) return 'it was made from another archive';
    if (rules !== this.#rules) return 'it was made by another version of Isnad';
    return isFarBehind(archive, position) ? `it is ${archive.position - position} changes behind` : undefined;
  }
}

/** Whether two versions hold the same; a merge makes another version of the same position, and a smaller snapshot. */
function isSame(a: IndexData, b: IndexData | undefined): boolean {
  return a.position === b?.position && a.base === b.base && a.delta === b.delta;
}
