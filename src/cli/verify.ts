import { verifyArchive } from '../archive/verify.ts';
import { IsnadError } from '../errors.ts';
import { readPublicKey } from '../harvest/dump-key.ts';
import { type DumpVerification, verifyDump } from '../harvest/verify-dump.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { writeLine } from './output.ts';

const HELP = `
isnad verify [--json]
isnad verify dump FOLDER|FILE [--key FILE] [--json]

Recomputes every hash in the archive: of each version from its content, of each claim, and the
chain that ties the entries of the change log together. Says what does not agree. Writes nothing,
and may run beside a server.

With "dump" it verifies a dump, and needs neither server nor archive: the signature of the manifest,
the bytes and hashes of the files, the counts, and the hash of each record (RDFC-1.0, on the neutral
base), made anew from the N-Quads. FILE is the manifest, or one file of the dump that lies beside it.

  --key FILE  the publisher's public key (PEM), from where you trust it to be theirs; without it a
              signature only shows that the dump is as whoever signed it left it
  --json      {"versions": N, "entries": N, "problems": [...]}; of a dump
              {"files": N, "records": N, "signature": {...}, "problemCount": N, "problems": [...]}

Exit code 1 where something does not agree.
`;

/** `isnad verify`: proves that nothing was changed behind the archive's back, or in a dump of one. */
export const verify: Command = {
  help: HELP,
  options: { json: { type: 'boolean' }, key: { type: 'string' } },
  arguments: 2,
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const [what, path] = call.positionals;
  if (what === undefined && call.values['key'] === undefined) return archive(call);
  if (what !== 'dump' || path === undefined)
    throw new IsnadError('bad-request', 'Say "isnad verify" or "isnad verify dump FOLDER"; see isnad verify --help.');
  return dump(path, call);
}

async function archive({ values, io, config }: Call): Promise<ExitCode> {
  const result = await verifyArchive(config.stateDir);
  if (values['json']) writeLine(io.stdout, JSON.stringify(result));
  else {
    for (const problem of result.problems) writeLine(io.stdout, problem);
    const verdict = result.problems.length === 0 ? 'everything agrees' : `${result.problems.length} do not agree`;
    writeLine(io.stdout, `${result.versions} versions and ${result.entries} log entries checked: ${verdict}.`);
  }
  return result.problems.length === 0 ? 0 : 1;
}

async function dump(path: string, { values, io }: Call): Promise<ExitCode> {
  const { key } = values;
  const result = await verifyDump({ path, ...(key === undefined ? {} : { key: readPublicKey(String(key)) }) });
  const { files, records, signature, problems, problemCount } = result;
  if (values['json']) writeLine(io.stdout, JSON.stringify({ files, records, signature, problemCount, problems }));
  else {
    for (const problem of problems) writeLine(io.stdout, problem);
    if (problemCount > problems.length) writeLine(io.stdout, `... and ${problemCount - problems.length} more.`);
    const verdict =
      problemCount === 0 ? 'everything agrees' : `${problemCount} ${problemCount === 1 ? 'does' : 'do'} not agree`;
    writeLine(io.stdout, `${files} files and ${records} records checked: ${verdict}. ${sentence(signature)}`);
  }
  return problemCount === 0 ? 0 : 1;
}

function sentence({ state, fingerprint }: DumpVerification['signature']): string {
  switch (state) {
    case 'named':
      return 'It is signed by the key given.';
    case 'good':
      return `It is signed by the key ${fingerprint}; whose that is, --key would tell.`;
    case 'wrong':
      return 'Its signature is not good.';
    case 'none':
      return 'It is not signed: that nobody changed manifest and files together is not known.';
    default:
      return state satisfies never;
  }
}
