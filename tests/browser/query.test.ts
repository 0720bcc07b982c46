import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { faults, inBrowser, SIZES, sideways } from './in-browser.ts';
import { asked, editor, question, run, write } from './query-visit.ts';

/** Where the fault is told to lie. */
const PLACE = { en: /Line 2, column 11/, ar: /السطر 2، العمود 11/ } as const;

const { check, visit } = await inBrowser('the editor in a browser');

for (const language of ['en', 'ar'] as const) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    check(
      `in ${language}, ${size}: question 2 is run in the editor, taken as CSV, shared, and seen the same elsewhere`,
      async () => {
        const { page, said, close } = await visit('sparql', { locale: language, viewport, acceptDownloads: true });
        await editor(page).waitFor();
        await page.locator('#examples + .items a').nth(1).click();
        await editor(page).click();
        await run(page);
        assert.match((await page.textContent('#query-told')) ?? '', /10/);
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator('.answer-ways a', { hasText: 'CSV' }).click(),
        ]);
        assert.equal(download.suggestedFilename(), 'isnad.csv');
        const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
        assert.equal(lines[0], 'thing,aspect,counts,claimants,least,most,spread');
        assert.equal(lines.length, 11);
        assert.match(lines[1] ?? '', /incident\/ghouta-2013-08-21,.*,4,281,1729,1448$/);

        await page.locator('.answer-ways a[href*="view=chart"]').click();
        await page.locator('.chart rect').first().waitFor();
        const [address, shown] = [page.url(), await page.locator('#query-answer table').allInnerTexts()];
        const other = await visit(address, { locale: language, viewport });
        assert.deepEqual(await other.page.locator('#query-answer table').allInnerTexts(), shown);
        assert.equal(await other.page.inputValue('#query'), question(2));
        assert.deepEqual(other.said, []);
        await other.close();
        assert.deepEqual(said, []);
        await close();
      },
    );

    check(
      `in ${language}, ${size}: a misspelt keyword is marked where it stands, and goes once it is mended`,
      async () => {
        const { page, said, close } = await visit('sparql', { locale: language, viewport });
        await editor(page).waitFor();
        await write(page, 'SELECT ?s WHERE {\n  ?s a ?o FILTR(?o > 3) }');
        await run(page);
        assert.equal(await page.locator('.cm-lintRange-error').textContent(), 'FILTR');
        assert.match((await page.textContent('#query-answer [role=alert]')) ?? '', PLACE[language]);
        assert.equal(await page.locator('#query-answer mark').textContent(), 'FILTR');
        // The cursor stands before it: what is typed now mends it.
        for (let n = 0; n < 5; n++) await page.keyboard.press('Delete');
        await page.keyboard.type('FILTER');
        await page.keyboard.press('Escape');
        await run(page);
        assert.equal(await page.locator('.cm-lintRange-error').count(), 0);
        assert.equal(await page.locator('#query-answer [role=alert]').count(), 0);
        assert.deepEqual(said, []);
        await close();
      },
    );

    check(
      `in ${language}, ${size}: a term is completed by part of its label in either language, its prefix declared`,
      async () => {
        const { page, said, close } = await visit('sparql', { locale: language, viewport });
        await editor(page).waitFor();
        await write(page, 'SELECT * WHERE { ?claim ');
        for (const [typed, name, below] of [
          ['صاحب', 'isnad:claimant', 1],
          ['unquali', 'bound:unqualified', 0],
        ] as const) {
          await page.keyboard.type(`${typed}`, { delay: 10 });
          const option = page.locator('.cm-tooltip-autocomplete li[aria-selected]');
          await option.waitFor();
          assert.equal(await option.locator('bdi').first().getAttribute('lang'), language);
          // CodeMirror lets a list stand for a moment before a key chooses from it.
          await page.waitForTimeout(150);
          for (let n = 0; n < below; n++) await page.keyboard.press('ArrowDown');
          await option.filter({ hasText: name }).waitFor();
          await page.keyboard.press('Enter');
          await page.keyboard.type(' ');
        }
        assert.equal(
          (await page.inputValue('#query')).trim(),
          'PREFIX isnad: <https://w3id.org/isnad/ontology#>\nPREFIX bound: <https://w3id.org/isnad/vocabulary/bound#>\nSELECT * WHERE { ?claim isnad:claimant bound:unqualified',
        );
        assert.deepEqual(said, []);
        await close();
      },
    );

    check(
      `in ${language}, ${size}: no way to look at an answer has a fault that axe finds, none scrolls sideways`,
      async () => {
        for (const path of [
          'sparql',
          asked(question(2), '&view=chart'),
          asked(question(19), '&view=timeline'),
          asked(question(6), '&view=graph'),
          asked('DESCRIBE <id/organization/jim>', '&view=graph'),
          asked('SELECT nonsense'),
        ]) {
          const { page, said, close } = await visit(path, { locale: language, viewport });
          await editor(page).waitFor();
          if (path.includes('view=graph')) await page.locator('.graph-canvas canvas').first().waitFor();
          assert.equal(await sideways(page), 0, path);
          assert.deepEqual(await faults(page), [], path);
          assert.deepEqual(said, [], path);
          await close();
        }
      },
    );
  }
}

check(
  'Escape and then Tab leave the editor, and the queries that were asked are listed until they are forgotten',
  async () => {
    const { page, said, close } = await visit('sparql');
    await editor(page).waitFor();
    await write(page, 'ASK { ?s a ?o }');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.id'), 'query-editor', 'Tab indents');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Run');
    await editor(page).click();
    await run(page);
    await page.reload();
    await editor(page).waitFor();
    await page.click('#query-past summary');
    await write(page, 'SELECT');
    await page.click('#query-past ol button >> text=ASK');
    assert.match(await page.inputValue('#query'), /ASK \{ \?s a \?o \}/);
    await page.click('#query-forget');
    assert.equal(await page.locator('#query-past').isVisible(), false);
    assert.equal(await page.evaluate('localStorage.length'), 0);
    assert.deepEqual(said, []);
    await close();
  },
);

check('a line of the drawing is told with links to both its ends when it is chosen', async () => {
  const { page, said, close } = await visit(asked(question(6), '&view=graph'));
  await page.locator('.graph-canvas canvas').first().waitFor();
  assert.equal(await page.locator('#result-frame .graph-note').isVisible(), false);
  await page.locator('.graph-canvas').scrollIntoViewIfNeeded();
  const box = await page.locator('.graph-canvas').boundingBox();
  assert.ok(box);
  for (let y = 20; y < box.height && (await page.locator('.graph-status a').count()) === 0; y += 12)
    for (let x = 40; x < box.width && (await page.locator('.graph-status a').count()) === 0; x += 24)
      await page.mouse.click(box.x + x, box.y + y);
  assert.ok((await page.locator('.graph-status a').count()) > 0);
  assert.deepEqual(said, []);
  await close();
});

check('dark pages of queries keep their contrast', async () => {
  const { page, close } = await visit(asked(question(2), '&view=chart'), { colorScheme: 'dark' });
  await editor(page).waitFor();
  assert.deepEqual(await faults(page, ['color-contrast']), []);
  await close();
});
