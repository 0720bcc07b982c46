import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { faults, inBrowser, SIZES, sideways } from './in-browser.ts';
import { asked } from './query-visit.ts';

const PREFIX = 'PREFIX isnad: <https://w3id.org/isnad/ontology#> ';
const INCIDENTS = `${PREFIX}SELECT ?incident ?place { ?incident a isnad:Incident ; isnad:place ?place }`;

const { check, visit } = await inBrowser('answers in a browser');

for (const locale of ['en', 'ar'] as const)
  check(`in ${locale}, without JavaScript, an answer is looked at as a map, nearer, and read as a table`, async () => {
    const options = { locale, viewport: SIZES.narrow, javaScriptEnabled: false };
    const { page, said, close } = await visit(asked(INCIDENTS), options);
    await page.click('.answer-ways a[href*="view=map"]');
    const marks = await page.locator('svg.map a').count();
    assert.ok(marks > 2);
    await page.click('.moves a >> nth=0');
    assert.match(decodeURIComponent(page.url()), /near=[\d.]+,[\d.]+,\d+/);
    assert.ok((await page.locator('.plot-rows tbody tr').count()) > 30);
    assert.equal(await sideways(page), 0);
    assert.deepEqual(said, []);
    await close();
  });

check('the map of an answer passes axe, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, close } = await visit(asked(INCIDENTS, '&view=map'), { colorScheme });
    assert.deepEqual(await faults(page), []);
    await close();
  }
});

check('the graph of an answer is saved as PNG', async () => {
  const { page, said, close } = await visit(asked(INCIDENTS, '&view=graph'), { acceptDownloads: true });
  await page.locator('#result-frame [data-tool="png"]').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-tool="png"]')]);
  const png = await readFile(await download.path());
  assert.equal(download.suggestedFilename(), 'isnad.png');
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.ok(png.length > 10_000);
  assert.deepEqual(said, []);
  await close();
});
