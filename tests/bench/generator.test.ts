import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { archiveOf, documentsFor } from '../../bench/generator.ts';
import { writeArchive } from '../../bench/write-archive.ts';
import { checkFolder } from '../../src/archive/check.ts';
import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { IdleValidator } from '../../src/validate/idle-validator.ts';

const SMALL = { seed: 7, documents: 12, claimsPerDocument: 8 };

test('the same seed gives the same bytes, another seed others', () => {
  const [first, again, other] = [SMALL, SMALL, { ...SMALL, seed: 8 }].map((size) =>
    JSON.stringify([...archiveOf(size)]),
  );
  assert.equal(again, first);
  assert.notEqual(other, first);
});

test('an archive has as many quads as were asked for, within 3 %', () => {
  for (const [quads, claimsPerDocument] of [
    [10_000, 8],
    [100_000, 8],
    [100_000, 1],
  ] as const) {
    let made = 0;
    const documents = documentsFor(quads, claimsPerDocument);
    for (const { triples } of archiveOf({ seed: 1, documents, claimsPerDocument })) made += triples;
    const off = Math.abs(made - quads) / quads;
    assert.ok(off <= 0.03, `${quads} quads asked with ${claimsPerDocument} claims a document, ${made} made`);
  }
});

test('a synthetic archive is accepted whole, without a warning', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const written = writeArchive(dir, SMALL);
  const judge = new IdleValidator(1);
  t.after(() => judge.close());
  const report = await checkFolder({ base: NEUTRAL_BASE, dir, judge, maxFileBytes: 1_000_000 });
  assert.deepEqual(report.refused, []);
  assert.deepEqual([report.files, report.heldBackCount, report.warnings], [written.records, 0, 0]);
});

test('some claims of a synthetic archive pass on others, so that there are chains to walk', () => {
  const all = Array.from(archiveOf(SMALL), ({ turtle }) => turtle).join('');
  assert.match(all, / isnad:reports <id\/claim\//);
  assert.match(all, / source-check:same /);
});
