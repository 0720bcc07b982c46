import { verifyArchive } from '../archive/verify.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { writeLine } from './output.ts';

const HELP = `
isnad verify [--json]

Recomputes every hash in the archive: of each version from its content, of each claim, and the
chain that ties the entries of the change log together. Says what does not agree. Writes nothing,
and may run beside a server.

  --json  {"versions": N, "entries": N, "problems": [...]}

Exit code 1 where something does not agree.
`;

/** `isnad verify`: proves that nothing was changed behind the archive's back. */
export const verify: Command = { help: HELP, options: { json: { type: 'boolean' } }, arguments: 0, run };

async function run({ values, io, config }: Call): Promise<ExitCode> {
  const result = await verifyArchive(config.stateDir);
  if (values['json']) writeLine(io.stdout, JSON.stringify(result));
  else {
    for (const problem of result.problems) writeLine(io.stdout, problem);
    const verdict = result.problems.length === 0 ? 'everything agrees' : `${result.problems.length} do not agree`;
    writeLine(io.stdout, `${result.versions} versions and ${result.entries} log entries checked: ${verdict}.`);
  }
  return result.problems.length === 0 ? 0 : 1;
}
