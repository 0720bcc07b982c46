import { append, NO_CLAIMS } from './change-log.ts';
import { lockStateFolder } from './lock.ts';
import { openForReading, openForWriting, prepareStateFolder, rememberedBase } from './state-folder.ts';

/** What a rebase did. */
export interface Rebase {
  readonly from: string;
  readonly to: string;
  /** The log position of the event; absent where the base was this one already. */
  readonly position?: number;
}

/**
 * Gives the archive another base: one entry in the log and no new version, because content is kept on the neutral base.
 * Every identifier that was published under the old base stops being answered for.
 */
export async function rebaseArchive(
  stateDir: string,
  to: string,
  { now = () => new Date(), agent = 'rebase', reason }: { now?: () => Date; agent?: string; reason?: string } = {},
): Promise<Rebase> {
  // There must be an archive: a rebase does not make one.
  openForReading(stateDir).close();
  prepareStateFolder(stateDir);
  const lock = lockStateFolder(stateDir);
  const db = openForWriting(stateDir, to);
  try {
    const from = rememberedBase(db);
    if (from === to) return { from, to };
    return await db.transaction(() => {
      db.run("UPDATE meta SET value = ? WHERE key = 'base'", to);
      const position = append(db, {
        record: null,
        version: null,
        kind: 'rebased',
        claims: NO_CLAIMS,
        time: now().toISOString(),
        agent,
        reason: reason ?? `from ${from} to ${to}`,
        contentHash: null,
      });
      return { from, to, position };
    });
  } finally {
    db.close();
    lock.release();
  }
}
