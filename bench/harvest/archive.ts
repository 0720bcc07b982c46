import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openArchive } from '../../src/archive/archive.ts';
import { findRecord, put, withdraw } from '../../src/archive/writer.ts';
import { parseN3 } from '../../src/rdf/parse-n3.ts';
import { identify } from '../../src/records/record.ts';
import { rulesFingerprint } from '../../src/validate/fingerprint.ts';
import { archiveOf, type SyntheticRecord } from '../generator.ts';

const NEUTRAL = 'https://isnad.invalid/';
/** One claim a document, so that records are many and the quads fit into memory. */
const CLAIMS = 1;
/** A document comes with half an incident, a twentieth of a place and a fiftieth of an organization. */
const RECORDS_PER_DOCUMENT = 1 + 1 / 2 + 1 / 20 + 1 / 50;

const sizeOf = (records: number) => ({
  seed: 1,
  documents: Math.max(1, Math.round(records / RECORDS_PER_DOCUMENT)),
  claimsPerDocument: CLAIMS,
});

/** Writes a synthetic archive of about so many records into a state folder; what the shapes would say is not asked. */
export async function fillArchive(stateDir: string, records: number, base: string): Promise<number> {
  return write(stateDir, base, archiveOf(sizeOf(records)), () => 'put');
}

/** One of its records as a file: a server wants a folder with something in it, and this changes nothing. */
export function writeOneFile(folder: string): void {
  for (const { path, turtle } of archiveOf(sizeOf(1))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), turtle);
    return;
  }
}

/** Changes every hundredth record of it, and withdraws one in ten of those. */
export async function changeArchive(stateDir: string, records: number, base: string): Promise<number> {
  return changeSome(stateDir, base, archiveOf(sizeOf(records)), 'changed');
}

/** The same with any records, and another note for each time. */
export async function changeSome(
  stateDir: string,
  base: string,
  records: Iterable<SyntheticRecord>,
  note: string,
): Promise<number> {
  return write(stateDir, base, records, actOfChange, note);
}

function actOfChange(n: number): Act {
  return n % 1_000 === 999 ? 'withdraw' : n % 100 === 50 ? 'change' : 'leave';
}

type Act = 'put' | 'change' | 'withdraw' | 'leave';

async function write(
  stateDir: string,
  base: string,
  records: Iterable<SyntheticRecord>,
  actOn: (n: number) => Act,
  noted = '',
): Promise<number> {
  const archive = openArchive({ stateDir, base });
  const { writer } = archive;
  const change = { time: new Date(), agent: 'bench', door: 'bench', validated: rulesFingerprint() };
  let written = 0;
  let n = 0;
  await writer.transaction(() => {
    for (const { path, turtle } of records) {
      const act = actOn(n);
      n += 1;
      const iri = NEUTRAL + path.replace(/\.ttl$/, '');
      const row = act === 'withdraw' ? (findRecord(writer, iri) ?? never(iri)) : undefined;
      // Changed a second time, the archive has withdrawn it already.
      if (act === 'leave' || (row && row.state !== 'current')) continue;
      written += 1;
      const note = act === 'change' ? `<${iri.replace(NEUTRAL, `${NEUTRAL}id/`)}> isnad:note "${noted}"@en .\n` : '';
      if (row) withdraw(writer, row, change);
      else put(writer, recordOf(turtle + note), change);
    }
  });
  archive.close();
  return written;
}

function recordOf(turtle: string) {
  const found = identify(parseN3(turtle, 'text/turtle', NEUTRAL));
  if (!found.ok) throw new Error(found.fault.message);
  return found.record;
}

function never(iri: string): never {
  throw new Error(`${iri} is not there.`);
}
