import { NEUTRAL_BASE, rebaseIri } from '../rdf/base.ts';
import type { Fault } from '../records/fault.ts';
import { readDump } from '../records/read-dump.ts';
import { type KnownRecord, readChanges } from '../records/read-folder.ts';
import type { ArchivableRecord } from '../records/record.ts';
import { CLAIM_SEGMENTS, recordIri } from '../records/segments.ts';
import { readerFingerprint } from '../validate/fingerprint.ts';
import { decide } from './decide.ts';
import { holdBack } from './hold-back.ts';
import type { LoadContext } from './load.ts';
import { note, type Refusal } from './load-report.ts';
import { findRecord, type Origin } from './writer.ts';

/** First walk: reads every file, stages the records that are new or changed, and notes what cannot be read. */
export async function stageFolder(context: LoadContext): Promise<void> {
  const { base, folder, dump, gone, maxFileBytes, staging, tally, progress } = context;
  const faulty: Refusal[] = [];
  // What another version of Isnad made of a file is not known: this one may read it otherwise.
  const reader = readerFingerprint().slice(0, 16);
  const known = (file: string, digest: string) => knownRecord(context, file, `${reader} ${digest}`);
  const outcomes =
    dump === undefined
      ? readChanges(folder, { base, maxFileBytes, known })
      : readDump(dump.file, { base: dump.base, maxFileBytes, known, gone: (thing) => void gone.add(thing) });
  for await (const outcome of outcomes) {
    tally.files += 1;
    staging.see(outcome.file);
    const fault = outcome.ok === true ? namesake(context, outcome) : outcome.ok ? undefined : outcome.fault;
    if (outcome.ok === 'unchanged') tally[outcome.record.isSame ? 'unchanged' : 'kept'] += 1;
    else if (outcome.ok && fault === undefined)
      stageRecord(context, outcome.record, { folder, file: outcome.file, digest: `${reader} ${outcome.digest}` });
    else if (fault !== undefined) {
      tally.refusedCount += 1;
      const refusal = refuse(context, outcome.file, fault);
      note(tally.refused, refusal);
      faulty.push(refusal);
    }
    if (tally.files % 50 === 0) progress({ phase: 'reading', done: tally.files });
  }
  // Only now is it known who refers to them.
  for (const refusal of faulty) if (refusal.fault?.thing) holdBack(context, refusal.fault.thing, refusal);
  progress({ phase: 'reading', done: tally.files, total: tally.files });
}

/** A document and a resolution of one slug would share their claims: the one of the archive has to go first. */
function namesake(
  { db, folder, prune = false }: LoadContext,
  { file, record }: { file: string; record: ArchivableRecord },
): Fault | undefined {
  const [segment] = CLAIM_SEGMENTS.filter((other) => other !== record.segment);
  if (!CLAIM_SEGMENTS.includes(record.segment) || segment === undefined) return undefined;
  const other = findRecord(db, recordIri(segment, record.slug));
  const leaves = prune && other?.folder === folder && other.door === 'folder';
  if (other?.state !== 'current' || leaves) return undefined;
  const message = `The archive holds ${segment}/${record.slug}, whose claims bear the same names; withdraw it first (--prune).`;
  return { code: 'duplicate', message, place: { file }, thing: record.thing };
}

function knownRecord({ db, folder }: LoadContext, file: string, digest: string): KnownRecord | undefined {
  const row = db.get<{ iri: string; same: number }>(
    `SELECT iri, hash = file_hash AS same FROM record
     WHERE folder = ? AND file = ? AND file_digest = ? AND state = 'current'`,
    ...[folder, file, digest],
  );
  return row && { iri: row.iri, isSame: row.same === 1 };
}

function stageRecord({ db, staging, tally, base }: LoadContext, record: ArchivableRecord, origin: Origin): void {
  const decision = decide(findRecord(db, record.iri), record.hash);
  switch (decision) {
    case 'create':
    case 'update':
      staging.add(record, origin);
      return;
    case 'same':
      tally.unchanged += 1;
      break;
    case 'keep':
      tally.kept += 1;
      break;
    case 'conflict':
      tally.conflictCount += 1;
      note(tally.conflicts, { file: origin.file, record: recordIri(record.segment, record.slug, base) });
      break;
    default:
      decision satisfies never;
  }
  staging.settle(record, origin, decision === 'same');
}

function refuse({ db, base }: LoadContext, file: string, fault: Fault): Refusal {
  const iri = fault.thing?.replace('/id/', '/');
  const kept = iri !== undefined && findRecord(db, iri)?.state === 'current';
  const record = iri === undefined ? {} : { record: rebaseIri(iri, NEUTRAL_BASE, base) };
  return { file, ...record, fault, findings: [], kept, heldBack: [] };
}
