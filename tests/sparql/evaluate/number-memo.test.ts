import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NumberMemo } from '../../../src/sparql/evaluate/number-memo.ts';

describe('a memo of values', () => {
  it('gives each term its own value, however many there are, and reads one that comes again at once once', () => {
    let reads = 0;
    const memo = new NumberMemo((id) => {
      reads++;
      return id * 2;
    });
    for (let round = 0; round < 3; round++)
      for (let id = -20_003; id <= 20_000; id += 7) {
        assert.equal(memo.value(id), id * 2);
        const before = reads;
        assert.equal(memo.value(id), id * 2);
        assert.equal(reads, before);
      }
  });
});
