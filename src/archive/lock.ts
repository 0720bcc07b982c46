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
  const path = join(stateDir, 'lock.db');
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(path, { timeout: 0 });
    connection.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    connection?.close();
    const held = sqliteCode(cause) === 5;
    const why = held
      ? `The state folder ${stateDir} is in use by another Isnad process. Stop it, or send it SIGHUP to load again.`
      : `The state folder ${stateDir} cannot be locked (${path}): ${(cause as Error).message}.`;
    throw new IsnadError('state-folder', why, { cause });
  }
  const held = connection;
  return { release: () => (held.isOpen ? held.close() : undefined) };
}
