import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { faults, inBrowser, LANGUAGES, SIZES } from './in-browser.ts';

const { base, check, context } = await inBrowser('timelines and maps in a browser');

async function visit(path: string, options: BrowserContextOptions): Promise<Page> {
  const page = await (await context(options)).newPage();
  await page.goto(base + path);
  return page;
}

/** Follows a link of a drawing as a keyboard does. */
async function press(page: Page, link: string): Promise<void> {
  const from = page.url();
  await page.focus(link);
  await Promise.all([page.waitForURL((url) => url.href !== from), page.keyboard.press('Enter')]);
}

async function hrefs(page: Page, links: string): Promise<string[]> {
  const found = await page.locator(links).all();
  return Promise.all(found.map(async (link) => (await link.getAttribute('href')) ?? ''));
}

for (const language of LANGUAGES)
  for (const [size, viewport] of Object.entries(SIZES)) {
    const options = { locale: language, viewport, javaScriptEnabled: false };

    check(
      `without JavaScript a reader goes in ${language}, ${size}, from the front page to an incident by its year`,
      async () => {
        const page = await visit('', options);
        await press(page, '.timeline .axis a[href*="during=2017"]');
        assert.match(page.url(), /search\?(lang=..&)?view=timeline&during=2017/);
        await page.click('.facets a[href*="class=Incident"]');
        assert.match(page.url(), /class=Incident.*view=timeline&during=2017/);
        const drawn = await hrefs(page, '.timeline a:has(use, .bar)');
        assert.ok(drawn.length > 3);
        assert.ok(new Set(drawn).isSubsetOf(new Set(await hrefs(page, '.plot-rows a'))));
        await press(page, '.timeline a[href*="khan-shaykhun-2017-04-04"]');
        assert.match(page.url(), /incident\/khan-shaykhun-2017-04-04/);
        assert.equal(await page.locator('#map').count(), 1);
        await page.context().close();
      },
    );

    check(
      `without JavaScript a reader goes in ${language}, ${size}, from the list of incidents by the map to one of them`,
      async () => {
        const page = await visit('incident', options);
        await page.click('.views a[href*="view=map"]');
        const count = async () => page.locator('.map > a').count();
        const before = await count();
        await press(page, '.map > a[href*="near="]');
        assert.match(page.url(), /near=/);
        assert.ok((await count()) > 1 && before > 1);
        assert.equal(await page.getAttribute('html', 'lang'), language);
        // What the drawing leads to stands in the table.
        const inTable = page.locator('.plot-rows td a[href*="incident/"]');
        assert.ok((await inTable.count()) > 0);
        await inTable.first().click();
        assert.match(page.url(), /\/incident\/[a-z]/);
        await page.context().close();
      },
    );

    check(`marks of a map in ${language}, ${size}, are far enough from each other for a finger`, async () => {
      const page = await visit('incident?view=map&near=35.7,36.7,9', options);
      const boxes = await Promise.all((await page.locator('.map > a .s').all()).map((mark) => mark.boundingBox()));
      const middles = boxes.map(
        (box) => [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2] as const,
      );
      for (const [at, [x, y]] of middles.entries())
        for (const [a, b] of middles.slice(at + 1))
          assert.ok(Math.hypot(x - a, y - b) >= 23.5, `${Math.hypot(x - a, y - b)}`);
      await page.context().close();
    });
  }

for (const language of LANGUAGES)
  check(`timelines and maps in ${language} pass axe on a phone, and every mark has a name`, async () => {
    for (const path of [
      '',
      'search?view=timeline',
      'document?view=timeline&during=2017',
      'incident?view=map',
      'document?view=map',
      'incident/ghouta-2013-08-21',
    ]) {
      const page = await visit(path, { locale: language, viewport: SIZES.narrow });
      assert.deepEqual(await faults(page), [], path);
      for (const title of await page.locator('svg:is(.timeline, .map) a > title').all())
        assert.ok(((await title.textContent()) ?? '').length > 2, path);
      assert.equal(
        await page.locator('svg:is(.timeline, .map) a').count(),
        await page.locator('svg:is(.timeline, .map) a > title').count(),
      );
      await page.context().close();
    }
  });

check('a keyboard skips the drawing and lands at the table', async () => {
  const page = await visit('incident?view=timeline', { viewport: SIZES.wide });
  await page.focus('.skip-plot');
  assert.equal(await page.evaluate("getComputedStyle(document.querySelector('.skip-plot')).clipPath"), 'none');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate('document.activeElement.id'), 'plot-table');
  await page.context().close();
});
