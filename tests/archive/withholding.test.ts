import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import { document, place } from '../records/temporary-folder.ts';
import { BASE, smallArchive } from './small-archive.ts';

const LEVEL = '<https://w3id.org/isnad/vocabulary/withholding#';

/** A withholding of `subject`, the whole of it or one field. */
function withhold(subject: string, field?: string): string {
  const what =
    field === undefined ? `isnad:level ${LEVEL}whole>` : `isnad:level ${LEVEL}field> ; isnad:ofProperty ${field}`;
  return `<${subject}#w> a isnad:Withholding ; isnad:reason "a person at risk"@en, "شخص في خطر"@ar ; ${what} .
<${subject}> isnad:withholding <${subject}#w> .\n`;
}

const DOCUMENT = `${document('d', {
  killed: 'isnad:value 4711 ; isnad:scope <id/claim/d/killed#scope> ; isnad:curation <id/claim/d/killed#c>',
  use: 'isnad:gist "open words"@en',
})}<id/claim/d/killed#scope> a isnad:Scope ; isnad:asWorded "secret scope"@en .
<id/claim/d/killed#c> a isnad:Curation ; isnad:ofProperty isnad:value ; isnad:note "it says 4711"@en .
<id/document/d#seed> a isnad:TextVersion .
<id/document/d> isnad:note "open note"@en .\n`;

/** Everything that the archive hands out, as text. */
function everything(archive: Archive): string {
  const records = [...archive.current()];
  const versions = records.flatMap(({ iri }) =>
    archive.versions(iri).map(({ version }) => archive.version(iri, version)),
  );
  const bytes = Array.from(archive.currentContent(), ({ nquads }) => Buffer.from(nquads).toString());
  const rest = [[...archive.changes()], [...archive.catalog()], [...archive.tombstones()]];
  return JSON.stringify([records, versions, bytes, ...rest]);
}

