import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeHash } from '../../src/index/code-hash.ts';
import { documentsFor } from '../generator.ts';
import type { ArchiveSize } from '../synthetic-claims.ts';
import { writeArchive } from '../write-archive.ts';

/** The same data in every form that somebody takes. */
export interface PeerData {
  readonly size: ArchiveSize;
  /** What a start of Isnad reads: a few records that the archive has already. */
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
export type Counted = Pick<PeerData, 'quads' | 'triples'>;

const CHILD = fileURLToPath(new URL('./prepare-child.ts', import.meta.url));
const SEED = 1;
const CLAIMS = 8;
/** What is derived and catalogued makes of each quad in a record so many quads to hold. */
const SHOWN = 1.37;
/** A start reads its data folder and refuses one without a record. These two lean on each other alone, so that they are accepted and never judged again. */
const KEPT = ['organization/isnad-editors.ttl', 'source/synthetic.ttl'];
/** What the data are made by: others would make others, and what an earlier run left is of no use then. */
const MAKERS = [
  ...['../../ontology/', '../../src/claims/', '../../src/archive/catalog.ts', '../generator.ts'],
  ...['../synthetic-claims.ts', '../synthetic-records.ts', './prepare-child.ts'],
];

/**
 * Makes data of about so many quads, the derived ones included, below `folder`, or takes what an earlier run made there.
 * The union is a set for Isnad, while other engines give a triple once for each graph that holds it: in `unionFile` no
 * triple is in two graphs, so that all must answer alike, and it is Isnad that holds a few more quads.
 */
export function prepareData(folder: string, quads: number, say: (step: string) => void): PeerData {
  const size: ArchiveSize = { seed: SEED, documents: documentsFor(quads / SHOWN, CLAIMS), claimsPerDocument: CLAIMS };
  const at = (name: string): string => join(folder, String(quads), name);
  const files = {
    recordsDir: at('records'),
    stateDir: at('state'),
    quadsFile: at('quads.nq'),
    unionFile: at('union/union.nq'),
  };
  const code = codeHash(MAKERS.map((place) => new URL(place, import.meta.url)));
  const earlier = readMade(at('made.json'));
  if (earlier?.code === code) return { size, ...files, ...earlier };

  say('writing records, archiving and dumping them');
  rmSync(at('.'), { recursive: true, force: true });
  mkdirSync(at('union'), { recursive: true });
  writeArchive(files.recordsDir, size);
  const args = [`--max-old-space-size=${heapMb(quads)}`, CHILD, ...Object.values(files)];
  const counted = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Counted;
  keepOnly(KEPT, files.recordsDir);
  writeFileSync(at('made.json'), JSON.stringify({ ...counted, code } satisfies Made));
  return { size, ...files, ...counted };
}

function keepOnly(paths: readonly string[], folder: string): void {
  const texts = paths.map((path) => readFileSync(join(folder, path)));
  rmSync(folder, { recursive: true });
  for (const [i, path] of paths.entries()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), texts[i] as Buffer);
  }
}

type Made = Counted & { readonly code: string };

function readMade(file: string): Made | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Made) : undefined;
}

/** Enough for a process that holds so many quads as JavaScript objects, which take up to a kilobyte and a half each. */
export function heapMb(quads: number): number {
  return 1_024 + Math.ceil(quads / 600);
}
