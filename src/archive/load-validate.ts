import { NEUTRAL_BASE, rebaseIri } from '../rdf/base.ts';
import type { Finding, Verdict } from '../validate/verdict.ts';
import { holdBack } from './hold-back.ts';
import type { LoadContext } from './load.ts';
import { LISTED, note, type Refusal } from './load-report.ts';
import { LoadSurroundings } from './load-surroundings.ts';
import { recordsToRecheck } from './recheck.ts';
import { toArchivable } from './rows.ts';

/** Second walk: asks the judge about everything staged, then holds back whoever leans on something refused. */
export async function judgeStaged(context: LoadContext): Promise<void> {
  const { staging, tally, db, base } = context;
  const surroundings = new LoadSurroundings(db, staging);
  const refusals: { thing: string; refusal: Refusal }[] = [];
  const recheck = recordsToRecheck(context);
  const meter = metered(context, staging.count('pending') + recheck.count);

  await inWindow(staging.inState('pending'), context, async (row) => {
    const verdict = onBase(await context.judge.validate(toArchivable(row, row.content as string), surroundings), base);
    context.onVerdict?.(row.file, verdict);
    tally.warnings += verdict.findings.filter((finding) => finding.severity === 'Warning').length;
    staging.setState(row.seq, verdict.accepted ? 'accepted' : 'refused');
    if (!verdict.accepted) {
      tally.refusedCount += 1;
      const refusal = refusalOf(context, row.iri, row.file, verdict);
      note(tally.refused, refusal);
      // Past the end of the list only the name is needed, to find who waits for it.
      refusals.push({
        thing: row.thing,
        refusal: tally.refusedCount > LISTED ? { ...refusal, findings: [] } : refusal,
      });
    }
    meter();
  });
  for (const { thing, refusal } of refusals) holdBack(context, thing, refusal);

  await inWindow(recheck.rows(), context, async (row) => {
    const verdict = onBase(await context.judge.validate(toArchivable(row, row.content), surroundings), base);
    context.onVerdict?.(row.file ?? '', verdict);
    if (verdict.accepted) recheck.passed(row.id);
    else {
      tally.outdatedCount += 1;
      note(tally.outdated, refusalOf(context, row.iri, row.file ?? '', verdict));
    }
    meter();
  });
}

function metered({ progress }: LoadContext, total: number): () => void {
  let done = 0;
  return () => {
    done += 1;
    if (done % 20 === 0 || done === total) progress({ phase: 'validating', done, total });
  };
}

function refusalOf({ db, base }: LoadContext, iri: string, file: string, { findings }: Verdict): Refusal {
  const row = db.get<{ state: string }>('SELECT state FROM record WHERE iri = ?', iri);
  const violations = findings.filter(({ severity }) => severity === 'Violation');
  const record = rebaseIri(iri, NEUTRAL_BASE, base);
  return { file, record, findings: violations, kept: row?.state === 'current', heldBack: [] };
}

/** A verdict as a reader of this archive wants it: every IRI of ours on the configured base. */
function onBase({ record, accepted, findings }: Verdict, base: string): Verdict {
  const move = (text: string): string => text.replaceAll(NEUTRAL_BASE, base);
  const moved = findings.map((finding): Finding => {
    const { focusNode, value, message } = finding;
    const found = value === undefined ? {} : { value: move(value) };
    return {
      ...finding,
      ...found,
      focusNode: move(focusNode),
      message: { en: move(message.en), ar: move(message.ar) },
    };
  });
  return { record: move(record), accepted, findings: moved };
}

/** Works on a few items at a time, so that every thread of the judge is busy and no more than that is in memory. */
async function inWindow<T>(
  items: Iterable<T>,
  { judge }: LoadContext,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const width = 2 * (judge.threads ?? 2);
  const iterator = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await work(next.value);
  };
  try {
    await Promise.all(Array.from({ length: width }, worker));
  } finally {
    iterator.return?.();
  }
}
