import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { faults, inBrowser, SIZES, sideways, until } from './in-browser.ts';

const VIEW =
  'explore?start=incident.khan-shaykhun-2017-04-04&open=incident.khan-shaykhun-2017-04-04*-speaks-of_organization.human-rights-watch*speaks-in';

const { base, check, checkEach, visit } = await inBrowser('the graph in a browser');

const drawn = (page: Page) => page.locator('#explore-frame.drawn').waitFor();
/** The view as the page bears it for the drawing. */
async function viewOf(
  page: Page,
): Promise<{ nodes: { id: string; pin?: [number, number] }[]; edges: { id: string }[]; focus: string }> {
  return JSON.parse((await page.locator('#explore-data').textContent()) ?? '');
}
const idsOf = async (page: Page) => (await viewOf(page)).nodes.map(({ id }) => id);

/** Follows a link or presses a button where no script runs: the next page comes. */
async function follow(page: Page, target: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), target.click()]);
}

/** Opens the relation with this key from the panel, and waits for the step to be made. */
async function open(page: Page, relation: string): Promise<void> {
  const before = (await idsOf(page)).length;
  await page
    .locator(`#focus a.opening[href*="${relation}&"]:not(.open), #focus a.opening[href*="${relation}_"]:not(.open)`)
    .last()
    .click();
  await until(page, async () => (await idsOf(page)).length > before);
}

checkEach('from a record the graph is opened twice, shared, and seen the same elsewhere', async (language, size) => {
  const { page, said, close } = await visit('organization/jim', { locale: language, viewport: SIZES[size] });
  await page.click('.explore-link a');
  await drawn(page);
  assert.equal(await page.locator('#explore-note').isVisible(), false);
  await open(page, 'organization.jim*speaks-of');
  await page.locator('ul.things button[name="focus"][value="incident.sarmin-2015-03-16"]').click();
  await until(page, async () => (await viewOf(page)).focus === 'incident.sarmin-2015-03-16');
  assert.equal(await page.evaluate('document.activeElement.id'), 'focus-heading', 'the keyboard is led to what opened');
  await open(page, 'incident.sarmin-2015-03-16*-states-claims-about');
  const nodes = await idsOf(page);
  assert.ok(nodes.length > 14);
  await page.click('[data-tool="pin-all"]');
  const address = page.url();
  assert.match(address, /pin=organization\.jim\*/);

  const other = await visit(address, { locale: language, viewport: SIZES[size] });
  await drawn(other.page);
  const there = await viewOf(other.page);
  assert.deepEqual(
    there.nodes.map(({ id }) => id),
    nodes,
  );
  assert.ok(there.nodes.every(({ pin }) => pin !== undefined));
  assert.deepEqual(other.said, []);
  await other.close();
  assert.deepEqual(said, []);
  await close();
});

for (const language of ['en', 'ar'] as const) {
  check(`in ${language}: without scripts everything can be opened, narrowed, left out and read`, async () => {
    const { page, close } = await visit('organization/jim', {
      locale: language,
      javaScriptEnabled: false,
      viewport: SIZES.narrow,
    });
    await follow(page, page.locator('.explore-link a'));
    assert.equal(await page.locator('#explore-note').isVisible(), true);
    assert.equal(await page.locator('.graph-tools').isVisible(), false);
    const shown = () => page.locator('ul.things button[name="focus"]').count();
    assert.equal(await shown(), 1);
    await follow(page, page.locator('#focus a.opening').first());
    const first = await shown();
    assert.ok(first > 10);
    await follow(page, page.locator('ul.things button[name="focus"]').nth(1));
    await follow(page, page.locator('#focus a.opening:not(.open)').nth(1));
    const second = await shown();
    assert.ok(second > first);
    await follow(page, page.locator('ul.edges button[name="focus"]').first());
    assert.ok((await page.locator('#focus .claims li, #focus p a').count()) > 0, 'what carries the edge');
    await follow(page, page.locator('ul.things button[name="hide"]').last());
    assert.equal(await shown(), second - 1);
    await page.fill('input[name="until"]', '2014');
    await follow(page, page.locator('form:has(input[name="until"]) button[type="submit"]'));
    assert.match(page.url(), /until=2014/);
    assert.ok((await shown()) < second - 1);
    await close();
  });

  for (const [size, viewport] of Object.entries(SIZES)) {
    check(`in ${language}, ${size}: the page has no fault that axe finds, and does not scroll sideways`, async () => {
      const focus = '&focus=organization.human-rights-watch*speaks-of*incident.khan-shaykhun-2017-04-04';
      for (const path of [VIEW, VIEW + focus, 'explore']) {
        const { page, said, close } = await visit(path, { locale: language, viewport });
        if (path !== 'explore') await drawn(page);
        assert.equal(await sideways(page), 0);
        assert.deepEqual(await faults(page), []);
        assert.deepEqual(said, []);
        await close();
      }
    });
  }
}

