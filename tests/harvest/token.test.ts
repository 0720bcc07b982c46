import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readToken, type TokenScope, writeToken } from '../../src/harvest/token.ts';
import { BASE } from '../archive/small-archive.ts';
import { inHistory } from '../support/histories.ts';

const log = (...hashes: string[]): TokenScope => ({
  archive: { base: BASE, historyAt: (position) => hashes[position] },
  kind: 'one list',
});

const tokens = fc.record(
  { until: fc.nat(2), fields: fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }) },
  { noNullPrototype: true },
);

test('a token is read as it was written, and is of letters that stand in an address', () => {
  const scope = log('', 'a', 'b');
  fc.assert(
    fc.property(tokens, (token) => {
      // A half of a surrogate pair is no text, and no list is asked for with one.
      fc.pre(token.fields.every((field) => field.isWellFormed()));
      const text = writeToken(scope, token);
      assert.match(text, /^[A-Za-z0-9._-]+$/);
      assert.deepEqual(readToken(scope, text), token);
    }),
  );
});

test('a token that was cut, lengthened or changed in any character is refused', () => {
  const scope = log('', 'a', 'b');
  const text = writeToken(scope, { until: 2, fields: ['rdf', 'segment:place', '17'] });
  const alphabet = 'ABab01-_.=~ %';
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom(...alphabet), (at, character) => {
      const other = text.slice(0, at) + character + text.slice(at + 1);
      if (other !== text) assert.equal(readToken(scope, other), undefined, other);
      assert.equal(readToken(scope, text.slice(0, at)), undefined);
      assert.equal(readToken(scope, text + character), undefined);
    }),
    { numRuns: 500 },
  );
  fc.assert(fc.property(fc.string(), (any) => assert.equal(readToken(scope, any), undefined)));
  assert.equal(readToken(scope, `${'A'.repeat(1_000_000)}.x`), undefined);
});

test('a token is good for its own list, archive and history alone', () => {
  const scope = log('', 'a', 'b');
  const text = writeToken(scope, { until: 2, fields: ['x'] });
  assert.ok(readToken(log('', 'a', 'b', 'c'), text), 'the log has grown');
  assert.equal(readToken(log('', 'a'), text), undefined, 'a backup from before was restored');
  assert.equal(readToken(log('', 'a', 'z'), text), undefined, 'and other things happened since');
  assert.equal(readToken({ ...scope, kind: 'another list' }, text), undefined);
  const { archive } = scope;
  assert.equal(readToken({ ...scope, archive: { ...archive, base: 'https://example.org/' } }, text), undefined);
});

test('a token outlives a restart', () =>
  inHistory(async (history) => {
    await history.happen({ kind: 'write', record: 'place/a', value: 1 });
    const token = { until: 1, fields: ['x'] };
    const text = writeToken({ archive: history.archive, kind: 'list' }, token);
    await history.happen({ kind: 'restart' }, { kind: 'write', record: 'place/a', value: 2 });
    assert.deepEqual(readToken({ archive: history.archive, kind: 'list' }, text), token);
  }));
