import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { loadFolder } from '../../src/archive/load.ts';
import { dumpSourceOf } from '../../src/harvest/dump-source.ts';
import { simpleJudge } from '../archive/small-archive.ts';
import { place, temporaryFolder } from '../records/temporary-folder.ts';
import { dumping } from './dumps.ts';

/** What may happen to an archive that somebody copies by its dumps. */
const STEP = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), slug: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.nat(3) }),
  fc.record({ kind: fc.constant('remove' as const), slug: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('copy' as const) }),
);

const standing = (archive: Archive) =>
  Array.from(archive.current(), ({ segment, slug, hash }) => `${segment}/${slug} ${hash}`).sort();

test('whatever happens between two dumps, whoever loads each of them has exactly the records and hashes of the last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { maxLength: 12 }), async (steps) => {
      const ends: (() => unknown)[] = [];
      const t = { after: (end: () => unknown) => void ends.unshift(end) } as Parameters<typeof temporaryFolder>[0];
      try {
        const original = await dumping(t, { 'place/z.ttl': place('z') });
        const copy = openArchive({ stateDir: temporaryFolder(t), base: 'https://mirror.example/' });
        ends.unshift(() => copy.close());
        const files = new Set(['z']);
        const follow = async () => {
          await original.load({ prune: true, allowWithdraw: 9 });
          const { folder: dir } = await original.dump({ keep: 1 });
          const dump = await dumpSourceOf(dir);
          const options = { dir, dump: dump ?? assert.fail(), judge: simpleJudge, maxFileBytes: 1e6, prune: true };
          const report = await loadFolder(copy, { ...options, allowWithdraw: 9 });
          assert.equal(report.conflictCount + report.refusedCount, 0);
        };
        for (const step of steps) {
          if (step.kind === 'copy') await follow();
          else if (step.kind === 'write') {
            files.add(step.slug);
            original.write({ [`place/${step.slug}.ttl`]: place(step.slug, `rdfs:comment "${step.text}"`) });
          } else if (files.delete(step.slug)) rmSync(join(original.folder, `place/${step.slug}.ttl`));
        }
        await follow();
        assert.deepEqual(standing(copy), standing(original.archive));
      } finally {
        for (const end of ends) end();
      }
    }),
    { numRuns: 15 },
  );
});
