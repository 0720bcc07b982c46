import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INCIDENT_RECORDS, release, turtle } from '../http/records.ts';
import { BASE, smallArchive } from './small-archive.ts';

const CLAIM = `${BASE}id/claim/release-one/killed`;
const SOUGHT = {
  thing: `${BASE}id/incident/sarmin-2015-03-16`,
  aspect: 'https://w3id.org/isnad/vocabulary/aspect#killed',
  claimant: `${BASE}id/organization/observers`,
};
const saying = (value: number) => ({
  'document/release-one.ttl': release(
    'release-one',
    `isnad:value ${value} ; isnad:bound bound:unqualified ; isnad:counts counts:persons`,
  ),
});
const silent = {
  'document/release-one.ttl': turtle('<id/document/release-one> a isnad:Document ; rdfs:label "Release one"@en .'),
};

test('the history of a claim is that of the versions that touched it, and not those that left it alone', async (t) => {
  const { archive, write, load } = smallArchive(t, INCIDENT_RECORDS);
  await load();
  write(saying(7));
  await load({ agent: 'editor', reason: 'misread' });
  const file = saying(7)['document/release-one.ttl'] ?? '';
  write({ 'document/release-one.ttl': file.replaceAll('"Release release-one"@en', '"Another title"@en') });
  await load();
  const history = archive.claimHistory(CLAIM);
  assert.deepEqual(
    history?.changes.map(({ kind, version, agent, reason }) => [kind, version, agent, reason]),
    [
      ['added', 1, 'load', undefined],
      ['changed', 2, 'editor', 'misread'],
    ],
  );
  assert.equal(history?.door, 'folder');
  assert.equal(archive.claimHistory(`${BASE}id/claim/release-one/nothing`), undefined);
});

test('what accepted the latest version is known by its fingerprint, and unknown where nobody told', async (t) => {
  const { archive, load } = smallArchive(t, INCIDENT_RECORDS);
  await load();
  assert.equal(archive.claimHistory(CLAIM)?.validated, undefined);
});

test('a claim that its document dropped is found where it stood, and nowhere else', async (t) => {
  const { archive, write, load } = smallArchive(t, INCIDENT_RECORDS);
  await load();
  assert.deepEqual(archive.droppedClaims(SOUGHT), []);
  write(silent);
  await load({ reason: 'not in the text' });
  const [found, ...more] = archive.droppedClaims(SOUGHT);
  assert.deepEqual([found?.iri, found?.withDocument, found?.reason, more.length], [CLAIM, false, 'not in the text', 0]);
  assert.deepEqual(archive.droppedClaims({ ...SOUGHT, claimant: `${BASE}id/organization/network` }), []);
  assert.deepEqual(archive.droppedClaims({ ...SOUGHT, aspect: `${SOUGHT.aspect}-other` }), []);
  // Made again, it is no longer gone.
  write(saying(6));
  await load();
  assert.deepEqual(archive.droppedClaims(SOUGHT), []);
});

test('a claim that went with its document says so', async (t) => {
  const { archive, remove, load } = smallArchive(t, INCIDENT_RECORDS);
  await load();
  remove('document/release-one.ttl');
  await load({ prune: true, allowWithdraw: 1 });
  assert.deepEqual(
    archive.droppedClaims(SOUGHT).map(({ iri, withDocument }) => [iri, withDocument]),
    [[CLAIM, true]],
  );
});

test('what was withheld is not named when it is gone', async (t) => {
  const { archive, write, load } = smallArchive(t, INCIDENT_RECORDS);
  await load();
  const [, file = ''] = Object.entries(saying(6))[0] ?? [];
  write({
    'document/release-one.ttl': `${file}<id/claim/release-one/killed> isnad:withholding <id/claim/release-one/killed#withholding> .
      <id/claim/release-one/killed#withholding> a isnad:Withholding ; isnad:level withholding:whole ; isnad:reason "safety"@en .`,
  });
  await load();
  write(silent);
  await load();
  assert.deepEqual(archive.droppedClaims(SOUGHT), []);
});
