import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { type Judge, type LoadOptions, loadFolder } from '../../src/archive/load.ts';
import type { LoadReport } from '../../src/archive/load-report.ts';
import { put, referencesOf } from '../../src/archive/writer.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { identify } from '../../src/records/record.ts';
import type { Finding } from '../../src/validate/verdict.ts';
import { temporaryFolder, writeFiles } from '../records/temporary-folder.ts';

export const BASE = 'http://localhost:3030/';

/** Refuses what says "refuse me" and what refers to something that is not there; warns of "warn me". */
export const simpleJudge: Judge = {
  async validate(record, surroundings) {
    const finding = (severity: Finding['severity'], value: string): Finding => ({
      severity,
      focusNode: record.thing,
      shape: 'https://w3id.org/isnad/shapes#Test',
      value,
      message: { en: 'no', ar: 'لا' },
    });
    const missing = [...referencesOf(record)].filter((iri) => surroundings.status(iri) === 'missing');
    const findings = missing.map((iri) => finding('Violation', iri));
    if (record.nquads.includes('"refuse me"')) findings.push(finding('Violation', 'refuse me'));
    if (record.nquads.includes('"warn me"')) findings.push(finding('Warning', 'warn me'));
    return { record: record.iri, accepted: findings.every(({ severity }) => severity !== 'Violation'), findings };
  },
};

/** An archive and a folder of files that live as long as the test. */
export interface Small {
  readonly archive: Archive;
  readonly stateDir: string;
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): void;
  remove(...files: string[]): void;
  load(options?: Partial<LoadOptions>): Promise<LoadReport>;
}

export function smallArchive(t: Pick<TestContext, 'after'>, files: Readonly<Record<string, string>> = {}): Small {
  const stateDir = temporaryFolder(t);
  const folder = temporaryFolder(t);
  const archive = openArchive({ stateDir, base: BASE });
  t.after(() => archive.close());
  writeFiles(folder, files);
  let minute = 0;
  const now = () => new Date(Date.UTC(2026, 0, 1, 0, minute++));
  return {
    archive,
    stateDir,
    folder,
    write: (more) => writeFiles(folder, more),
    remove: (...names) => names.forEach((name) => void rmSync(join(folder, name))),
    load: (options) =>
      loadFolder(archive, { dir: folder, judge: simpleJudge, maxFileBytes: 1_000_000, now, ...options }),
  };
}

/** The counts of a report that are not zero. */
export function counts(report: LoadReport): Record<string, number> {
  const { position: _, files: __, ...rest } = report;
  return Object.fromEntries(Object.entries(rest).filter(([, n]) => typeof n === 'number' && n > 0)) as Record<
    string,
    number
  >;
}

/** Does what another door than a folder would do: writes a record that a person edited. */
export async function writeByHand({ archive }: Small, text: string): Promise<void> {
  const found = identify(await parseRdf(text, { format: 'turtle', baseIRI: 'https://isnad.invalid/' }));
  assert.ok(found.ok);
  const change = { time: new Date(0), agent: 'curator', door: 'http' };
  await archive.writer.transaction(() => put(archive.writer, found.record, change));
}
