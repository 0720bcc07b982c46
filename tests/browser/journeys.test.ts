import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { inBrowser, SIZES, sideways } from './in-browser.ts';

// The other journeys stand with the pages that they are about: extremes and citations in incident.test.ts, question 2 and
// its CSV in query.test.ts, the graph in explore.test.ts, two records chosen and connected in suggestions.test.ts.

const { base, checkEach, visit } = await inBrowser('journeys in a browser');

const KHAN_SHAYKHUN = /\/incident\/khan-shaykhun-2017-04-04/;
const INCIDENTS = ['sarmin-2015-03-16', 'talmenes-2014-04-21', 'qmenas-2015-03-16'];
const PAGES = [
  '',
  'incident',
  'incident/khan-shaykhun-2017-04-04',
  'incident/khan-shaykhun-2017-04-04/claims?aspect=injured&claimant=human-rights-watch',
  'document/soc-2017-02-15',
  'organization/jim',
  'resolution/sc-2118',
  'event/vote-s-2017-962',
  'place/khan-shaykhun',
  'catalogue-entry/syrian-memory-soc-2017-02-15',
  'claim/soc-2017-02-15/jim-chlorine-incidents',
  'search?q=shaykun',
  'incident?view=timeline',
  'incident?view=map',
  'path?from=organization/human-rights-watch&to=resolution/sc-2209',
  'voices',
  'compare?records=incident/khan-shaykhun-2017-04-04,incident/ghouta-2013-08-21',
  'explore?start=incident.khan-shaykhun-2017-04-04',
  'sparql?format=html&query=SELECT%20%3Fs%20%3Fo%20%7B%3Fs%20a%20%3Fo%7D%20LIMIT%205',
  'questions',
  'reconcile',
] as const;

/** What a script adds where it runs, and what stands in its place where it does not. */
const OF_SCRIPTS = '#explore-frame, #explore-note, #query-form, .graph-tools, noscript, [hidden]';

for (const [name, typed] of [
  ['خان شيخون', 'خان شيخون'],
  ['خان شيخن, with a letter left out', 'خان شيخن'],
  ['Khan Shaykun, with a letter left out', 'Khan Shaykun'],
] as const)
  checkEach(`a reader finds Khan Shaykhun by ${name}, and sees where it was found`, async (language, size) => {
    const { page, said, close } = await visit('', { locale: language, viewport: SIZES[size] });
    await page.fill('main input[name=q]', typed);
    await page.press('main input[name=q]', 'Escape');
    await Promise.all([page.waitForURL(/search\?q=/), page.press('main input[name=q]', 'Enter')]);
    const found = page.locator('.items li', {
      has: page.locator('.what a[href*="incident/khan-shaykhun-2017-04-04"]'),
    });
    assert.ok((await found.locator('mark').count()) > 0, 'the words are marked in the name as it is written');
    await found.locator('.what a').click();
    await page.waitForURL(KHAN_SHAYKHUN);
    assert.equal(await page.getAttribute('html', 'lang'), language);
    assert.match((await page.textContent('h1')) ?? '', language === 'ar' ? /خان شيخون/ : /Khan Shaykhun/);
    assert.deepEqual(said, []);
    await close();
  });

checkEach(
  'a reader follows “at least three” of the statement of 2017 down to the incidents',
  async (language, size) => {
    const javaScriptEnabled = size === 'wide';
    const options = { locale: language, viewport: SIZES[size], javaScriptEnabled };
    const { page, close } = await visit('document/soc-2017-02-15', options);
    const own = page.locator('main a[href*="jim-chlorine-incidents"]').first();
    assert.match((await own.textContent()) ?? '', language === 'ar' ? /ما لا يقل عن ٣|ما لا يقل عن 3/ : /at least 3/);
    await own.click();
    await page.waitForURL(/claim\/soc-2017-02-15\/jim-chlorine-incidents/);
    const claim = page.url();
    assert.match((await page.textContent('.chain .passage')) ?? '', /in at least three incidents/);
    // Below the statement the chain parts into three: one finding of the mechanism for each incident.
    const found: string[] = [];
    for (const incident of INCIDENTS) {
      await page.locator(`.chain a[href*="/incident/${incident}"]`).first().click();
      await page.waitForURL(new RegExp(`/incident/${incident}`));
      assert.equal(await page.getAttribute('html', 'lang'), language);
      found.push(new URL(page.url()).pathname);
      assert.ok((await page.locator('.matrix .cell, .matrix .open-claim').count()) > 0, 'what is claimed about it');
      await page.goto(claim);
    }
    assert.deepEqual(
      found,
      INCIDENTS.map((incident) => `/incident/${incident}`),
    );
    await close();
  },
);

checkEach('a reader whose browser runs no script reads everything that others read', async (language, size) => {
  const options = { locale: language, viewport: SIZES[size] };
  const [all, plain] = [
    await visit(undefined, options),
    await visit(undefined, { ...options, javaScriptEnabled: false }),
  ];
  for (const path of PAGES) {
    const [there, here] = [await lines(all.page, path), new Set(await lines(plain.page, path))];
    assert.ok(there.length > 3, path);
    assert.deepEqual(
      there.filter((line) => !here.has(line)),
      [],
      path,
    );
    assert.equal(await sideways(plain.page), 0, path);
  }
  await all.close();
  await plain.close();
});

/** What a reader sees of a page, line by line, without what scripts draw. */
async function lines(page: Page, path: string): Promise<string[]> {
  await page.goto(base + path, { waitUntil: 'load' });
  await page.evaluate(`for (const part of document.querySelectorAll('${OF_SCRIPTS}')) part.remove()`);
  const text: string = await page.evaluate(`document.querySelector('main').innerText`);
  // How long an answer took is another figure each time.
  return text.split('\n').flatMap((line) => line.replace(/\d+ ms/, '').trim() || []);
}
