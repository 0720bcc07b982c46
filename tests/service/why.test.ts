import assert from 'node:assert/strict';
import { test } from 'node:test';
import { running } from './running.ts';
import { files } from './withheld-files.ts';

test('the page of a claim says that the shapes as they are now accepted it, and names them', async (t) => {
  const archive = await running(t, files(false));
  const page = await (await archive.get('claim/report-2020/killed', { Accept: 'text/html' })).text();
  assert.match(page, /Accepted by the shapes as they are now/);
  assert.match(page, /href="\/shapes#ClaimShape"/);
  const arabic = await (await archive.get('claim/report-2020/killed?lang=ar', { Accept: 'text/html' })).text();
  assert.match(arabic, /قُبل بحسب الأشكال كما هي الآن/);
});
