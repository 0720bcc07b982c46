import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChangeKind } from '../../src/archive/change-log.ts';
import type { HashedEntry } from '../../src/archive/change-pages.ts';
import { activityOf, activityQuads } from '../../src/views/activity.ts';

const BASE = 'https://example.org/';
const entry = (kind: ChangeKind, more: Partial<HashedEntry> = {}): HashedEntry => ({
  position: 7,
  kind,
  claims: { added: [`${BASE}id/claim/a/b`], changed: [], dropped: [] },
  time: new Date('2026-01-01T00:00:00.500Z'),
  agent: 'Somebody by name',
  ...more,
});
const RECORD = { record: `${BASE}place/a`, segment: 'place', version: 2 } as const;

test('each kind of change is one of the activities that harvesters know', () => {
  const kinds: Record<ChangeKind, string> = {
    created: 'Create',
    updated: 'Update',
    redacted: 'Update',
    rebased: 'Update',
    withdrawn: 'Delete',
    merged: 'Move',
  };
  for (const [kind, type] of Object.entries(kinds))
    assert.equal(activityOf(entry(kind as ChangeKind, RECORD), BASE).type, type);
});

test('an activity names the record, the thing, the version and the place in the log, and no person and no claim', () => {
  const activity = activityOf(entry('updated', { ...RECORD, hash: 'abc', reason: 'because' }), BASE);
  assert.deepEqual(activity, {
    iri: `${BASE}changes/7`,
    type: 'Update',
    object: `${BASE}place/a`,
    thing: `${BASE}id/place/a`,
    endTime: '2026-01-01T00:00:00.500Z',
    position: 7,
    version: `${BASE}place/a/v/2`,
    hash: 'abc',
    summary: 'because',
  });
  assert.ok(activityQuads(activity).every(({ subject }) => subject.value === activity.iri));
});

test('what happened to the archive as a whole happened to its data set', () => {
  const activity = activityOf(entry('rebased', { reason: 'from a to b' }), BASE);
  assert.equal(activity.object, `${BASE}.well-known/void#dataset`);
  assert.deepEqual([activity.version, activity.thing], [undefined, undefined]);
});
