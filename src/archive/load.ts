import { realpathSync } from 'node:fs';
import { IsnadError } from '../errors.ts';
import type { ArchivableRecord } from '../records/record.ts';
import type { Surroundings } from '../validate/surroundings.ts';
import type { Verdict } from '../validate/verdict.ts';
import type { Archive } from './archive.ts';
import type { Database } from './database.ts';
import { lenientJudge } from './lenient-judge.ts';
import { stageFolder } from './load-read.ts';
import { type LoadReport, newTally, type Progress, type Tally } from './load-report.ts';
import { judgeStaged } from './load-validate.ts';
import { writeStaged } from './load-write.ts';
import { Staging } from './staging.ts';

/** What decides whether a record is accepted (validate/ makes one). */
export interface Judge {
  validate(record: ArchivableRecord, surroundings: Surroundings): Promise<Verdict>;
  /** Changes when the shapes do, so that what older shapes accepted is looked at again. */
  readonly fingerprint?: string;
  /** How many records it judges at once. */
  readonly threads?: number;
}

/** A dump of an archive that is to be loaded. */
export interface DumpSource {
  /** N-Quads, plain or coded (.gz, .zst). */
  readonly file: string;
  /** The base of the archive it was made from. The copy remembers it as the folder that the records came from. */
  readonly base: string;
}

/** How a folder is loaded. */
export interface LoadOptions {
  readonly dir: string;
  /** Records are read from this dump in place of the files of `dir`. */
  readonly dump?: DumpSource;
  readonly judge: Judge;
  readonly maxFileBytes: number;
  /** Withdraw records whose file is gone. */
  readonly prune?: boolean;
  /** How many may be withdrawn where that is more than 10 records or 5 %. */
  readonly allowWithdraw?: number;
  readonly agent?: string;
  readonly reason?: string;
  readonly now?: () => Date;
  readonly onProgress?: (progress: Progress) => void;
  /** Told of every verdict, warnings and advice included; IRIs stand on the configured base. */
  readonly onVerdict?: (file: string, verdict: Verdict) => void;
}

/** What the steps of one load share. */
export interface LoadContext extends LoadOptions {
  readonly db: Database;
  readonly staging: Staging;
  readonly tally: Tally;
  readonly base: string;
  /** The folder as an absolute path without links, or the base of a dump: how the archive names where a record came from. */
  readonly folder: string;
  /** The things whose records the publisher of a dump no longer has: names, one for each. */
  readonly gone: Set<string>;
  readonly progress: (progress: Progress) => void;
}

const running = new WeakSet<Archive>();

/**
 * Brings a folder of record files into the archive, in three walks: read every file and stage what is new, judge what is
 * staged, write all of it in one transaction. Memory: one file, its neighbours and `LISTED` reports, whatever the number
 * of files; the staged rest lies in SQLite's temporary file. Loading the same folder again changes nothing.
 */
export async function loadFolder(archive: Archive, options: LoadOptions): Promise<LoadReport> {
  if (running.has(archive)) throw new IsnadError('conflict', 'A load is already running.');
  running.add(archive);
  const db = archive.writer;
  const staging = new Staging(db);
  try {
    const tally = newTally();
    const { base } = archive;
    const progress = options.onProgress ?? (() => {});
    const folder = options.dump?.base ?? folderOf(options.dir);
    const gone = new Set<string>();
    const judge = judgeOf(options, gone);
    const context: LoadContext = { ...options, judge, db, staging, tally, base, folder, gone, progress };
    await stageFolder(context);
    await judgeStaged(context);
    await writeStaged(context);
    return { ...tally, position: archive.position };
  } finally {
    running.delete(archive);
    staging.clear();
  }
}

/** Of a dump, what its publisher withholds or has taken back cannot be judged: it is not there. */
function judgeOf({ dump, judge }: LoadOptions, gone: ReadonlySet<string>): Judge {
  return dump === undefined ? judge : lenientJudge(judge, gone);
}

/** The folder as an absolute path without links; throws `data-folder` where there is none. */
export function folderOf(dir: string): string {
  try {
    return realpathSync(dir);
  } catch (cause) {
    throw new IsnadError('data-folder', `The data folder ${dir} does not exist (DATA_DIR).`, { cause });
  }
}
