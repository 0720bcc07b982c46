import { rebaseArchive } from '../archive/rebase.ts';
import { localNotice } from '../config.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { writeLine } from './output.ts';

const HELP = `
isnad rebase [--reason TEXT] [--json]

Moves the archive in STATE_DIR to the base in BASE_IRI. Content and hashes do not change, because the
archive keeps them on a neutral base; the log gets one entry. Every identifier under the old base
stops being answered for, so do it before you publish, or never.

Example: BASE_IRI=https://archive.example/isnad/ isnad rebase
`;

/** `isnad rebase`: gives the archive another base, once. */
export const rebase: Command = {
  help: HELP,
  options: { reason: { type: 'string' }, json: { type: 'boolean' } },
  arguments: 0,
  run,
};

async function run({ values, io, config }: Call): Promise<ExitCode> {
  const reason = values['reason'];
  const done = await rebaseArchive(
    config.stateDir,
    config.baseIri,
    reason === undefined ? {} : { reason: String(reason) },
  );
  if (values['json']) writeLine(io.stdout, JSON.stringify(done));
  else if (done.position === undefined) writeLine(io.stdout, `The base is ${done.to} already; nothing was changed.`);
  else writeLine(io.stdout, `The base was ${done.from} and is ${done.to} (log position ${done.position}).`);
  const notice = localNotice(done.to);
  if (notice !== undefined) writeLine(io.stderr, notice);
  return 0;
}
