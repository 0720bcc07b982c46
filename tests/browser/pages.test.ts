import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { curatedSite } from './curated-site.ts';

const PAGES = [
  '',
  'incident',
  'document?documentType=press-release',
  'organization?page=2',
  'incident/khan-shaykhun-2017-04-04',
  'incident/khan-shaykhun-2017-04-04?aspect=killed&sort=highest',
  'incident/khan-shaykhun-2017-04-04?claimant=jim&aspect=killed',
  'incident/khan-shaykhun-2017-04-04?sort=nonsense',
  'incident/khan-shaykhun-2017-04-04/claims?aspect=injured&claimant=human-rights-watch',
  'incident/syria-from-2012',
  'document/soc-2017-02-15',
  'document/soc-2023-04-04',
  'resolution/sc-2118',
  'event/vote-s-2017-962',
  'organization/jim',
  'organization/syrian-opposition-coalition',
  'organization/russian-federation',
  'person/bashar-al-assad',
  'means/artillery-gun',
  'place/khan-shaykhun',
  'substance/sarin',
  'catalogue-entry/syrian-memory-soc-2017-02-15',
  'incident/khan-shaykhun-2017-04-04/claims',
  'document/soc-2023-04-04/v/1',
  'document/soc-2023-04-04/v/1/diff',
  'incident?at=2020-01-01',
  'claim/soc-2023-04-04/killed',
  'claim/soc-2023-04-04/attacks-confirmed',
  'claim/soc-2017-02-15/jim-chlorine-incidents',
  'search',
  'search?q=shaykun',
  'search?q=Khan+Sheikhoun&class=Document&place=idlib-gov&sort=date&from=2017',
  'search?q=zzzzzz&class=Incident',
  'search?year=20177',
  'search?view=timeline',
  'search?view=map&q=khan',
  'incident?view=timeline&during=2017',
  'incident?view=map&near=35.9,36.7,9',
  'document?view=timeline&page=2',
  'document?view=map',
  'organization?view=map',
  'incident?view=map&near=95,400,99',
  'ontology',
  'vocabulary',
  'vocabulary/aspect',
  'shapes',
  'problems',
  'sparql',
  'sparql?format=html&query=SELECT%20%3Fs%20%3Fo%20%7B%3Fs%20a%20%3Fo%7D%20LIMIT%205',
  'sparql?format=html&query=SELECT%20nonsense',
  'sparql?format=html&view=chart&query=SELECT%20%3Ft%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20a%20%3Ft%7D%20GROUP%20BY%20%3Ft',
  'sparql?format=html&view=graph&query=DESCRIBE%20%3Cid%2Forganization%2Fjim%3E',
  'path',
  'path?from=organization/human-rights-watch&to=resolution/sc-2209',
  'path?from=organization/nobody&to=resolution/sc-2209',
  'voices',
  'voices?about=incident/khan-shaykhun-2017-04-04&voices=one',
  'voices?claim=claim/soc-2023-04-04/killed-children',
  'compare',
  'compare?records=incident/khan-shaykhun-2017-04-04,incident/ghouta-2013-08-21,incident/douma-2018-04-07,incident/sarmin-2015-03-16,incident/qmenas-2015-03-16',
  'compare?records=organization/human-rights-watch,organization/syrian-opposition-coalition',
  'compare?records=document/soc-2017-02-15,incident/ghouta-2013-08-21',
  'path?from=khan&to=Atlantis',
  'compare?records=khan%3Borganization/human-rights-watch%3B',
  'explore?start=chemical',
  'reconcile',
  'reconcile/preview?id=incident/khan-shaykhun-2017-04-04',
  'nothing/here',
] as const;

