import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Progress } from '../../src/archive/load-report.ts';
import { document, place } from '../records/temporary-folder.ts';
import { counts, simpleJudge, smallArchive } from './small-archive.ts';

const NOTE = 'isnad:note "x"@en';

const MANY = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`place/p${i}.ttl`, place(`p${i}`)]));

test('when the rules change, everything current is judged again; what fails stays and is named', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a'), 'place/b.ttl': place('b', 'isnad:note "old"') });
  const judged: string[] = [];
  const judge = (fingerprint: string, refused: string) => ({
    fingerprint,
    validate: (async (record, around) => {
      judged.push(record.slug);
      const verdict = await simpleJudge.validate(record, around);
      return record.nquads.includes(refused) ? { ...verdict, accepted: false } : verdict;
    }) as typeof simpleJudge.validate,
  });
  await small.load({ judge: judge('rules 1', 'nothing') });
  await small.load({ judge: judge('rules 1', 'nothing') });
  assert.deepEqual(judged.splice(0), ['a', 'b'], 'the same rules are not asked twice');
  const report = await small.load({ judge: judge('rules 2', '"old"') });
  assert.deepEqual(judged.splice(0), ['a', 'b']);
  assert.deepEqual(
    report.outdated.map(({ file, kept }) => [file, kept]),
    [['place/b.ttl', true]],
  );
  assert.equal(small.archive.size, 2);
  await small.load({ judge: judge('rules 2', '"old"') });
  assert.deepEqual(judged, ['b'], 'only what failed is asked again');
});

test('a record is judged again when one it refers to changes', async (t) => {
  const small = smallArchive(t, {
    'place/a.ttl': place('a'),
    'place/b.ttl': place('b', 'isnad:within <id/place/a>'),
    'place/c.ttl': place('c'),
  });
  await small.load();
  const judged: string[] = [];
  small.write({ 'place/a.ttl': place('a', NOTE) });
  await small.load({
    judge: {
      validate: async (record, around) => {
        judged.push(record.slug);
        return simpleJudge.validate(record, around);
      },
    },
  });
  assert.deepEqual(judged, ['a', 'b']);
});

test('warnings are counted and refuse nothing', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a', 'isnad:note "warn me"') });
  assert.deepEqual(counts(await small.load()), { created: 1, warnings: 1 });
});

test('a second load on the same archive is refused while one runs', async (t) => {
  const small = smallArchive(t, MANY);
  const first = small.load();
  await assert.rejects(small.load(), /already running/);
  assert.deepEqual(counts(await first), { created: 30 });
});

test('a load that fails half-way leaves everything as it was', async (t) => {
  const small = smallArchive(t, MANY);
  let judged = 0;
  const judge = {
    validate: async (...call: Parameters<typeof simpleJudge.validate>) => {
      judged += 1;
      if (judged === 20) throw new Error('the power went');
      return simpleJudge.validate(...call);
    },
  };
  await assert.rejects(small.load({ judge }), /power/);
  assert.deepEqual([small.archive.size, small.archive.position], [0, 0]);
  assert.deepEqual(counts(await small.load()), { created: 30 });
});

test('a load that fails while it writes leaves everything as it was', async (t) => {
  const many = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`place/p${i}.ttl`, place(`p${i}`)]));
  const small = smallArchive(t, many);
  const onProgress = ({ phase, done }: Progress): void => {
    if (phase === 'writing' && done === 100) throw new Error('the disk went');
  };
  await assert.rejects(small.load({ onProgress }), /disk/);
  assert.deepEqual([small.archive.size, small.archive.position], [0, 0]);
  assert.deepEqual(counts(await small.load()), { created: 150 });
});

test('a claim that the same load drops is seen as withdrawn, with the class it had', async (t) => {
  const small = smallArchive(t, { 'document/d.ttl': document('d', { use: 'isnad:value 1' }) });
  await small.load();
  small.write({
    'document/d.ttl': document('d'),
    'document/e.ttl': document('e', { echo: 'isnad:reports <id/claim/d/use>' }),
  });
  const seen: unknown[] = [];
  const use = 'https://isnad.invalid/id/claim/d/use';
  const validate: typeof simpleJudge.validate = async (record, around) => {
    if (record.slug === 'e') seen.push(around.status(use), around.typesOf(use));
    return simpleJudge.validate(record, around);
  };
  await small.load({ judge: { validate } });
  assert.deepEqual(seen, ['withdrawn', ['https://w3id.org/isnad/ontology#Claim']]);
  small.write({ 'document/e.ttl': document('e', { echo: 'isnad:reports <id/claim/d/use> ; isnad:value 2' }) });
  await small.load({ judge: { validate } });
  assert.deepEqual(seen.slice(2), ['withdrawn', ['https://w3id.org/isnad/ontology#Claim']]);
});

test('however many files there are, only a few records are in hand at once', async (t) => {
  const peak = async (files: number): Promise<number> => {
    const small = smallArchive(
      t,
      Object.fromEntries(Array.from({ length: files }, (_, i) => [`place/p${i}.ttl`, place(`p${i}`)])),
    );
    let now = 0;
    let most = 0;
    await small.load({
      judge: {
        threads: 2,
        validate: async (...call) => {
          now += 1;
          most = Math.max(most, now);
          await new Promise((resolve) => setImmediate(resolve));
          now -= 1;
          return simpleJudge.validate(...call);
        },
      },
    });
    return most;
  };
  assert.equal(await peak(200), await peak(20));
});

test('a refused thing that bears the slug of a document holds nobody back who refers to a claim of that document', async (t) => {
  const small = smallArchive(t, {
    'document/a.ttl': document('a', { use: 'isnad:gist "x"@en' }),
    'document/b.ttl': document('b', { use: 'isnad:reports <id/claim/a/use>' }),
    'place/a.ttl': place('a', 'isnad:note "refuse me"'),
  });
  assert.deepEqual(counts(await small.load()), { created: 2, refusedCount: 1 });
});

test('after a judge that broke, the next load is as any other', async (t) => {
  const small = smallArchive(t, MANY);
  const judge = (fingerprint: string, breaks: boolean) => ({
    fingerprint,
    validate: (async (record, around) => {
      if (breaks) throw new Error('the judge broke');
      return simpleJudge.validate(record, around);
    }) as typeof simpleJudge.validate,
  });
  await small.load({ judge: judge('rules 1', false) });
  await assert.rejects(small.load({ judge: judge('rules 2', true) }), /the judge broke/);
  assert.deepEqual(counts(await small.load({ judge: judge('rules 2', false) })), { unchanged: 30 });
});
