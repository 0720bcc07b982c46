import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archiveOf } from '../../../bench/generator.ts';
import { rowsOf } from '../../../bench/peers/answer-rows.ts';
import { Asker } from '../../../bench/peers/ask.ts';
import { choosesRows, filled, ordersRows, readMix } from '../../../bench/peers/mix.ts';
import { running } from '../../service/running.ts';

const SMALL = { seed: 1, documents: 12, claimsPerDocument: 8 };
const LARGE = { ...SMALL, documents: 1_000 };
const CALLS = 12;

test('the mix has nineteen queries, and four that DuckDB is asked', () => {
  const mix = readMix();
  assert.equal(mix.filter(({ beside }) => !beside).length, 19);
  assert.deepEqual(
    mix.filter(({ sql }) => sql !== undefined).map(({ title }) => title),
    ['conflicting claims', 'top mentions', 'counts per year', 'types'],
  );
});

test('the same call has the same constants, another call others', () => {
  for (const { name, text } of readMix().filter((query) => query.text.includes('$'))) {
    const texts = Array.from({ length: CALLS }, (_, call) => filled(text, LARGE, call));
    assert.equal(filled(text, LARGE, 0), texts[0]);
    assert.ok(new Set(texts).size > 1, name);
    assert.doesNotMatch(texts.join(''), /\$[a-z]/);
  }
});

test('a query whose rows may be any has no order, and every other LIMIT has one', () => {
  const limited = readMix().filter(({ text }) => text.includes('LIMIT'));
  assert.deepEqual(
    limited.filter(({ text }) => choosesRows(text)).map(({ title }) => title),
    ['distinct'],
  );
  assert.ok(limited.some(({ text }) => ordersRows(text)));
});

test('every query of the mix finds something in the records of the generator', async (t) => {
  const files = Object.fromEntries(Array.from(archiveOf(SMALL), ({ path, turtle }) => [path, turtle]));
  const { service } = await running(t, files);
  const asker = new Asker();
  t.after(() => asker.close());
  for (const { name, text } of readMix()) {
    let found = 0;
    for (let call = 0; call < CALLS && found === 0; call += 1) {
      const answer = await asker.ask(`${service.url}sparql`, filled(text, SMALL, call), {
        limitMs: 20_000,
        keepsBody: true,
      });
      assert.equal(answer.status, 200, `${name}: ${answer.body}`);
      found = rowsOf(answer).filter((row) => row !== 'false').length;
    }
    assert.ok(found > 0, `${name} finds nothing`);
  }
});
