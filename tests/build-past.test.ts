import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { Archive } from '../src/archive/archive.ts';
import { buildIndex, type IndexSource } from '../src/build-index.ts';
import { buildInThread, buildPast } from '../src/build-past.ts';
import { IsnadError } from '../src/errors.ts';
import { received } from '../src/index/handed-over.ts';
import { bytesOfIndex } from '../src/index/index-bytes.ts';
import type { IndexData } from '../src/index/index-data.ts';
import { IndexReader } from '../src/index/index-reader.ts';
import { type BuiltPast, tooLarge } from '../src/index/past-indexes.ts';
import { SharedIndex } from '../src/index/shared-index.ts';
import { BASE, smallArchive } from './archive/small-archive.ts';
import { document, place } from './records/temporary-folder.ts';
import { contents } from './support/contents.ts';
import { historyEvent, inHistory } from './support/histories.ts';

const read = (data: IndexData) => contents(new SharedIndex({ reader: new IndexReader(data) }));
const answers = (source: IndexSource) => read(buildIndex(source));
const readBuilt = async ({ data }: BuiltPast) => read(await received(data));

/** Every position that was seen, and what the archive answered from when it stood there. */
class Seen {
  readonly #then = new Map<number, string[]>();

  look(archive: Archive): void {
    if (!this.#then.has(archive.position)) this.#then.set(archive.position, answers(archive));
  }

  compare(archive: Archive): void {
    for (const [position, then] of this.#then) assert.deepEqual(answers(archive.at(position)), then, `at ${position}`);
  }
}

test('an archive stands at each position of any history as it stood there: records, catalog, and what follows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(historyEvent, { minLength: 1, maxLength: 25 }), (events) =>
      inHistory(async (history) => {
        const seen = new Seen();
        seen.look(history.archive);
        for (const event of events) {
          await history.happen(event);
          seen.look(history.archive);
        }
        seen.compare(history.archive);
      }),
    ),
    { numRuns: 20 },
  );
});

const claim = (value: number, claimant: string, more = '') =>
  `isnad:claimant <id/place/${claimant}> ; isnad:about <id/place/a> ; isnad:value ${value}${more}`;
const FILES = {
  'place/a.ttl': place('a'),
  'place/b.ttl': place('b'),
  'document/d.ttl': document('d', { one: claim(1, 'a'), two: claim(2, 'b', ' ; isnad:reports <id/claim/d/one>') }),
};
const OTHER = {
  'place/a.ttl': place('a', 'rdfs:label "another name"@ar'),
  'place/b.ttl': place('b', 'isnad:note "bare"'),
  'document/d.ttl': document('d', { one: claim(7, 'b') }),
};
type File = keyof typeof FILES;
const step = fc.record({
  file: fc.constantFrom(...(Object.keys(FILES) as File[])),
  as: fc.constantFrom('first', 'other', 'gone'),
});

test('claims, their sentences and comparisons stand at a past position as they were derived then', async (t) => {
  const judge = { validate: async ({ iri }: { iri: string }) => ({ record: iri, accepted: true, findings: [] }) };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      // A folder without a record is refused.
      const small = smallArchive(t, { ...FILES, 'place/kept.ttl': place('kept') });
      const seen = new Seen();
      await small.load({ judge });
      seen.look(small.archive);
      for (const { file, as } of steps) {
        small.write({ [file]: as === 'other' ? OTHER[file] : FILES[file] });
        if (as === 'gone') small.remove(file);
        await small.load({ judge, prune: true, allowWithdraw: 10 });
        seen.look(small.archive);
      }
      seen.compare(small.archive);
      small.archive.close();
    }),
    { numRuns: 10 },
  );
});

const secret = 'isnad:gist "the secret"@en';
const WITHHOLDING = `<id/claim/d/one> isnad:withholding <id/claim/d/one#w> .
<id/claim/d/one#w> a isnad:Withholding ; isnad:level <https://w3id.org/isnad/vocabulary/withholding#whole> .\n`;

async function withheldLater(t: TestContext) {
  const small = smallArchive(t, { 'document/d.ttl': document('d', { one: secret }) });
  await small.load();
  const [before, state] = [small.archive.position, small.archive.withheld];
  small.write({ 'document/d.ttl': document('d', { one: secret }) + WITHHOLDING });
  return { small, before, state };
}

