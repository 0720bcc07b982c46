import assert from 'node:assert/strict';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { faults, inBrowser, SIZES, sideways, type Visit } from './in-browser.ts';

const FOUND = { en: /^Suggestions: \d+\./, ar: /^الاقتراحات: \d+\./ } as const;
const NONE = { en: 'No suggestions', ar: 'لا اقتراحات' } as const;

const { base, check, visit: open } = await inBrowser('suggestions in a browser');

async function visit(
  path: string,
  options: BrowserContextOptions = {},
  blocked?: string,
): Promise<Visit & { readonly asked: string[] }> {
  const visit = await open(undefined, options);
  const asked: string[] = [];
  visit.page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/search/suggest') asked.push(searchParams.get('q') ?? '');
  });
  if (blocked !== undefined) await visit.page.route(blocked, (route) => route.abort());
  await visit.page.goto(base + path, { waitUntil: 'load' });
  return { ...visit, asked };
}

const options = (page: Page): Locator => page.locator('[role="listbox"]:visible [role="option"]');

/** Goes down the list until it stands at what an option's text matches; fails where it comes round. */
async function goTo(page: Page, field: string, text: RegExp): Promise<void> {
  const all = await options(page).allTextContents();
  for (const told of all) {
    await page.press(field, 'ArrowDown');
    const id = (await page.getAttribute(field, 'aria-activedescendant')) ?? '';
    assert.equal(await page.getAttribute(`#${id}`, 'aria-selected'), 'true');
    assert.equal(await page.textContent(`#${id}`), told, 'in the order in which one sees them');
    if (text.test(told)) return;
  }
  assert.fail(`${text} in ${all.join(' | ')}`);
}

for (const language of ['en', 'ar'] as const) {
  for (const size of ['wide', 'narrow'] as const) {
    check(`in ${language}, ${size}: a misspelt name leads to its record, by keyboard alone`, async () => {
      const { page, said, close } = await visit(`incident?lang=${language}`, { viewport: SIZES[size] });
      const field = '#q-small';
      await page.locator(field).pressSequentially('shaykun', { delay: 20 });
      await options(page).first().waitFor();
      assert.equal(await page.getAttribute(field, 'aria-expanded'), 'true');
      assert.match((await page.locator('.box [role="status"]').textContent()) ?? '', FOUND[language]);
      await goTo(page, field, /Khan Shaykhun, 4 April 2017/);
      await Promise.all([page.waitForURL(/\/incident\/khan-shaykhun-2017-04-04/), page.press(field, 'Enter')]);
      assert.equal(new URL(page.url()).searchParams.get('lang'), language, 'the language of the address is kept');
      assert.equal(await page.getAttribute('html', 'lang'), language);
      assert.deepEqual(said, []);
      await close();
    });

    check(
      `in ${language}, ${size}: an Arabic name with a slip; Escape closes the list and keeps the text`,
      async () => {
        const { page, said, close } = await visit('search', { viewport: SIZES[size], locale: language });
        await page.locator('#q').pressSequentially('خان شيخن', { delay: 20 });
        await options(page).first().waitFor();
        assert.match((await options(page).allTextContents()).join(), /خان شيخون/);
        for (const option of await options(page).all()) {
          const box = await option.boundingBox();
          assert.ok(
            box && box.height >= 44 && box.x >= 0 && box.x + box.width <= SIZES[size].width,
            'a finger meets it',
          );
        }
        await page.press('#q', 'ArrowUp');
        assert.match((await page.getAttribute('#q', 'aria-activedescendant')) ?? '', /-[1-9]$/, 'upwards from the end');
        assert.deepEqual(await faults(page), []);
        assert.equal(await sideways(page), 0);
        await page.press('#q', 'Escape');
        assert.equal(await options(page).count(), 0);
        assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'false');
        assert.equal(await page.getAttribute('#q', 'aria-activedescendant'), null);
        assert.equal(await page.inputValue('#q'), 'خان شيخن');
        await page.press('#q', 'ArrowDown');
        await options(page).first().waitFor();
        await page.press('#q', 'Escape');
        await Promise.all([page.waitForURL(/search\?q=/), page.press('#q', 'Enter')]);
        assert.ok((await page.locator('.items mark').count()) > 2, 'the form searches as ever');
        assert.deepEqual(said, []);
        await close();
      },
    );

    check(`in ${language}, ${size}: two records are chosen by pointing, and what connects them is asked`, async () => {
      const { page, said, close } = await visit(`path?lang=${language}`, { viewport: SIZES[size], hasTouch: true });
      const name = { en: 'Human Rights Watch', ar: 'هيومن رايتس ووتش' }[language];
      for (const [field, typed, told, shown] of [
        ['#from', 'هيومن رايتس', new RegExp(name), new RegExp(`^${name}$`)],
        ['#to', '2209', /2209/, /2209/],
      ] as const) {
        await page.locator(field).pressSequentially(typed, { delay: 20 });
        const option = options(page).filter({ hasText: told }).first();
        await (size === 'narrow' ? option.tap() : option.click());
        assert.match(await page.inputValue(field), shown, 'a name, and no address');
        assert.equal(
          await page.evaluate('document.activeElement.id'),
          field.slice(1),
          'the keyboard stays in the field',
        );
        assert.match((await page.locator('.field [role="status"]').allTextContents()).join(''), told);
      }
      const asked = /path\?from=organization%2Fhuman-rights-watch&to=resolution%2Fsc-2209&lang=/;
      await Promise.all([page.waitForURL(asked), page.press('#to', 'Enter')]);
      assert.ok((await page.locator('.way').count()) > 1);
      assert.equal(await page.inputValue('#from'), name, 'the page shows it again by its name');
      assert.deepEqual(said, []);
      await close();
    });
  }

  check(`in ${language}: what nothing is called is told, and Enter searches`, async () => {
    const { page, close } = await visit('', { locale: language });
    await page.fill('#q', 'zzqqxxzz');
    await page.locator('.box [role="status"]', { hasText: NONE[language] }).waitFor({ state: 'attached' });
    assert.equal(await options(page).count(), 0);
    await Promise.all([page.waitForURL(/search\?q=zzqqxxzz/), page.press('#q', 'Enter')]);
    await close();
  });

  check(`in ${language}: without scripts, or where this one fails to load, the fields are as they were`, async () => {
    for (const [options, blocked] of [
      [{ javaScriptEnabled: false }, undefined],
      [{}, '**/assets/suggest.*'],
      [{}, '**/assets/combobox.*'],
    ] as const) {
      const { page, asked, close } = await visit('incident', { ...options, locale: language }, blocked);
      assert.equal(await page.locator('[role="combobox"], [role="listbox"]').count(), 0);
      await page.fill('#q-small', 'khan shaykun');
      await Promise.all([page.waitForURL(/search\?q=khan/), page.press('#q-small', 'Enter')]);
      assert.ok((await page.locator('.items mark').count()) > 2);
      assert.deepEqual(asked, []);
      await close();
    }
  });
}

