import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { EXPLOSION } from '../sparql/pool.ts';
import { inBrowser, SIZES } from './in-browser.ts';
import { editor, question, run, write } from './query-visit.ts';

const WORDS = {
  en: { stopped: /^Stopped/, failed: /could not be loaded/, tooLong: /too long for an address/ },
  ar: { stopped: /^أُوقف/, failed: /تعذّر تحميل/, tooLong: /أطول من أن يسعه عنوان/ },
} as const;

const { base, check, visit } = await inBrowser('queries that fail in a browser');

for (const language of ['en', 'ar'] as const) {
  const words = WORDS[language];
  check(`in ${language}: where the editor or all scripts fail to load, the field and the form do it`, async () => {
    for (const [pattern, isTold] of [
      ['**/assets/codemirror-view.*', true],
      ['**/assets/query.*.js', false],
    ] as const) {
      const { page, close } = await visit(undefined, { locale: language });
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
    const { page, close } = await visit('sparql', {
      locale: language,
      viewport: SIZES.narrow,
      javaScriptEnabled: false,
    });
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
    const { page, close } = await visit('sparql', { locale: language });
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
    const { page, close } = await visit('sparql', { locale: language, acceptDownloads: true });
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
