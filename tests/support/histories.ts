import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { findRecord, merge, put, withdraw } from '../../src/archive/writer.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { type ArchivableRecord, identify } from '../../src/records/record.ts';
import { BASE } from '../archive/small-archive.ts';

/** The records that a history may speak of, `{segment}/{slug}`. */
export const ACTORS = [
  ...['place/a', 'place/b', 'place/c', 'incident/a', 'incident/b'],
  ...['catalogue-entry/a', 'catalogue-entry/b', 'organization/one'],
] as const;

type Actor = (typeof ACTORS)[number];

/** One thing that happens. What cannot be (withdrawing what is not there, writing what is there already) is passed over. */
export type HistoryEvent =
  /** Creates, updates or, after a withdrawal or a merge, creates again; `value` decides the content. */
  | { readonly kind: 'write'; readonly record: Actor; readonly value: number }
  | { readonly kind: 'withdraw'; readonly record: Actor }
  | { readonly kind: 'merge'; readonly record: Actor; readonly into: Actor }
  /** The archive is closed and opened again, as when the server is started anew. */
  | { readonly kind: 'restart' }
  /** Time passes: many changes fall into one second, and some into one instant. */
  | { readonly kind: 'wait'; readonly ms: number };

const actor = fc.constantFrom(...ACTORS);

/** Anything that may happen to an archive. */
export const historyEvent: fc.Arbitrary<HistoryEvent> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('write'), record: actor, value: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw'), record: actor }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('merge'), record: actor, into: actor }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(1, 400, 1_000, 90_000) }) },
);

/** An archive to which things happen. */
export interface History {
  /** Another object after each restart. */
  readonly archive: Archive;
  readonly stateDir: string;
  /** What the clock of this archive says; it moves with `wait` alone. */
  readonly now: Date;
  happen(...events: readonly HistoryEvent[]): Promise<void>;
  /** The current records with their hashes: what a harvester has to end with. */
  truth(): Map<string, string>;
}

/** Lends an archive in a folder of its own; both are gone when the work is done, however it ends. */
export async function inHistory<T>(work: (history: History) => Promise<T>): Promise<T> {
  const stateDir = mkdtempSync(join(tmpdir(), 'isnad-history-'));
  const history = new LivingHistory(stateDir);
  try {
    return await work(history);
  } finally {
    history.archive.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

class LivingHistory implements History {
  readonly stateDir: string;
  archive: Archive;
  now = new Date('2026-01-01T00:00:00.000Z');

  constructor(stateDir: string) {
    this.stateDir = stateDir;
    this.archive = openArchive({ stateDir, base: BASE });
  }

  async happen(...events: readonly HistoryEvent[]): Promise<void> {
    for (const event of events) await this.#one(event);
  }

  truth(): Map<string, string> {
    return new Map([...this.archive.current()].map(({ iri, hash }) => [iri, hash]));
  }

  async #one(event: HistoryEvent): Promise<void> {
    if (event.kind === 'wait') this.now = new Date(this.now.getTime() + event.ms);
    else if (event.kind === 'restart') {
      this.archive.close();
      this.archive = openArchive({ stateDir: this.stateDir, base: BASE });
    } else await this.#change(event);
  }

  async #change(event: Extract<HistoryEvent, { record: Actor }>): Promise<void> {
    const { writer } = this.archive;
    const change = { time: this.now, agent: 'a curator', door: 'hand', reason: `${event.kind} ${event.record}` };
    const row = findRecord(writer, neutral(event.record));
    const isHere = row?.state === 'current';
    if (event.kind === 'write') {
      const record = await contentOf(event.record, event.value);
      // A load writes no version of what is as it was.
      if (!isHere || row.hash !== record.hash) await writer.transaction(() => put(writer, record, change));
    } else if (isHere && event.kind === 'withdraw') await writer.transaction(() => withdraw(writer, row, change));
    else if (isHere && event.kind === 'merge') {
      const into = findRecord(writer, neutral(event.into));
      if (into?.state === 'current' && into.id !== row.id)
        await writer.transaction(() => merge(writer, row, into.iri, change));
    }
  }
}

const neutral = (record: Actor): string => `https://isnad.invalid/${record}`;

const CLASSES: Readonly<Record<string, string>> = {
  place: 'Place',
  incident: 'Incident',
  organization: 'Organization',
  'catalogue-entry': 'ArchiveRecord',
};

const made = new Map<string, Promise<ArchivableRecord>>();

/** The content of a record by its number: names that XML and JSON must escape, and an entry that changes its holder. */
function contentOf(record: Actor, value: number): Promise<ArchivableRecord> {
  const key = `${record} ${value}`;
  const known = made.get(key) ?? makeContent(record, value);
  made.set(key, known);
  return known;
}

async function makeContent(record: Actor, value: number): Promise<ArchivableRecord> {
  const held = record.startsWith('catalogue-entry') ? `; isnad:heldBy <id/organization/${HOLDERS[value % 2]}>` : '';
  const found = identify(
    await parseRdf(
      `@prefix isnad: <https://w3id.org/isnad/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
       <id/${record}> a isnad:${CLASSES[record.split('/')[0] as string]} ; isnad:note "note ${value}"@en ;
       rdfs:label "<${record}> & \\"${value}\\""@en , "اسم ${value}"@ar ${held} .`,
      { format: 'turtle', baseIRI: 'https://isnad.invalid/' },
    ),
  );
  assert.ok(found.ok, JSON.stringify(found));
  return found.record;
}

/** The archives that hold the entries. */
const HOLDERS = ['one', 'two'];
