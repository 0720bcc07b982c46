import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { faults, inBrowser, type Language, SIZES, type Size, sideways, type Visit, watched } from './in-browser.ts';
import { PAGES } from './page-types.ts';

/** One page of each type, by what is shown rather than of what: axe reads every element, and more of the same says nothing new. */
const KINDS = [
  '',
  'incident',
  'incident/khan-shaykhun-2017-04-04',
  'incident/khan-shaykhun-2017-04-04#aspect-killed',
  'incident/khan-shaykhun-2017-04-04?claimant=jim&aspect=killed',
  'incident/khan-shaykhun-2017-04-04?sort=nonsense',
  'incident/khan-shaykhun-2017-04-04/claims?aspect=injured&claimant=human-rights-watch',
  'incident/khan-shaykhun-2017-04-04/claims',
  'incident/syria-from-2012',
  'document/soc-2017-02-15',
  'document/soc-2023-04-04/v/1',
  'document/soc-2017-02-15/v/1/diff',
  'incident?at=2020-01-01',
  'organization/jim',
  'organization/russian-federation',
  'event/vote-s-2017-962',
  'event/syria-accession-cwc',
  'resolution/sc-2118',
  'resolution/draft-s-2017-962',
  'person/bashar-al-assad',
  'place/khan-shaykhun',
  'substance/sarin',
  'means/artillery-gun',
  'derivation/soc-2017-02-15-three-incidents',
  'source/syrian-archive-ghouta',
  'catalogue-entry/syrian-memory-soc-2017-02-15',
  'claim/soc-2023-04-04/attacks-confirmed',
  'claim/soc-2017-02-15/jim-chlorine-incidents',
  'search?q=shaykun',
  'search?q=Khan+Sheikhoun&class=Document&place=idlib-gov&sort=date&from=2017',
  'search?q=zzzzzz&class=Incident',
  'search?q=sarmin&class=Incident&from=2017-02-30',
  'search?view=map&q=khan',
  'incident?view=timeline&during=2017',
  'incident?view=map&near=95,400,99',
  'vocabulary',
  'vocabulary/bound',
  'shapes',
  'ontology',
  'problems',
  'questions',
  'sparql',
  'sparql?format=html&query=SELECT%20nonsense',
  'sparql?format=html&query=SELECT%20%3Fs%20%3Fo%20%7B%3Fs%20a%20%3Fo%7D%20LIMIT%205',
  'sparql?format=html&view=chart&query=SELECT%20%3Ft%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20a%20%3Ft%7D%20GROUP%20BY%20%3Ft',
  'path',
  'path?from=organization/human-rights-watch&to=resolution/sc-2209',
  'path?from=organization/nobody&to=resolution/sc-2209',
  'path?from=khan&to=Atlantis',
  'voices',
  'voices?claim=claim/soc-2023-04-04/killed-children',
  'compare',
  'compare?records=incident/khan-shaykhun-2017-04-04,incident/ghouta-2013-08-21,incident/douma-2018-04-07',
  'compare?records=organization/human-rights-watch,organization/syrian-opposition-coalition',
  'explore',
  'explore?start=incident.khan-shaykhun-2017-04-04',
  'reconcile',
  'reconcile/preview?id=incident/khan-shaykhun-2017-04-04',
  'changes',
  'changes?segment=document&before=300',
  'fragments',
  'dumps/',
  'nothing/here',
] as const;

const { base, check, checkEach, context, visit } = await inBrowser('pages in a browser');

/** A reader who goes from page to page has the style, the fonts and the scripts already. */
const contexts = new Map<string, BrowserContext>();
after(() => Promise.all(contexts.values().map((one) => one.close())));

async function walkTo(path: string, language: Language, size: Size): Promise<Visit> {
  const key = `${language} ${size}`;
  const own = contexts.get(key) ?? (await context({ viewport: SIZES[size], locale: language }));
  contexts.set(key, own);
  const visit = await watched(own, base);
  await visit.page.goto(base + path, { waitUntil: 'load' });
  return visit;
}

checkEach('every page is in its language, does not scroll sideways, complains of nothing', async (language, size) => {
  for (const path of PAGES) {
    const { page, said, close } = await walkTo(path, language, size);
    assert.equal(await page.getAttribute('html', 'lang'), language, path);
    assert.equal(await page.getAttribute('html', 'dir'), language === 'ar' ? 'rtl' : 'ltr', path);
    assert.equal(await sideways(page), 0, `${path} scrolls sideways`);
    assert.equal(await page.locator('h1').count(), 1, path);
    assert.deepEqual(said, [], path);
    await close();
  }
});

