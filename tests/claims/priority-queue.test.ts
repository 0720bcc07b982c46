import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PriorityQueue } from '../../src/claims/priority-queue.ts';

test('whatever goes in and out, it is always the least that comes out', () => {
  const step = fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined, freq: 3 });
  fc.assert(
    fc.property(fc.array(step, { size: 'max', maxLength: 60 }), (steps) => {
      const queue = new PriorityQueue<number>((a, b) => a - b);
      const model: number[] = [];
      for (const added of steps) {
        if (added === undefined) {
          model.sort((a, b) => a - b);
          assert.equal(queue.first, model[0]);
          assert.equal(queue.take(), model.shift());
        } else {
          queue.add(added);
          model.push(added);
        }
        assert.equal(queue.size, model.length);
      }
    }),
  );
});
