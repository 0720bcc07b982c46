import { resolve } from 'node:path';
import { IsnadError } from '../errors.ts';
import { makeKey } from '../harvest/dump-key.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { writeLine } from './output.ts';

const HELP = `
isnad key FILE

Makes a private key (Ed25519, PEM) that signs dumps, readable by you alone, and writes the public one
to the standard output: give that to whoever verifies your dumps. A file that is there is never
replaced. Set DUMP_KEY_FILE to the file; the server shows the public key at /dumps/key.pem.

Example: isnad key dump.key > dump.pub.pem
`;

/** `isnad key`: a key to sign dumps with. */
export const key: Command = { help: HELP, options: {}, arguments: 1, run };

async function run({ positionals: [file], io }: Call): Promise<ExitCode> {
  if (file === undefined) throw new IsnadError('bad-request', 'Name the file of the new key; see isnad key --help.');
  const { publicKey, fingerprint } = makeKey(resolve(file));
  writeLine(io.stdout, publicKey.trimEnd());
  writeLine(io.stderr, `Fingerprint (SHA-256): ${fingerprint}`);
  return 0;
}