/** Where a narrow page is another page: these are looked at by axe in either language at either width, the others turn about. */
const LAID_OUT_ANEW = new Set<string>([
  '',
  'incident',
  'incident/khan-shaykhun-2017-04-04?claimant=jim&aspect=killed',
  'claim/soc-2023-04-04/attacks-confirmed',
  'search?q=shaykun',
  'compare?records=incident/khan-shaykhun-2017-04-04,incident/ghouta-2013-08-21,incident/douma-2018-04-07',
  'nothing/here',
]);

checkEach('axe finds nothing of any level on a page of each type', async (language, size) => {
  const found: string[] = [];
  const isItsTurn = (language === 'en') === (size === 'wide');
  for (const path of KINDS.filter((kind) => isItsTurn || LAID_OUT_ANEW.has(kind))) {
    const { page, close } = await walkTo(path, language, size);
    for (const fault of await faults(page)) found.push(`${path}: ${fault}`);
    await close();
  }
  assert.deepEqual(found, []);
});

check('a dark page of each type keeps its contrast', async () => {
  const dark = await context({ colorScheme: 'dark' });
  const { page } = await watched(dark, base);
  const found: string[] = [];
  for (const path of KINDS) {
    await page.goto(base + path);
    for (const fault of await faults(page, ['color-contrast'])) found.push(`${path}: ${fault}`);
  }
  await dark.close();
  assert.deepEqual(found, []);
});

check('without JavaScript a reader walks from the front door to a passage, in Arabic', async () => {
  const { page, close } = await visit('', { viewport: SIZES.narrow, locale: 'en', javaScriptEnabled: false });
  await page.click('a.language');
  assert.equal(await page.getAttribute('html', 'lang'), 'ar');
  await page.click('nav a[href^="/incident"]');
  await page.click('.items a[href^="/incident/khan-shaykhun-2017-04-04"]');
  assert.match((await page.textContent('h1')) ?? '', /خان شيخون/);
  await page.click('.toc a[href="#aspect-killed"]');
  await page.click('.matrix .open-claim');
  assert.match(page.url(), /\/claim\/.*lang=ar$/);
  assert.equal(await page.locator('.chain .link').first().isVisible(), true);
  await close();
});

for (const language of ['en', 'ar'] as const) {
  check(
    `without JavaScript a reader finds in ${language} how Human Rights Watch and resolution 2209 connect`,
    async () => {
      const options = { viewport: SIZES.narrow, locale: language, javaScriptEnabled: false };
      const { page, close } = await visit('organization/human-rights-watch', options);
      await page.fill('#relate-path', 'resolution/sc-2209');
      await page.press('#relate-path', 'Enter');
      assert.match(page.url(), /path\?.*to=resolution/);
      assert.equal(await page.getAttribute('html', 'lang'), language);
      assert.ok((await page.locator('.way').count()) > 1);
      // Each step has its evidence, and it leads to a claim.
      for (const step of await page.locator('.step').all()) assert.ok((await step.locator('.relation').count()) > 0);
      await page.click('.way .evidence a');
      assert.match(page.url(), /\/claim\//);
      await close();
    },
  );
}
check(
  'without JavaScript a reader finds Khan Shaykhun by a misspelling in the box of any page, and narrows it',
  async () => {
    for (const [language, typed] of [
      ['en', 'khan shaykun'],
      ['ar', 'خان شيخن'],
    ] as const) {
      const options = { viewport: SIZES.narrow, locale: language, javaScriptEnabled: false };
      const { page, close } = await visit(`incident?lang=${language}`, options);
      await page.fill('header [name=q]', typed);
      await page.press('header [name=q]', 'Enter');
      assert.equal(await page.getAttribute('html', 'lang'), language);
      assert.ok((await page.locator('.items mark').count()) > 2);
      await page.click('.facets a[href*="class=Incident"]');
      assert.match(page.url(), /class=Incident/);
      await page.click('.items .what a');
      assert.match(page.url(), /incident\/khan-shaykhun-2017-04-04/);
      await close();
    }
  },
);

check('a word or a sign tells each kind of comparison, not a colour alone', async () => {
  const { page, close } = await visit('incident/khan-shaykhun-2017-04-04', { locale: 'en' });
  const marks = page.locator('.matrix .kinds .kind');
  assert.ok((await marks.count()) > 4);
  for (const mark of await marks.all()) {
    assert.match((await mark.textContent()) ?? '', /[a-z]{4}/);
    assert.equal(await mark.locator('svg').count(), 1);
  }
  await close();
});
