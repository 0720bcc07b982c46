import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { readBibtex } from '../views/citation-readers.ts';
import { inBrowser, type Language, SIZES } from './in-browser.ts';

const INCIDENT = 'incident/khan-shaykhun-2017-04-04';
const WORDS = {
  en: { persons: 'persons', lowest: 'Syrian Observatory for Human Rights', highest: 'Idlib Health Directorate' },
  ar: { persons: 'أشخاص', lowest: 'المرصد السوري لحقوق الإنسان', highest: 'مديرية صحة إدلب' },
} as const;

const { base, checkEach, check, visit } = await inBrowser('the incident page in a browser');

/** Each journey in both languages and widths; narrow without JavaScript, since nothing here may need it. */
function journeys(title: string, walk: (page: Page, language: Language) => Promise<void>): void {
  checkEach(title, async (language, size) => {
    const javaScriptEnabled = size === 'wide';
    const { page, close } = await visit(INCIDENT, { viewport: SIZES[size], locale: language, javaScriptEnabled });
    await walk(page, language);
    assert.equal(await page.getAttribute('html', 'lang'), language);
    await close();
  });
}

journeys('a reader reads off the highest and the lowest death toll with their sources', async (page, language) => {
  const words = WORDS[language];
  await page.click('.toc a[href="#aspect-killed"]');
  const row = page.locator('#aspect-killed .extremes tr', { hasText: words.persons }).first();
  const cells = row.locator('td');
  assert.match((await cells.nth(0).textContent()) ?? '', /72/);
  assert.ok((await cells.nth(0).textContent())?.includes(words.lowest));
  assert.match((await cells.nth(1).textContent()) ?? '', /100/);
  assert.ok((await cells.nth(1).textContent())?.includes(words.highest));
  // The figure leads to its cell, and from there to the claim with its passage.
  await cells.nth(0).locator('a').first().click();
  const target = new URL(page.url()).hash;
  assert.equal(await page.locator(target).isVisible(), true);
  await page.locator(`${target} .open-claim`).click();
  assert.match(page.url(), /\/claim\/sohr-/);
});

journeys('a reader sorts by the highest figure and shares the address', async (page) => {
  await page.selectOption('#narrow-aspect', 'killed');
  await page.selectOption('#narrow-sort', 'highest');
  await Promise.all([page.waitForURL(/aspect=killed.*sort=highest/), page.click('.narrow button')]);
  assert.equal(await page.locator('.matrix .row').count(), 1);
  const first = (await page.locator('.matrix .cell .number').first().textContent()) ?? '';
  assert.equal(first, '100');
  const shared = page.url();
  await page.goto(shared);
  assert.equal(await page.inputValue('#narrow-sort'), 'highest');
});

journeys('a reader opens every group and every list in it at once, and closes them again', async (page) => {
  const closed = page.locator('.matrix .opens:not([open]), .matrix .fold:not([open])');
  const before = await closed.count();
  assert.ok(before > 8, 'they are folded');
  await Promise.all([page.waitForURL(/open=all/), page.click('.open-all a')]);
  assert.equal(await closed.count(), 0);
  await page.selectOption('#narrow-sort', 'highest');
  await Promise.all([page.waitForURL(/sort=highest/), page.click('.narrow button')]);
  assert.equal(await closed.count(), 0, 'open, in whatever order');
  await Promise.all([page.waitForURL((url) => !url.search.includes('open=')), page.click('.open-all a')]);
  assert.equal(await closed.count(), before);
});

journeys('a reader asks why a cell is empty', async (page) => {
  await page.locator('.overview .none').first().click();
  assert.match(page.url(), /\/claims\?aspect=[a-z-]+&claimant=/);
  assert.equal(await page.locator('#why-not').isVisible(), true);
  assert.ok((await page.locator('.asked a').count()) > 0);
});

journeys('a reader exports the citation of a claim', async (page, language) => {
  await page.locator('.overview a[href="#claim-soc-2023-04-04-killed"]').click();
  await page.locator('#claim-soc-2023-04-04-killed .open-claim').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('.files a[type="application/x-bibtex"]'),
  ]);
  assert.equal(download.suggestedFilename(), 'killed.bib');
  const { key, fields } = readBibtex(readFileSync(await download.path(), 'utf8'));
  assert.equal(key, 'soc-2023-04-04-killed');
  assert.equal(fields['url'], `${base}id/claim/soc-2023-04-04/killed`);
  assert.equal(fields['langid'], language === 'ar' ? 'arabic' : 'english');
  // The permanent link of the page leads back to it.
  await page.locator('.citation a').last().click();
  assert.match(page.url(), /\/claim\/soc-2023-04-04\/killed/);
  await page.goto(`${base}claim/soc-2023-04-04/killed?lang=${language}`);
});

for (const path of [INCIDENT, 'organization/jim', 'document/soc-2017-02-15'])
  for (const locale of ['en', 'ar'])
    check(
      `in ${locale}, on a phone, without JavaScript: the contents of ${path} lead to each part and group`,
      async () => {
        const options = { viewport: SIZES.narrow, locale, javaScriptEnabled: false, reducedMotion: 'reduce' as const };
        const { page, close } = await visit(path, options);
        const links = await page.locator('.toc a').all();
        assert.ok(links.length > 8);
        for (const link of links) {
          await link.click();
          const target = page.locator(new URL(page.url()).hash);
          assert.equal(await target.isVisible(), true, page.url());
          const { y = -1 } = (await target.boundingBox()) ?? {};
          assert.ok(y < SIZES.narrow.height, `${page.url()} stands at ${y}`);
        }
        await close();
      },
    );

check('a page of sixty claims is no longer than a dozen screens of a phone', async () => {
  const { page, close } = await visit(INCIDENT, { viewport: SIZES.narrow, locale: 'ar' });
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  assert.ok(height < 12 * SIZES.narrow.height, `${height} px`);
  await close();
});

check('on paper every claim stands open', async () => {
  const { page, close } = await visit(INCIDENT, { locale: 'en' });
  const last = page.locator('.matrix .open-claim').last();
  assert.equal(await last.isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  for (const claim of await page.locator('.matrix .open-claim').all()) assert.equal(await claim.isVisible(), true);
  await close();
});

check('every control of the matrix has a name and is reached with the keyboard', async () => {
  const { page, close } = await visit(INCIDENT, { locale: 'en' });
  await page.focus('#narrow-aspect');
  for (const id of ['narrow-claimant', 'narrow-grade', 'narrow-kind', 'narrow-sort']) {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.id'), id);
    assert.ok(((await page.locator(`label[for="${id}"]`).textContent()) ?? '').length > 2);
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/sort=date/);
  assert.doesNotMatch(page.url(), /aspect=/);
  await close();
});