check('suggestions in the dark, in the header and beside a record: nothing that axe finds', async () => {
  for (const [path, field, typed] of [
    ['incident/khan-shaykhun-2017-04-04?lang=ar', '#q-small', 'human rights'],
    ['organization/opcw', '#relate-path', 'S/2017'],
    ['explore', '#start', 'مجلس الأمن'],
    ['compare', 'input[name=records] >> nth=0', 'human'],
  ] as const) {
    const { page, close } = await visit(path, { colorScheme: 'dark', viewport: SIZES.narrow });
    await page.fill(field, typed);
    await options(page).first().waitFor();
    await page.press(field, 'ArrowDown');
    assert.deepEqual(await faults(page), [], path);
    await close();
  }
});

check('of a list of records the last is suggested, and the others stay', async () => {
  const { page, close } = await visit('compare');
  const field = page.locator('input[name=records]').first();
  await field.pressSequentially('organization/snhr,human rights wat', { delay: 5 });
  await options(page).filter({ hasText: 'Human Rights Watch' }).first().click();
  assert.equal(await field.inputValue(), 'organization/snhr,organization/human-rights-watch');
  await close();
});

check('nothing is asked for one letter, and once for what is typed in one go', async () => {
  const { page, asked, close } = await visit('search');
  await page.press('#q', 's');
  await page.waitForTimeout(400);
  assert.deepEqual(asked, []);
  await page.locator('#q').pressSequentially('haykun', { delay: 20 });
  await options(page).first().waitFor();
  assert.deepEqual(asked, ['shaykun']);
  await page.fill('#q', '');
  await options(page).first().waitFor({ state: 'hidden' });
  await close();
});

check('an older answer never stands over a newer one, however late it comes', async () => {
  const { page, asked, close } = await visit('search');
  let late = (): void => {};
  const released = new Promise<void>((resolve) => {
    late = resolve;
  });
  await page.route(/suggest\?q=sarm/, async (route) => {
    await released;
    await route.continue().catch(() => undefined);
  });
  await page.fill('#q', 'sarm');
  while (asked.length < 1) await page.waitForTimeout(20);
  await page.fill('#q', 'khan shaykhun');
  await options(page).first().waitFor();
  late();
  await page.waitForTimeout(300);
  assert.match((await options(page).allTextContents()).join(), /Khan Shaykhun/);
  assert.doesNotMatch((await options(page).allTextContents()).join(), /Sarmin/);
  await close();
});

check('a question that fails is passed over in silence', async () => {
  const { page, asked, close } = await visit('search');
  const failures: string[] = [];
  page.on('pageerror', (error) => void failures.push(error.message));
  await page.route(/suggest\?/, (route) => route.abort());
  await page.fill('#q', 'khan');
  while (asked.length < 1) await page.waitForTimeout(20);
  await page.waitForTimeout(200);
  assert.equal(await options(page).count(), 0);
  assert.equal(await page.locator('.box [role="status"]').textContent(), '');
  await Promise.all([page.waitForURL(/search\?q=khan/), page.press('#q', 'Enter')]);
  assert.deepEqual(failures, []);
  await close();
});