/** One page of each kind: axe reads every element, and the long lists of terms say nothing new; plots have a test of their own. */
const KINDS = [
  '',
  'incident',
  'incident/khan-shaykhun-2017-04-04',
  'incident/khan-shaykhun-2017-04-04?claimant=jim&aspect=killed',
  'incident/khan-shaykhun-2017-04-04/claims?aspect=injured&claimant=human-rights-watch',
  'document/soc-2017-02-15',
  'document/soc-2017-02-15/v/1/diff',
  'incident?at=2020-01-01',
  'organization/jim',
  'organization/russian-federation',
  'event/vote-s-2017-962',
  'resolution/sc-2118',
  'catalogue-entry/syrian-memory-soc-2017-02-15',
  'incident/khan-shaykhun-2017-04-04/claims',
  'claim/soc-2023-04-04/attacks-confirmed',
  'claim/soc-2017-02-15/jim-chlorine-incidents',
  'search?q=shaykun',
  'search?q=Khan+Sheikhoun&class=Document&place=idlib-gov&sort=date&from=2017',
  'search?q=zzzzzz&class=Incident',
  'place/khan-shaykhun',
  'vocabulary/bound',
  'sparql?format=html&query=SELECT%20%3Fs%20%3Fo%20%7B%3Fs%20a%20%3Fo%7D%20LIMIT%205',
  'sparql?format=html&view=chart&query=SELECT%20%3Ft%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20a%20%3Ft%7D%20GROUP%20BY%20%3Ft',
  'path?from=organization/human-rights-watch&to=resolution/sc-2209',
  'path?from=organization/nobody&to=resolution/sc-2209',
  'voices',
  'voices?claim=claim/soc-2023-04-04/killed-children',
  'compare?records=incident/khan-shaykhun-2017-04-04,incident/ghouta-2013-08-21,incident/douma-2018-04-07',
  'compare?records=organization/human-rights-watch,organization/syrian-opposition-coalition',
  'path?from=khan&to=Atlantis',
  'reconcile',
  'reconcile/preview?id=incident/khan-shaykhun-2017-04-04',
  'nothing/here',
] as const;

const SIZES = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } } as const;

const ends: (() => unknown)[] = [];
const browser: Browser | string = await startBrowser();
const missing = typeof browser === 'string' ? browser : undefined;
/** Without a browser one line says so, and nothing else is told. */
const check: (title: string, run: () => Promise<void>) => unknown = missing === undefined ? test : () => undefined;
if (missing !== undefined) test('pages in a browser', { skip: missing }, () => undefined);
let base = '';

before(async () => {
  if (missing !== undefined) return;
  base = await curatedSite({ after: (end: () => unknown) => void ends.push(end) } as never);
});

after(async () => {
  if (typeof browser !== 'string') await browser.close();
  for (const end of ends) await end();
});

/** A reader who goes from page to page has the style, the fonts and the scripts already. */
const contexts = new Map<string, BrowserContext>();

async function visit(
  path: string,
  language: 'en' | 'ar',
  size: keyof typeof SIZES,
): Promise<{ page: Page; said: string[]; close(): Promise<void> }> {
  assert.ok(typeof browser !== 'string');
  const key = `${language} ${size}`;
  const context = contexts.get(key) ?? (await browser.newContext({ viewport: SIZES[size], locale: language }));
  contexts.set(key, context);
  const page = await context.newPage();
  const said: string[] = [];
  page.on(
    'console',
    (message) =>
      void (message.type() === 'error' && !/status of (300|40[04])/.test(message.text()) && said.push(message.text())),
  );
  page.on('pageerror', (error) => void said.push(error.message));
  page.on('requestfailed', (request) => void said.push(`${request.url()} failed`));
  page.on('request', (request) => void (!request.url().startsWith(base) && said.push(`${request.url()} is elsewhere`)));
  await page.goto(base + path, { waitUntil: 'load' });
  return { page, said, close: () => page.close() };
}