check('steps can be undone and made again, and a step that fails says so', async () => {
  const { page, close } = await visit('explore?start=organization.jim');
  await drawn(page);
  await open(page, 'organization.jim*speaks-of');
  const opened = await idsOf(page);
  await page.click('[data-tool="undo"]');
  await until(page, async () => (await idsOf(page)).length === 1);
  await page.click('[data-tool="redo"]:not(:disabled)');
  await until(page, async () => (await idsOf(page)).length === opened.length);
  await page.route('**/explore?**', (route) => route.abort());
  await page.locator('ul.things button[name="focus"]').last().click();
  await until(page, async () => /did not succeed/.test((await page.locator('#explore-status').textContent()) ?? ''));
  assert.deepEqual(await idsOf(page), opened);
  await close();
});

check('a step to what was withdrawn meanwhile leads to the page that says so', async () => {
  const { page, close } = await visit('explore?start=organization.jim');
  await drawn(page);
  const body = '<!doctype html><title>Gone</title><h1>Withdrawn</h1>';
  await page.route('**/explore?**', (route) => route.fulfill({ status: 410, contentType: 'text/html', body }));
  await page.locator('#focus a.opening').first().click();
  await page.locator('h1', { hasText: 'Withdrawn' }).waitFor();
  assert.match(page.url(), /explore\?start=organization\.jim&open=/);
  await close();
});

check('things moved by hand are pinned with what followed them, and undoing brings them back', async () => {
  const { page, said, close } = await visit('explore?start=organization.jim');
  await drawn(page);
  const box = await page.locator('#explore-canvas').boundingBox();
  assert.ok(box);
  // One thing alone is drawn in the middle.
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2 - 15];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 20, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/pin=organization\.jim\*/);
  await page.click('[data-tool="undo"]');
  await until(page, async () => !page.url().includes('pin='));
  assert.deepEqual(said, []);
  await close();
});

check('the drawing is saved as PNG, the view as GraphML that is well-formed', async () => {
  const { page, said, close } = await visit(VIEW, { acceptDownloads: true });
  await drawn(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-tool="png"]')]);
  const png = await readFile(await download.path());
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.ok(png.length > 10_000);
  const counted = await page.evaluate(`fetch(document.querySelector('a[href*="format=graphml"]').href)
    .then((answer) => answer.text())
    .then((text) => new DOMParser().parseFromString(text, 'application/xml'))
    .then((xml) => [xml.querySelectorAll('parsererror').length, xml.querySelectorAll('node').length, xml.querySelectorAll('edge').length])`);
  const { nodes, edges } = await viewOf(page);
  assert.deepEqual(counted, [0, nodes.length, edges.length]);
  assert.deepEqual(said, []);
  await close();
});

check('where the library or the island does not load, the lists stay, with a word on it', async () => {
  for (const [pattern, words] of [
    ['**/assets/cytoscape.*', /could not be loaded/],
    ['**/assets/explore.*.js', /where scripts run/],
  ] as const) {
    const { page, close } = await visit(undefined);
    await page.route(pattern, (route) => route.abort());
    await page.goto(base + VIEW, { waitUntil: 'networkidle' });
    assert.match((await page.locator('#explore-note:visible').textContent()) ?? '', words);
    assert.equal(await page.locator('#explore-canvas').isVisible(), false);
    const before = await page.locator('ul.things button[name="focus"]').count();
    await follow(page, page.locator('#focus a.opening:not(.open)').first());
    assert.ok((await page.locator('ul.things button[name="focus"]').count()) > before);
    await close();
  }
});

check('a dark page keeps its contrast', async () => {
  const { page, close } = await visit(VIEW, { colorScheme: 'dark' });
  await drawn(page);
  assert.deepEqual(await faults(page, ['color-contrast']), []);
  await close();
});
