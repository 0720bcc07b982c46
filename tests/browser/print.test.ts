import assert from 'node:assert/strict';
import { inBrowser, sideways } from './in-browser.ts';

const { base, check, visit } = await inBrowser('paper and rest');

/** What a sheet of paper has no use for. */
const CONTROLS = 'form, button, nav, .skip, .formats, .explore-link, .graph-tools';

for (const language of ['en', 'ar'] as const)
  check(
    `in ${language}: a claim is printed as a sheet that can be cited, without what only a screen can do`,
    async () => {
      const { page, close } = await visit(undefined, { locale: language, viewport: { width: 794, height: 1123 } });
      await page.emulateMedia({ media: 'print' });
      for (const path of ['claim/soc-2023-04-04/killed', 'incident/khan-shaykhun-2017-04-04']) {
        await page.goto(base + path);
        for (const control of await page.locator(CONTROLS).all())
          assert.equal(await control.isVisible(), false, `${path}: ${await control.textContent()}`);
        assert.equal(await page.locator('h1').isVisible(), true);
        assert.match((await page.locator('.citation').textContent()) ?? '', new RegExp(`${base}id/${path}`));
        if (path.startsWith('incident')) assert.equal(await page.locator('.matrix').first().isVisible(), true);
        else assert.match((await page.locator('.citation').textContent()) ?? '', /SHA-256 \w{64}/);
        assert.equal(await sideways(page), 0);
      }
      await close();
    },
  );

check('whoever asks for less motion is scrolled without gliding', async () => {
  for (const [reducedMotion, behaviour] of [
    ['reduce', 'auto'],
    ['no-preference', 'smooth'],
  ] as const) {
    const { page, close } = await visit('questions', { reducedMotion });
    assert.equal(await page.evaluate('getComputedStyle(document.documentElement).scrollBehavior'), behaviour);
    await close();
  }
});
