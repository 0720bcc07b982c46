import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentsFor } from '../generator.ts';
import type { ArchiveSize } from '../synthetic-claims.ts';
import { writeArchive } from '../write-archive.ts';

/** The same data in every form that somebody takes. */
export interface PeerData {
  readonly size: ArchiveSize;
  /** What a start of Isnad reads: one record that the archive has already. */
  readonly recordsDir: string;
  /** State folder of an archive that holds the records: what Isnad serves. */
  readonly stateDir: string;
  /** Every quad that Isnad shows: records, catalog, own terms, what is derived. */
  readonly quadsFile: string;
  /** The same with each triple in one graph only, the first that holds it: what the peers load. */
  readonly unionFile: string;
  readonly quads: number;
  readonly triples: number;
}

/** What the child that fills archive and files counted. */
export interface Prepared {
  readonly quads: number;
  readonly triples: number;
}

const CHILD = fileURLToPath(new URL('./prepare-child.ts', import.meta.url));
const SEED = 1;
const CLAIMS = 8;
/** What is derived and catalogued makes of each quad in a record so many quads to hold. */
const SHOWN = 1.37;
const KEPT = 'source';

/**
 * Makes data of about so many quads, the derived ones included, below `folder`, or takes what an earlier run made there. The union is a set for
 * Isnad, while other engines give a triple once for each graph that holds it: in `unionFile` no triple is in two graphs, so
 * that all must answer alike, and it is Isnad that holds a few more quads.
 */
export function prepareData(folder: string, quads: number, say: (step: string) => void): PeerData {
  const size: ArchiveSize = { seed: SEED, documents: documentsFor(quads / SHOWN, CLAIMS), claimsPerDocument: CLAIMS };
  const own = join(folder, String(quads));
  const at = (name: string): string => join(own, name);
  const [records, stateDir, quadsFile] = [at('records'), at('state'), at('quads.nq')];
  const [unionFile, counted] = [at('union/union.nq'), at('counted.json')];
  if (!existsSync(counted)) {
    say('writing records');
    rmSync(own, { recursive: true, force: true });
    mkdirSync(join(own, 'union'), { recursive: true });
    writeArchive(records, size);
    say('archiving and dumping them');
    const heap = `--max-old-space-size=${heapMb(quads)}`;
    execFileSync(process.execPath, [heap, CHILD, records, stateDir, quadsFile, unionFile, counted], {
      stdio: 'inherit',
    });
    // A start reads its data folder, and refuses one without a record: one of them stays, the archive has the others.
    for (const segment of readdirSync(records))
      if (segment !== KEPT) rmSync(join(records, segment), { recursive: true });
  }
  return {
    size,
    recordsDir: records,
    stateDir,
    quadsFile,
    unionFile,
    ...(JSON.parse(readFileSync(counted, 'utf8')) as Prepared),
  };
}

/** Enough for a process that holds so many quads as JavaScript objects, which take up to a kilobyte and a half each. */
export function heapMb(quads: number): number {
  return 1_024 + Math.ceil(quads / 600);
}
