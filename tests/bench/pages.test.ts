import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { archiveOf } from '../../bench/generator.ts';
import { pageTypes, pairPath } from '../../bench/pages/page-types.ts';
import { BROWSER, type SmallSite, smallSite } from '../http/small-site.ts';

const SIZE = { seed: 1, documents: 40, claimsPerDocument: 8 } as const;
/** These ask the engine, which a small site does not have. */
const ASKING = ['answer to a query', '/questions'];

const ends: (() => unknown)[] = [];
let site: SmallSite;
before(async () => {
  const files = Object.fromEntries(Array.from(archiveOf(SIZE), ({ path, turtle }) => [path, turtle]));
  site = await smallSite({ after: (end: () => unknown) => void ends.push(end) } as never, { files });
});
after(async () => {
  for (const end of ends.reverse()) await end();
});

test('every page that is timed is there in a synthetic archive, and another number is another page', async () => {
  for (const { name, path, pages } of pageTypes(SIZE)) {
    if (ASKING.includes(name)) continue;
    for (const n of [0, 1, 7]) {
      const { status } = await site.get(`/${path(n)}`, { Accept: BROWSER });
      assert.equal(status, name === 'not found' ? 404 : 200, path(n));
    }
    assert.equal(new Set([path(0), path(1), path(2)]).size > 1, pages > 1, name);
  }
});

test('the records whose ways are timed are there, and no two the same', async () => {
  for (let n = 0; n < 20; n += 1) {
    const path = pairPath(SIZE, n);
    const { status } = await site.get(`/${path}`, { Accept: BROWSER });
    assert.equal(status, 200, path);
  }
});
