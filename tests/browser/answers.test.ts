import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { curatedSite } from './curated-site.ts';
import { asked, SIZES, visitPage } from './query-visit.ts';

const PREFIX = 'PREFIX isnad: <https://w3id.org/isnad/ontology#> ';
const INCIDENTS = `${PREFIX}SELECT ?incident ?place { ?incident a isnad:Incident ; isnad:place ?place }`;

const ends: (() => unknown)[] = [];
const browser: Browser | string = await startBrowser();
const missing = typeof browser === 'string' ? browser : undefined;
const check: (title: string, run: () => Promise<void>) => unknown = missing === undefined ? test : () => undefined;
if (missing !== undefined) test('answers in a browser', { skip: missing }, () => undefined);
let base = '';

before(async () => {
  if (missing !== undefined) return;
  base = await curatedSite({ after: (end: () => unknown) => void ends.push(end) } as never);
});

after(async () => {
  if (typeof browser !== 'string') await browser.close();
  for (const end of ends) await end();
});

for (const locale of ['en', 'ar'] as const)
  check(`in ${locale}, without JavaScript, an answer is looked at as a map, nearer, and read as a table`, async () => {
    const options = { locale, viewport: SIZES.narrow, javaScriptEnabled: false };
    const { page, said, close } = await visitPage(browser, base, options, asked(INCIDENTS));
    await page.click('.answer-ways a[href*="view=map"]');
    const marks = await page.locator('svg.map a').count();
    assert.ok(marks > 2);
    await page.click('.moves a >> nth=0');
    assert.match(decodeURIComponent(page.url()), /near=[\d.]+,[\d.]+,\d+/);
    assert.ok((await page.locator('.plot-rows tbody tr').count()) > 30);
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.equal(wide, 0);
    assert.deepEqual(said, []);
    await close();
  });

check('the map of an answer passes axe, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, close } = await visitPage(browser, base, { colorScheme }, asked(INCIDENTS, '&view=map'));
    const { violations } = await new AxeBuilder({ page: page as never }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
    );
    await close();
  }
});

check('the graph of an answer is saved as PNG', async () => {
  const path = asked(INCIDENTS, '&view=graph');
  const { page, said, close } = await visitPage(browser, base, { acceptDownloads: true }, path);
  await page.locator('#result-frame [data-tool="png"]').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-tool="png"]')]);
  const png = await readFile(await download.path());
  assert.equal(download.suggestedFilename(), 'isnad.png');
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.ok(png.length > 10_000);
  assert.deepEqual(said, []);
  await close();
});
