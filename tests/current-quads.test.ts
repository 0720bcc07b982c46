import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { derivedGraph, derivedQuads } from '../src/claims/derive.ts';
import { openCurrentQuads } from '../src/current-quads.ts';
import { toLine } from '../src/rdf/ntriples.ts';
import { namedNode } from '../src/rdf/quads.ts';
import { isnad, rdfs } from '../src/rdf/vocabulary.ts';
import { BASE, type Small, smallArchive } from './archive/small-archive.ts';
import { document, place } from './records/temporary-folder.ts';
import { contents, freshContents } from './support/contents.ts';

const claim = (value: number, claimant: string, more = '') =>
  `isnad:claimant <id/place/${claimant}> ; isnad:about <id/place/a> ; isnad:value ${value}${more}`;

const FILES = {
  'place/a.ttl': place('a'),
  'place/b.ttl': place('b'),
  'document/d.ttl': document('d', { one: claim(1, 'a'), two: claim(2, 'b', ' ; isnad:reports <id/claim/d/one>') }),
  'document/e.ttl': document('e', { one: claim(3, 'b', ' ; isnad:credits <id/place/a>') }, 'isnad:date "2017"'),
};

function open(t: TestContext, small: Small) {
  const current = openCurrentQuads(small.archive);
  t.after(() => current.close());
  return current;
}

test('an archive is answered from its records, our terms, the catalog and what follows from them', async (t) => {
  const small = smallArchive(t, FILES);
  await small.load();
  const { index } = open(t, small);
  const inGraph = (graph: string) => contents(index).filter((line) => line.includes(` <${BASE}${graph}> .\n`));
  for (const { iri, quads } of small.archive.current()) {
    assert.deepEqual(inGraph(iri.slice(BASE.length)), quads.map((q) => toLine(q, true)).sort());
  }
  assert.deepEqual(inGraph('catalog'), Array.from(small.archive.catalog(), (q) => toLine(q, true)).sort());
  assert.ok(index.graphSize(`${BASE}ontology`) > 100);
  assert.equal(index.object(namedNode(`${BASE}id/claim/d/two`), isnad.root)?.value, `${BASE}id/claim/d/one`);
  assert.equal(index.position, small.archive.position);
});

test('a change is shown in the turn of its update, and whoever wants to know is told', async (t) => {
  const small = smallArchive(t, FILES);
  await small.load();
  const current = open(t, small);
  const told: number[] = [];
  current.tell(({ position }) => told.push(position));
  small.write({ 'place/a.ttl': place('a', 'isnad:note "changed"') });
  await small.load();
  current.update();
  assert.equal(current.index.object(namedNode(`${BASE}id/place/a`), isnad.note)?.value, 'changed');
  assert.deepEqual(told, [small.archive.position]);
  current.update();
  assert.equal(told.length, 1, 'nothing has changed since');
});

test('more changes than are worth following one by one are shown in one turn, too', async (t) => {
  const small = smallArchive(t, FILES);
  await small.load();
  const current = open(t, small);
  const told: number[] = [];
  current.tell(({ position }) => told.push(position));
  small.write(Object.fromEntries(Array.from({ length: 510 }, (_, i) => [`place/p${i}.ttl`, place(`p${i}`)])));
  await small.load();
  current.update();
  assert.deepEqual(told, [small.archive.position]);
  assert.deepEqual(contents(current.index), await freshContents(small.archive));
});

test('what is withheld later leaves the index with its change, and what is withheld at first never enters it', async (t) => {
  const secret = 'isnad:gist "the secret"@en';
  const withholding = `<id/claim/d/one> isnad:withholding <id/claim/d/one#w> .
<id/claim/d/one#w> a isnad:Withholding ; isnad:level <https://w3id.org/isnad/vocabulary/withholding#whole> .\n`;
  const small = smallArchive(t, { 'document/d.ttl': document('d', { one: secret }) });
  await small.load();
  const current = open(t, small);
  assert.match(contents(current.index).join(''), /the secret/);
  small.write({ 'document/d.ttl': document('d', { one: secret }) + withholding });
  await small.load();
  current.update();
  assert.doesNotMatch(contents(current.index).join(''), /the secret/);
  await openCurrentQuads(small.archive, { stateDir: small.stateDir }).close();
  const saved = readFileSync(join(small.stateDir, 'index.snapshot'));
  assert.ok(saved.includes(`${BASE}id/claim/d/one`));
  assert.ok(!saved.includes('the secret'));
});

/** What a person may do to one of the files: write it as it was, in one of two other ways, or take it away. */
const step = fc.record({
  file: fc.constantFrom(...(Object.keys(FILES) as (keyof typeof FILES)[])),
  as: fc.constantFrom('first', 'edited', 'bare', 'gone'),
  restart: fc.boolean(),
});

function versionOf(file: keyof typeof FILES, as: string): string {
  const slug = file.replace(/^.*\/|\.ttl$/g, '');
  if (as === 'first') return FILES[file];
  if (file.startsWith('place'))
    return place(slug, as === 'edited' ? 'rdfs:label "another name"@ar' : 'isnad:note "bare"');
  return document(slug, as === 'bare' ? {} : { one: claim(7, 'b', ' ; isnad:reports <id/claim/e/one>') });
}

test('any sequence of changes and restarts ends in what a fresh build holds', async (t) => {
  const judge = { validate: async ({ iri }: { iri: string }) => ({ record: iri, accepted: true, findings: [] }) };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const small = smallArchive(t, FILES);
      await small.load({ judge });
      let current = openCurrentQuads(small.archive, { stateDir: small.stateDir });
      for (const { file, as, restart } of steps) {
        if (as === 'gone') {
          small.write({ [file]: '' });
          small.remove(file);
        } else small.write({ [file]: versionOf(file, as) });
        if (restart) await current.close();
        await small.load({ judge, prune: true, allowWithdraw: 10 });
        if (restart) current = openCurrentQuads(small.archive, { stateDir: small.stateDir });
        else current.update();
      }
      const found = contents(current.index);
      await current.close();
      assert.deepEqual(found, await freshContents(small.archive));
      small.archive.close();
    }),
    { numRuns: 15 },
  );
});

test('the derived graph that is built is the derivation of everything', async (t) => {
  const small = smallArchive(t, FILES);
  await small.load();
  const { index } = open(t, small);
  assert.ok(index.has(null, rdfs.subClassOf, null, derivedGraph(BASE)));
  const sentences = Array.from(derivedQuads(index, BASE)).filter((q) => q.predicate.equals(isnad.sentence));
  for (const q of sentences) assert.ok(index.has(q.subject, q.predicate, q.object, derivedGraph(BASE)));
  assert.equal(sentences.length, 6);
});