for (const language of ['en', 'ar'] as const) {
  for (const size of ['wide', 'narrow'] as const) {
    check(
      `every page in ${language}, ${size}: in its language, no sideways scrolling, nothing in the console`,
      async () => {
        for (const path of PAGES) {
          const { page, said, close } = await visit(path, language, size);
          assert.equal(await page.getAttribute('html', 'lang'), language, path);
          assert.equal(await page.getAttribute('html', 'dir'), language === 'ar' ? 'rtl' : 'ltr', path);
          const sideways = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          assert.equal(sideways, 0, `${path} scrolls sideways by ${sideways}`);
          assert.equal(await page.locator('h1').count(), 1, path);
          assert.deepEqual(said, [], path);
          await close();
        }
      },
    );
  }

  check(`a page of each kind in ${language} passes axe: nothing serious or critical`, async () => {
    for (const path of KINDS) {
      const { page, close } = await visit(path, language, 'wide');
      const { violations } = await new AxeBuilder({ page: page as never })
        .options({ resultTypes: ['violations'] })
        .analyze();
      const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      const told = bad.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map((node) => node.html)
            .join(' | ')}`,
      );
      assert.deepEqual(told, [], path);
      await close();
    }
  });
}

check('dark pages keep their contrast', async () => {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: SIZES.wide, colorScheme: 'dark' });
  const page = await context.newPage();
  for (const path of [
    'incident/khan-shaykhun-2017-04-04',
    'claim/soc-2017-02-15/jim-chlorine-incidents',
    'organization/jim',
    'event/vote-s-2017-962',
    'document',
    'voices',
    'path?from=organization/human-rights-watch&to=resolution/sc-2209',
    'search?q=shaykun&class=Document',
    'incident?view=timeline',
    'incident?view=map',
  ]) {
    await page.goto(base + path);
    const { violations } = await new AxeBuilder({ page: page as never }).withRules(['color-contrast']).analyze();
    assert.deepEqual(
      violations.flatMap(({ nodes }) => nodes.map((node) => node.html)),
      [],
      path,
    );
  }
  await context.close();
});

check('without JavaScript a reader walks from the front door to a passage, in Arabic', async () => {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: SIZES.narrow, locale: 'en', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(base);
  await page.click('a.language');
  assert.equal(await page.getAttribute('html', 'lang'), 'ar');
  await page.click('nav a[href^="/incident"]');
  await page.click('.items a[href^="/incident/khan-shaykhun-2017-04-04"]');
  assert.match((await page.textContent('h1')) ?? '', /خان شيخون/);
  await page.click('.matrix .open-claim');
  assert.match(page.url(), /\/claim\/.*lang=ar$/);
  assert.equal(await page.locator('.chain .link').first().isVisible(), true);
  await context.close();
});

for (const language of ['en', 'ar'] as const) {
  check(
    `without JavaScript a reader finds in ${language} how Human Rights Watch and resolution 2209 connect`,
    async () => {
      assert.ok(typeof browser !== 'string');
      const context = await browser.newContext({ viewport: SIZES.narrow, locale: language, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${base}organization/human-rights-watch`);
      await page.fill('#relate-path', 'resolution/sc-2209');
      await page.press('#relate-path', 'Enter');
      assert.match(page.url(), /path\?.*to=resolution/);
      assert.equal(await page.getAttribute('html', 'lang'), language);
      assert.ok((await page.locator('.way').count()) > 1);
      // Each step has its evidence, and it leads to a claim.
      for (const step of await page.locator('.step').all()) assert.ok((await step.locator('.relation').count()) > 0);
      await page.click('.way .evidence a');
      assert.match(page.url(), /\/claim\//);
      await context.close();
    },
  );
}
check(
  'without JavaScript a reader finds Khan Shaykhun by a misspelling in the box of any page, and narrows it',
  async () => {
    assert.ok(typeof browser !== 'string');
    for (const [language, typed] of [
      ['en', 'khan shaykun'],
      ['ar', 'خان شيخن'],
    ] as const) {
      const context = await browser.newContext({ viewport: SIZES.narrow, locale: language, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${base}incident?lang=${language}`);
      await page.fill('header [name=q]', typed);
      await page.press('header [name=q]', 'Enter');
      assert.equal(await page.getAttribute('html', 'lang'), language);
      assert.ok((await page.locator('.items mark').count()) > 2);
      await page.click('.facets a[href*="class=Incident"]');
      assert.match(page.url(), /class=Incident/);
      await page.click('.items .what a');
      assert.match(page.url(), /incident\/khan-shaykhun-2017-04-04/);
      await context.close();
    }
  },
);

check('a word or a sign tells each kind of comparison, not a colour alone', async () => {
  const { page, close } = await visit('incident/khan-shaykhun-2017-04-04', 'en', 'wide');
  const marks = page.locator('.matrix .kinds .kind');
  assert.ok((await marks.count()) > 4);
  for (const mark of await marks.all()) {
    assert.match((await mark.textContent()) ?? '', /[a-z]{4}/);
    assert.equal(await mark.locator('svg').count(), 1);
  }
  await close();
});
