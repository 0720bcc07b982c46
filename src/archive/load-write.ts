import { setImmediate as breathe } from 'node:timers/promises';
import { IsnadError } from '../errors.ts';
import { NEUTRAL_BASE, rebaseIri } from '../rdf/base.ts';
import type { LoadContext } from './load.ts';
import { LISTED } from './load-report.ts';
import { type RecordRow, toArchivable } from './rows.ts';
import { type Change, findRecord, put, withdraw } from './writer.ts';

/** Third walk: writes what was accepted, in one transaction; a stop at any moment leaves the archive as it was. */
export async function writeStaged(context: LoadContext): Promise<void> {
  const { db, staging, tally, folder, base, judge, agent = 'load', reason, now = () => new Date() } = context;
  const gone = staging.gone(folder);
  if (context.prune) guardWithdrawals(context, gone);
  else {
    tally.goneCount = gone.length;
    tally.gone = gone.slice(0, LISTED).map((iri) => rebaseIri(iri, NEUTRAL_BASE, base));
  }
  const change = {
    time: now(),
    agent,
    door: 'folder',
    ...(reason === undefined ? {} : { reason }),
    ...(judge.fingerprint === undefined ? {} : { validated: judge.fingerprint }),
  };
  await db.transaction(async () => {
    await putAccepted(context, change);
    if (context.prune)
      for (const iri of gone) {
        withdraw(db, findRecord(db, iri) as RecordRow, change);
        tally.withdrawn += 1;
      }
    settle(context);
  });
}

async function putAccepted({ db, staging, tally, folder, progress }: LoadContext, change: Change): Promise<void> {
  const total = staging.count('accepted');
  let done = 0;
  for (const row of staging.inState('accepted')) {
    const origin = { folder, file: row.file, digest: row.digest };
    const existed = findRecord(db, row.iri)?.state === 'current';
    put(db, toArchivable(row, row.content as string), { ...change, origin });
    if (existed) tally.updated += 1;
    else tally.created += 1;
    done += 1;
    if (done % 100 !== 0 && done !== total) continue;
    progress({ phase: 'writing', done, total });
    // A running server goes on answering while a large load is written.
    await breathe();
  }
}

/** Bookkeeping that makes no version: where unchanged content was last seen, and which shapes it has passed. */
function settle({ db, folder, judge }: LoadContext): void {
  db.run(
    `UPDATE record SET folder = ?1, file = s.file, file_digest = s.digest, file_hash = s.hash
     FROM staged s WHERE s.iri = record.iri AND s.state = 'same'
     AND (folder IS NOT ?1 OR record.file IS NOT s.file OR file_digest IS NOT s.digest OR file_hash IS NOT s.hash)`,
    folder,
  );
  db.run(
    'UPDATE record SET validated = ? WHERE id IN (SELECT record FROM recheck WHERE passed = 1)',
    judge.fingerprint ?? null,
  );
}

/** A folder that was emptied by mistake must not empty the archive. */
function guardWithdrawals({ db, base, allowWithdraw = 0 }: LoadContext, gone: readonly string[]): void {
  const size = db.get<{ n: number }>("SELECT count(*) AS n FROM record WHERE state = 'current'")?.n ?? 0;
  const many = gone.length > 10 || gone.length > 0.05 * size;
  if (!many || gone.length <= allowWithdraw) return;
  const records = gone.map((iri) => rebaseIri(iri, NEUTRAL_BASE, base));
  throw new IsnadError(
    'conflict',
    `This load would withdraw ${gone.length} of ${size} records, so nothing was written. If that is meant, add --allow-withdraw ${gone.length}.`,
    { extra: { records } },
  );
}
