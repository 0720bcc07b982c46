import { openArchive } from '../archive/archive.ts';
import { loadFolder } from '../archive/load.ts';
import { isClean } from '../archive/load-report.ts';
import { IsnadError } from '../errors.ts';
import { dumpSourceOf } from '../harvest/dump-source.ts';
import { IdleValidator } from '../validate/idle-validator.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { progressBar, writeLine } from './output.ts';
import { reportLines } from './report-text.ts';

const HELP = `
isnad load [FOLDER|DUMP] [--prune [--allow-withdraw N]] [--reason TEXT] [--json]

Brings a folder of record files (default DATA_DIR) into the archive in STATE_DIR. Every record is
read, judged by the shapes and, if it is accepted, written as a new version; all of it in one
transaction. Loading the same folder twice changes nothing.

In place of a folder of files it takes a dump of another archive: its folder, or its N-Quads file
(.nq, .nq.gz, .nq.zst). The records are moved to the base of this archive and keep their hashes;
they are judged like files, except for what the other archive withholds. A later dump of the same
archive updates them, and with --prune withdraws those that it no longer holds.

A record that breaks the shapes is listed, together with the records that refer to it and have to
wait; everything else is taken in. A record changed both on disk and in the archive is a conflict:
it is listed, and neither side is written.

  --prune             withdraw records that came from this folder and whose file is gone;
                      without it they are listed and stay
  --allow-withdraw N  needed where more than 10 records or 5 % would be withdrawn
  --reason TEXT       kept in the change log with everything this load changes
  --json              the report as one JSON object

Exit code 1 where something was refused or in conflict. While "isnad serve" runs on the same state
folder, send it SIGHUP instead.

Examples: STATE_DIR=./var isnad load ./data --prune --reason "Corrections of November"
          isnad verify dump 2026-11-22-465 --key theirs.pem && isnad load 2026-11-22-465
`;

/** `isnad load`: a folder of files into the archive. */
export const load: Command = {
  help: HELP,
  options: {
    prune: { type: 'boolean' },
    'allow-withdraw': { type: 'string' },
    reason: { type: 'string' },
    json: { type: 'boolean' },
  },
  arguments: 1,
  run,
};

async function run({ values, positionals, io, config }: Call): Promise<ExitCode> {
  const allow = values['allow-withdraw'];
  if (allow !== undefined && !/^\d{1,9}$/.test(String(allow)))
    throw new IsnadError('bad-request', `--allow-withdraw takes a number of records, not "${allow}".`);
  const archive = openArchive({ stateDir: config.stateDir, base: config.baseIri });
  const judge = new IdleValidator();
  const bar = progressBar(io);
  try {
    const dir = positionals[0] ?? config.dataDir;
    const dump = await dumpSourceOf(dir);
    const report = await loadFolder(archive, {
      dir,
      ...(dump === undefined ? {} : { dump }),
      judge,
      maxFileBytes: config.maxFileBytes,
      prune: values['prune'] === true,
      ...(allow === undefined ? {} : { allowWithdraw: Number(allow) }),
      ...(values['reason'] === undefined ? {} : { reason: String(values['reason']) }),
      onProgress: bar.show,
    });
    bar.done();
    if (values['json']) writeLine(io.stdout, JSON.stringify(report));
    else for (const line of reportLines(report, config.baseIri)) writeLine(io.stdout, line);
    return isClean(report) ? 0 : 1;
  } finally {
    await judge.close();
    archive.close();
  }
}
