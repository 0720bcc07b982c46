import { IsnadError } from '../errors.ts';
import { readFolder, readRecordFile } from '../records/read-folder.ts';
import { Database } from './database.ts';
import { holdBack } from './hold-back.ts';
import { folderOf, type LoadContext, type LoadOptions } from './load.ts';
import { stageFolder } from './load-read.ts';
import { type LoadReport, newTally, note, type Refusal } from './load-report.ts';
import { judgeStaged } from './load-validate.ts';
import { SCHEMA } from './schema.ts';
import { Staging } from './staging.ts';

/** How files are checked without an archive. */
export type CheckOptions = Pick<LoadOptions, 'dir' | 'judge' | 'maxFileBytes' | 'onProgress' | 'onVerdict'> & {
  readonly base: string;
};

/** Reads and judges a whole folder as a load into an empty archive would, and writes nothing. */
export async function checkFolder(options: CheckOptions): Promise<LoadReport> {
  return throwAway(options, folderOf(options.dir), async (context) => {
    await stageFolder(context);
    await judgeStaged(context);
  });
}

/** Judges these files alone; the data folder, where there is one, tells what they may refer to. */
export async function checkFiles(files: readonly string[], options: CheckOptions): Promise<LoadReport> {
  return throwAway(options, '', async (context) => {
    const faulty = await stageFiles(context, files);
    await stageNeighbours(context);
    for (const refusal of faulty) if (refusal.fault?.thing) holdBack(context, refusal.fault.thing, refusal);
    await judgeStaged(context);
  });
}

async function stageFiles(context: LoadContext, files: readonly string[]): Promise<Refusal[]> {
  const { base, maxFileBytes, staging, tally } = context;
  const faulty: Refusal[] = [];
  const refuse = (file: string, fault: NonNullable<Refusal['fault']>): void => {
    const refusal: Refusal = { file, fault, findings: [], kept: false, heldBack: [] };
    tally.refusedCount += 1;
    note(tally.refused, refusal);
    faulty.push(refusal);
  };
  for (const file of files) {
    const outcome = await readRecordFile(file, { base, maxFileBytes });
    tally.files += 1;
    if (!outcome.ok) refuse(file, outcome.fault);
    else if (staging.has(outcome.record.iri))
      refuse(file, {
        code: 'duplicate',
        message: 'Another of these files describes the same record.',
        place: { file },
      });
    else staging.add(outcome.record, { folder: '', file, digest: outcome.digest });
  }
  return faulty;
}

async function stageNeighbours({ base, dir, maxFileBytes, staging, progress }: LoadContext): Promise<void> {
  let done = 0;
  try {
    for await (const outcome of readFolder(dir, { base, maxFileBytes })) {
      done += 1;
      if (done % 50 === 0) progress({ phase: 'reading', done });
      if (!outcome.ok || staging.has(outcome.record.iri)) continue;
      staging.add(outcome.record, { folder: dir, file: outcome.file, digest: outcome.digest }, 'neighbour');
    }
  } catch (error) {
    if (!(error instanceof IsnadError && error.code === 'data-folder')) throw error;
    // Without a data folder the files are judged by themselves; what they refer to is then reported as missing.
  }
}

// An empty name is SQLite's own: a temporary database on disk that vanishes when it is closed.
async function throwAway(
  options: CheckOptions,
  folder: string,
  work: (context: LoadContext) => Promise<void>,
): Promise<LoadReport> {
  const db = new Database('');
  try {
    db.exec(SCHEMA);
    const tally = newTally();
    const progress = options.onProgress ?? (() => {});
    await work({ ...options, db, staging: new Staging(db), tally, folder, gone: new Set(), progress });
    return tally;
  } finally {
    db.close();
  }
}
