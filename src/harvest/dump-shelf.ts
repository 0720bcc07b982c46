import type { Archive } from '../archive/archive.ts';
import { type StoredDump, storedDumps } from './dump-folder.ts';
import type { PublicKeyInfo } from './dump-manifest.ts';

/** What stands on the shelf. */
export interface ShelfOptions {
  readonly archive: Archive;
  /** The folder of dumps; without one the shelf is empty. */
  readonly dir: string | undefined;
  /** The key by which this archive signs. */
  readonly key?: PublicKeyInfo;
}

/** What became of a dump. */
export type DumpStanding =
  | { readonly state: 'served'; readonly dump: StoredDump }
  | { readonly state: 'taken-down' }
  | { readonly state: 'unknown' };

/**
 * The dumps that may be served: of this archive, under its base, and from after the last take-down. One that holds what has
 * been withdrawn, redacted or withheld since is off the shelf in the turn that the archive knows of it; its files go with the
 * next build.
 */
export class DumpShelf {
  readonly key: PublicKeyInfo | undefined;
  readonly #archive: Archive;
  readonly #dir: string | undefined;
  #known = new Map<string, StoredDump>();
  /** The last take-down, as far as the log has been read. */
  #takeDown = 0;
  #readTo = 0;

  constructor({ archive, dir, key }: ShelfOptions) {
    this.#archive = archive;
    this.#dir = dir;
    this.key = key;
  }

  /** Every dump that may be served, the newest first. Reads the names in the folder, and each manifest once. */
  list(): readonly StoredDump[] {
    const takeDown = this.#lastTakeDown();
    return this.#ours().filter(({ manifest }) => manifest.log.position >= takeDown);
  }

  /** One dump by its name. */
  find(id: string): DumpStanding {
    const dump = this.#ours().find(({ manifest }) => manifest.id === id);
    if (dump === undefined) return { state: 'unknown' };
    return dump.manifest.log.position >= this.#lastTakeDown() ? { state: 'served', dump } : { state: 'taken-down' };
  }

  #ours(): StoredDump[] {
    if (this.#dir === undefined) return [];
    const dumps = storedDumps(this.#dir, this.#known);
    this.#known = new Map(dumps.map((dump) => [dump.manifest.id, dump]));
    const { base } = this.#archive;
    // A folder that was left by another archive, or by this one before a backup of it was restored.
    return dumps.filter(
      ({ manifest: { base: itsBase, log } }) => itsBase === base && this.#archive.historyAt(log.position) === log.hash,
    );
  }

  #lastTakeDown(): number {
    const { position } = this.#archive;
    if (position !== this.#readTo) {
      this.#takeDown = this.#archive.feed.lastTakeDown(this.#readTo) || this.#takeDown;
      this.#readTo = position;
    }
    return this.#takeDown;
  }
}