test('a claim withheld whole leaves nothing but the statement that it is withheld, and why', async (t) => {
  const small = smallArchive(t, { 'document/d.ttl': DOCUMENT + withhold('id/claim/d/killed') });
  await small.load();
  const record = small.archive.record(`${BASE}document/d`);
  assert.ok(record);
  assert.deepEqual(record.withheld, [
    { subject: `${BASE}id/claim/d/killed`, node: `${BASE}id/claim/d/killed#w`, level: 'whole' },
  ]);
  const said = everything(small.archive);
  for (const secret of ['4711', 'secret scope', 'killed#scope', 'killed#c']) assert.ok(!said.includes(secret), secret);
  for (const open of ['open words', 'open note', 'a person at risk', 'document/d#seed'])
    assert.ok(said.includes(open), open);
  const about = record.quads
    .filter((q) => q.subject.value === `${BASE}id/claim/d/killed`)
    .map((q) => q.predicate.value.replace(/.*[#/]/, ''));
  assert.deepEqual(about.toSorted(), ['statedIn', 'type', 'withholding']);
});

test('a field withheld goes with its companions, its nodes and the notes on it', async (t) => {
  const small = smallArchive(t, { 'document/d.ttl': DOCUMENT + withhold('id/claim/d/killed', 'isnad:value') });
  await small.load();
  const said = everything(small.archive);
  assert.ok(!said.includes('4711'));
  assert.ok(said.includes('secret scope'), 'other fields stay');
  assert.equal(
    small.archive.record(`${BASE}document/d`)?.withheld[0]?.property,
    'https://w3id.org/isnad/ontology#value',
  );
});

test('a withheld field that is a node takes the node with it', async (t) => {
  const small = smallArchive(t, { 'document/d.ttl': DOCUMENT + withhold('id/claim/d/killed', 'isnad:scope') });
  await small.load();
  const said = everything(small.archive);
  assert.ok(!said.includes('secret scope'));
  assert.ok(said.includes('it says 4711'));
});

test('one withholding may name several fields', async (t) => {
  const several = withhold('id/claim/d/killed', 'isnad:value, isnad:scope');
  const small = smallArchive(t, { 'document/d.ttl': DOCUMENT + several });
  await small.load();
  small.write({ 'document/d.ttl': `${DOCUMENT}${several}# again` });
  await small.load();
  const said = everything(small.archive);
  for (const secret of ['4711', 'secret scope']) assert.ok(!said.includes(secret), secret);
});

test('a withheld date takes its bounds with it', async (t) => {
  const dated = place(
    'a',
    'isnad:date "2013-08-21" ; isnad:earliest "2013-08-21" ; isnad:latest "2013-08-21" ; isnad:note "open"',
  );
  const small = smallArchive(t, { 'place/a.ttl': dated + withhold('id/place/a', 'isnad:date') });
  await small.load();
  assert.doesNotMatch(everything(small.archive), /2013-08-21/);
});

test('a document withheld whole takes its claims with it, their names included', async (t) => {
  const small = smallArchive(t, {
    'document/d.ttl': DOCUMENT + withhold('id/claim/d/killed') + withhold('id/document/d'),
  });
  await small.load();
  const record = small.archive.record(`${BASE}document/d`);
  const said = everything(small.archive) + JSON.stringify(record);
  for (const secret of ['4711', 'open words', 'open note', 'killed', '#seed'])
    assert.ok(!said.includes(secret), secret);
  assert.ok(said.includes('a person at risk'));
});

test('a withholding that says neither level nor field, or an unknown level, counts as whole', async (t) => {
  const vague = '<id/place/a#w> a isnad:Withholding . <id/place/a> isnad:withholding <id/place/a#w> .\n';
  const small = smallArchive(t, { 'place/a.ttl': place('a', 'isnad:note "secret"') + vague });
  await small.load();
  assert.doesNotMatch(everything(small.archive), /secret/);
});

test('versions from before the withholding are handed out without it, too', async (t) => {
  const small = smallArchive(t, { 'document/d.ttl': DOCUMENT });
  await small.load();
  assert.match(everything(small.archive), /4711/);
  small.write({ 'document/d.ttl': DOCUMENT + withhold('id/claim/d/killed') });
  await small.load();
  assert.doesNotMatch(everything(small.archive), /4711/);
  const first = small.archive.version(`${BASE}document/d`, 1);
  assert.equal(first?.withheld.length, 1);
  assert.match(JSON.stringify(first?.quads), /a person at risk/);
});

test('dropping a withheld claim, or withdrawing its document, does not bring it back in old versions', async (t) => {
  const filler = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`place/p${i}.ttl`, place(`p${i}`)]));
  const small = smallArchive(t, { ...filler, 'document/d.ttl': DOCUMENT });
  await small.load();
  small.write({ 'document/d.ttl': DOCUMENT + withhold('id/claim/d/killed') });
  await small.load();
  small.write({ 'document/d.ttl': document('d', { use: 'isnad:gist "open words"@en' }) });
  await small.load();
  assert.doesNotMatch(everything(small.archive), /4711/);
  small.remove('document/d.ttl');
  await small.load({ prune: true });
  const versions = small.archive
    .versions(`${BASE}document/d`)
    .map(({ version }) => small.archive.version(`${BASE}document/d`, version));
  assert.equal(versions.length, 3);
  assert.doesNotMatch(JSON.stringify(versions), /4711/);
});

test('when the withholding is lifted, the content is back', async (t) => {
  const small = smallArchive(t, { 'document/d.ttl': DOCUMENT + withhold('id/claim/d/killed') });
  await small.load();
  small.write({ 'document/d.ttl': DOCUMENT });
  await small.load();
  const record = small.archive.record(`${BASE}document/d`);
  assert.deepEqual(record?.withheld, []);
  assert.match(JSON.stringify(record?.quads), /4711/);
});

test('the hash that is handed out does not betray what is withheld', async (t) => {
  const hash = async (figure: number): Promise<string | undefined> => {
    const small = smallArchive(t, {
      'document/d.ttl': DOCUMENT.replaceAll('4711', String(figure)) + withhold('id/claim/d/killed'),
    });
    await small.load();
    return small.archive.record(`${BASE}document/d`)?.hash;
  };
  assert.equal(await hash(1), await hash(2));
});

test('a withholding that is made stricter under the same name holds for the versions before it', async (t) => {
  const small = smallArchive(t, { 'document/d.ttl': DOCUMENT + withhold('id/claim/d/killed', 'isnad:scope') });
  await small.load();
  assert.match(everything(small.archive), /4711/);
  small.write({ 'document/d.ttl': DOCUMENT + withhold('id/claim/d/killed') });
  await small.load();
  assert.doesNotMatch(everything(small.archive), /4711/);
});

test('of a document withheld whole, nobody learns which claims it used to make', async (t) => {
  const small = smallArchive(t, { 'document/d.ttl': DOCUMENT });
  await small.load();
  small.write({ 'document/d.ttl': document('d') + withhold('id/document/d') });
  await small.load();
  assert.deepEqual(small.archive.stateOf(`${BASE}id/claim/d/killed`), { state: 'missing' });
});
