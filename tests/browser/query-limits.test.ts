import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { EXPLOSION } from '../sparql/pool.ts';
import { startBrowser } from './browser.ts';
import { curatedSite } from './curated-site.ts';
import { editor, question, run, SIZES, visitPage, write } from './query-visit.ts';

const WORDS = {
  en: { stopped: /^Stopped/, failed: /could not be loaded/, tooLong: /too long for an address/ },
  ar: { stopped: /^أُوقف/, failed: /تعذّر تحميل/, tooLong: /أطول من أن يسعه عنوان/ },
} as const;

const ends: (() => unknown)[] = [];
const browser: Browser | string = await startBrowser();
const missing = typeof browser === 'string' ? browser : undefined;
const check: (title: string, run: () => Promise<void>) => unknown = missing === undefined ? test : () => undefined;
if (missing !== undefined) test('queries that fail in a browser', { skip: missing }, () => undefined);
let base = '';
const visit = (options: BrowserContextOptions, path?: string) => visitPage(browser, base, options, path);

before(async () => {
  if (missing !== undefined) return;
  base = await curatedSite({ after: (end: () => unknown) => void ends.push(end) } as never);
});

after(async () => {
  if (typeof browser !== 'string') await browser.close();
  for (const end of ends) await end();
});

for (const language of ['en', 'ar'] as const) {
  const words = WORDS[language];
  check(`in ${language}: where the editor or all scripts fail to load, the field and the form do it`, async () => {
    for (const [pattern, isTold] of [
      ['**/assets/codemirror-view.*', true],
      ['**/assets/query.*.js', false],
    ] as const) {
      const { page, close } = await visit({ locale: language });
      await page.route(pattern, (route) => route.abort());
      await page.goto(`${base}sparql`, { waitUntil: 'networkidle' });
      assert.equal(await editor(page).count(), 0);
      if (isTold) assert.match((await page.textContent('#query-status')) ?? '', words.failed);
      await page.fill('#query', question(2));
      await page.click('#query-form button[type=submit]');
      await page.locator('#query-answer table').waitFor();
      assert.match(page.url(), /sparql\?query=.*format=html/);
      await close();
    }
  });

  check(`in ${language}: without JavaScript a query is sent, looked at as a chart, mended and sent again`, async () => {
    const { page, close } = await visit(
      { locale: language, viewport: SIZES.narrow, javaScriptEnabled: false },
      'sparql',
    );
    await page.fill('#query', question(2).replace('GROUP', 'GRUP'));
    await page.click('#query-form button[type=submit]');
    assert.equal(await page.locator('#query-answer mark').textContent(), 'GRUP');
    await page.fill('#query', question(2));
    await page.click('#query-form button[type=submit]');
    await page.locator('.answer-ways a[href*="view=chart"]').click();
    assert.equal(await page.locator('.chart rect').count(), 10);
    assert.equal(await page.getAttribute('html', 'lang'), language);
    await close();
  });

  check(`in ${language}: a query that runs on is stopped by the reader, and the next is answered`, async () => {
    const { page, close } = await visit({ locale: language }, 'sparql');
    await editor(page).waitFor();
    await write(page, EXPLOSION);
    await page.keyboard.press('Control+Enter');
    await page.click('#query-stop');
    await page.locator('#query-status', { hasText: words.stopped }).waitFor();
    assert.equal(await page.locator('#query-stop').isVisible(), false);
    await write(page, 'ASK {}');
    await run(page);
    assert.equal(await page.locator('#answer-heading').count(), 1);
    await close();
  });

  check(`in ${language}: a query of 100 kB is answered, and says that no link leads to it`, async () => {
    const { page, close } = await visit({ locale: language, acceptDownloads: true }, 'sparql');
    await editor(page).waitFor();
    await write(page, `${question(2)}\n# ${'x'.repeat(100_000)}`);
    await run(page);
    assert.match((await page.textContent('#query-answer')) ?? '', words.tooLong);
    assert.ok(page.url().length < 100);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('.answer-ways button >> text=CSV'),
    ]);
    assert.match(await readFile(await download.path(), 'utf8'), /^thing,aspect/);
    await page.click('.answer-ways button[formaction*="view=chart"]');
    assert.equal(await page.locator('.chart rect').count(), 10);
    await close();
  });
}
