import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { inBrowser, SIZES } from './in-browser.ts';

const { base, check, visit } = await inBrowser('names in a browser');

async function inPage(language: string, javaScriptEnabled: boolean, run: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await visit(undefined, { viewport: SIZES.narrow, locale: language, javaScriptEnabled });
  await run(page);
  await close();
}

for (const [language, menu, from, several, chosen] of [
  ['en', 'Relate', 'HRW', 'Khan', /Khan Shaykhun, 4 April 2017/],
  ['ar', 'الصلات', 'هيومن رايتس ووتش', 'خان', /خان شيخون، 4 نيسان 2017/],
] as const) {
  check(`without JavaScript a reader goes in ${language} from the menu to how two connect, by names alone`, () =>
    inPage(language, false, async (page) => {
      await page.goto(base);
      await page.getByText(menu, { exact: true }).first().click();
      await page.click('header .menu a[href^="/path"]');
      await page.fill('#from', from);
      await page.fill('#to', several);
      await page.press('#to', 'Enter');
      assert.match(page.url(), /from=organization%2Fhuman-rights-watch/);
      assert.equal(await page.getAttribute('html', 'lang'), language);
      await page.locator('.choices a').getByText(chosen).click();
      assert.match(page.url(), /to=incident%2Fkhan-shaykhun-2017-04-04/);
      assert.ok((await page.locator('.way').count()) > 0);
    }),
  );

  check(`without JavaScript a reader compares in ${language} two bodies, each named in a field`, () =>
    inPage(language, false, async (page) => {
      await page.goto(`${base}organization/human-rights-watch?lang=${language}`);
      await page.fill('#relate-compare', language === 'en' ? 'OPCW' : 'منظمة حظر الأسلحة الكيميائية');
      await page.press('#relate-compare', 'Enter');
      assert.match(page.url(), /records=organization%2Fhuman-rights-watch%2Corganization%2Fopcw/);
      assert.equal(await page.locator('#facts').count(), 1);
      assert.equal(await page.locator('[name=records]').count(), 3);
    }),
  );
}

check('the menu opens and leads on by keyboard', () =>
  inPage('en', true, async (page) => {
    await page.goto(base);
    await page.focus('header .menu summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${base}path`);
  }),
);

check('a page elsewhere may show the preview of a record in a frame, and no other page of ours', async () => {
  const frames = ['reconcile/preview?id=incident/khan-shaykhun-2017-04-04', 'incident/khan-shaykhun-2017-04-04'];
  const page = frames.map((path) => `<iframe src="${base}${path}" width="420" height="240"></iframe>`).join('');
  const elsewhere = createServer((_req, res) => res.setHeader('Content-Type', 'text/html').end(page));
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const { port } = elsewhere.address() as AddressInfo;
  await inPage('en', true, async (page) => {
    await page.goto(`http://127.0.0.1:${port}/`);
    const [preview, record] = [page.frameLocator('iframe').nth(0), page.frames().at(-1)];
    assert.match((await preview.locator('h1').textContent()) ?? '', /Khan Shaykhun, 4 April 2017/);
    const height = await preview.locator('html').evaluate((root: { scrollHeight: number }) => root.scrollHeight);
    assert.ok(height <= 240, `${height} pixels`);
    assert.doesNotMatch((await record?.content()) ?? '', /Khan Shaykhun/);
  });
  elsewhere.closeAllConnections();
  elsewhere.close();
});
