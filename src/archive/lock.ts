import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { IsnadError } from '../errors.ts';
import { sqliteCode } from './database.ts';

/** A held lock; freed by `release`, and by the operating system when the process ends in any way. */
export interface Lock {
  release(): void;
}

/** Takes the state folder for this process; throws `state-folder` where another one has it. */
export function lockStateFolder(stateDir: string): Lock {
  return lockFile(join(stateDir, 'lock.db'), {
    held: `The state folder ${stateDir} is in use by another Isnad process. Stop it, or send it SIGHUP to load again.`,
    failed: `The state folder ${stateDir} cannot be locked`,
  });
}

/** Takes a file for this process; throws `state-folder`, saying `held` where another one has it and else how it `failed`. */
export function lockFile(path: string, { held, failed }: { readonly held: string; readonly failed: string }): Lock {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(path, { timeout: 0 });
    connection.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    connection?.close();
    const why = sqliteCode(cause) === 5 ? held : `${failed} (${path}): ${(cause as Error).message}.`;
    throw new IsnadError('state-folder', why, { cause });
  }
  const open = connection;
  return { release: () => (open.isOpen ? open.close() : undefined) };
}