test('what is withheld now is withheld of the past, which is another past then', async (t) => {
  const { small, before, state } = await withheldLater(t);
  assert.match(answers(small.archive.at(before)).join(''), /the secret/);
  await small.load();
  assert.notEqual(small.archive.withheld, state);
  const past = answers(small.archive.at(before)).join('');
  assert.doesNotMatch(past, /the secret/);
  assert.match(past, new RegExp(`<${BASE}id/claim/d/one>`));
});

test('before the first change the archive is empty but for our own terms', async (t) => {
  const small = smallArchive(t, FILES);
  const empty = answers(small.archive);
  await small.load();
  assert.deepEqual(answers(small.archive.at(0)), empty);
});

test('a past is built in a thread, to the same bytes, and refused before it is built where it has no room', async (t) => {
  const small = smallArchive(t, FILES);
  await small.load();
  const { archive, stateDir } = small;
  const asked = { position: archive.position, currentBytes: bytesOfIndex(buildIndex(archive)) };
  const build = buildInThread({ stateDir, base: BASE, currentBytes: () => asked.currentBytes });
  const { signal } = new AbortController();
  assert.deepEqual(await readBuilt(await build(asked.position, asked.currentBytes, signal)), answers(archive));
  const isTooLarge = (error: unknown) => error instanceof IsnadError && error.code === 'too-large';
  assert.throws(() => buildPast(archive, { ...asked, maxBytes: asked.currentBytes - 1 }), isTooLarge);
  await assert.rejects(build(asked.position, asked.currentBytes - 1, signal), isTooLarge);
});

test('a past that turns out larger than was told before is stopped while it is built, with the same problem', async (t) => {
  const many = Array.from({ length: 400 }, (_, n) => [
    `place/p${n}.ttl`,
    place(`p${n}`, `isnad:note "${n} ${'n'.repeat(500)}"`),
  ]);
  const small = smallArchive(t, Object.fromEntries(many));
  await small.load();
  const { archive, stateDir } = small;
  const { position } = archive;
  let read = 0;
  const counting: IndexSource = {
    base: archive.base,
    position,
    catalog: () => archive.catalog(),
    *currentContent() {
      for (const content of archive.currentContent()) {
        read += 1;
        yield content;
      }
    },
  };
  const sizes: number[] = [];
  const whole = bytesOfIndex(buildIndex(counting, (bytes) => void sizes.push(bytes)));
  assert.equal(read, many.length);
  // As much as the first half of the records take.
  const maxBytes = sizes[200] ?? assert.fail();
  const isTooLarge = (error: unknown) => error instanceof IsnadError && error.code === 'too-large';
  const stop = (bytes: number) => {
    if (bytes > maxBytes) throw tooLarge(bytes, maxBytes);
  };
  read = 0;
  assert.throws(() => buildIndex(counting, stop), isTooLarge);
  assert.equal(read, 202, 'no more than one record beyond is read');
  // The estimate says that nothing is needed: an index of which it is told that it is empty.
  const build = buildInThread({ stateDir, base: BASE, currentBytes: () => 0 });
  await assert.rejects(build(position, maxBytes, new AbortController().signal), isTooLarge);
  const built = await build(position, whole, new AbortController().signal);
  assert.equal(built.bytes, bytesOfIndex(await received(built.data)));
  assert.ok(built.bytes <= whole);
});

test('a past that needs more heap than its thread may have is refused, and the next one is built', async (t) => {
  const small = smallArchive(t, FILES);
  await small.load();
  const { archive, stateDir } = small;
  let heap = 8;
  const build = buildInThread({ stateDir, base: BASE, currentBytes: () => 0, heapMb: () => heap });
  const make = () => build(archive.position, 2 ** 30, new AbortController().signal);
  await assert.rejects(make(), (error) => error instanceof IsnadError && error.code === 'too-large');
  heap = 256;
  assert.deepEqual(await readBuilt(await make()), answers(archive));
});

test('what is told of a growing index is never more than it takes in the end', async (t) => {
  const small = smallArchive(t, FILES);
  await small.load();
  let most = 0;
  const data = buildIndex(small.archive, (bytes) => {
    most = Math.max(most, bytes);
  });
  assert.ok(most > 0 && most <= bytesOfIndex(data), `${most} of ${bytesOfIndex(data)}`);
});
