import type { LoadContext } from './load.ts';
import { LISTED, type Refusal } from './load-report.ts';
import { LoadSurroundings } from './load-surroundings.ts';

/**
 * Holds back every staged record that refers, through however many others, to something that a refused one would have
 * brought and the archive does not have. They are listed with the one refusal that causes it.
 */
export function holdBack({ db, staging, tally }: LoadContext, thing: string, cause: Refusal): void {
  const archive = new LoadSurroundings(db);
  for (let queue = [thing]; queue.length > 0; ) {
    const next: string[] = [];
    for (const refused of queue) {
      for (const { target, seq } of staging.referring(refused)) {
        const row = staging.row(seq);
        if (row === undefined || (row.state !== 'pending' && row.state !== 'accepted')) continue;
        if (row.thing === thing || archive.status(target) !== 'missing') continue;
        staging.setState(seq, 'held');
        tally.heldBackCount += 1;
        if (cause.heldBack.length < LISTED) cause.heldBack.push(row.file);
        next.push(row.thing);
      }
    }
    queue = next;
  }
}
