import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type DumpOptions, type DumpOutcome, makeDump } from '../../src/harvest/build-dump.ts';
import { type DumpManifest, readManifest } from '../../src/harvest/dump-manifest.ts';
import { BASE, type Small, smallArchive } from '../archive/small-archive.ts';
import { document, place, temporaryFolder } from '../records/temporary-folder.ts';

/** Two places and a document with a claim. */
const RECORDS = {
  'place/a.ttl': place('a'),
  'place/b.ttl': place('b', 'isnad:within <id/place/a>'),
  'document/d.ttl': document('d', { use: 'isnad:about <id/place/a> ; isnad:gist "من قال \\"هذا\\"؟\\nهو"@ar' }),
};

/** An archive, and a folder of dumps of it. */
export interface Dumping extends Small {
  readonly dir: string;
  dump(options?: Partial<DumpOptions>): Promise<DumpOutcome>;
}

/** An archive that is loaded, and a folder for its dumps; both end with the test. */
export async function dumping(
  t: Pick<TestContext, 'after'>,
  files: Record<string, string> = RECORDS,
): Promise<Dumping> {
  const small = smallArchive(t, files);
  await small.load();
  const dir = temporaryFolder(t);
  let hour = 0;
  const now = () => new Date(Date.UTC(2026, 10, 22, hour++));
  return {
    ...small,
    dir,
    dump: (options) => makeDump({ stateDir: small.stateDir, base: BASE, dir, keep: 3, now, ...options }),
  };
}

/** The manifest of a dump's folder. */
export function manifestIn(folder: string): DumpManifest {
  const file = join(folder, 'manifest.json');
  return readManifest(readFileSync(file, 'utf8'), file);
}

/** What stands in a coded file. */
export function decoded(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : zstdDecompressSync(bytes)).toString();
}
