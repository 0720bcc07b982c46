import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { curatedSite } from './curated-site.ts';

/** The two widths that every page is made for; the narrow one is the least that a phone has. */
export const SIZES = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } } as const;
export const LANGUAGES = ['en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Size = keyof typeof SIZES;

/** A page in a context that may be its own, with all that was complained of while it was open. */
export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console and the scripts, and requests that fail or go elsewhere. */
  readonly said: string[];
  close(): Promise<void>;
}

/** What a file of tests in the browser works with. */
export interface InBrowser {
  /** Address of a site with the curated data. */
  readonly base: string;
  /** A test, left out where there is no browser: one line says so for the whole file. */
  check(title: string, run: () => Promise<void>): void;
  /** The same for both languages and both widths, told in the title. */
  checkEach(title: string, run: (language: Language, size: Size) => Promise<void>): void;
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Opens a path of the site, or an address; without one, an empty page to be prepared. */
  visit(path: string | undefined, options?: BrowserContextOptions): Promise<Visit>;
}

/** Starts a browser and a site for all tests of a file, and ends both after them. */
export async function inBrowser(what: string): Promise<InBrowser> {
  const browser = await startBrowser();
  if (typeof browser === 'string') {
    test(what, { skip: browser }, () => undefined);
    const none = (): never => assert.fail('There is no browser.');
    return { base: '', check: () => undefined, checkEach: () => undefined, context: none, visit: none };
  }
  after(() => browser.close());
  const base = await curatedSite({ after } as never);
  const context = (options: BrowserContextOptions = {}): Promise<BrowserContext> =>
    browser.newContext({ viewport: SIZES.wide, ...options });
  const check = (title: string, run: () => Promise<void>): void => void test(title, run);
  return {
    base,
    check,
    checkEach: (title, run) => {
      for (const language of LANGUAGES)
        for (const size of ['wide', 'narrow'] as const)
          check(`in ${language}, ${size}: ${title}`, () => run(language, size));
    },
    context,
    visit: async (path, options) => {
      const own = await context(options);
      const visit = await watched(own, base);
      if (path !== undefined) await visit.page.goto(new URL(path, base).href, { waitUntil: 'load' });
      return { ...visit, close: () => own.close() };
    },
  };
}

/** A page of a context that notes what is complained of. That a page says 300, 400, 404 or 410 is no complaint, that a part of it does is. */
export async function watched(context: BrowserContext, base: string): Promise<Visit> {
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    const { url } = message.location();
    const isAnswer = /status of (300|400|404|410)/.test(message.text()) && !url.includes('/assets/');
    if (['error', 'warning'].includes(message.type()) && !isAnswer) said.push(message.text());
  });
  page.on('pageerror', (error) => void said.push(error.message));
  page.on('request', (request) => {
    const isOurs = /^(blob:|data:)/.test(request.url()) || request.url().startsWith(base);
    if (!isOurs) said.push(`${request.url()} is elsewhere`);
  });
  page.on('requestfailed', (request) => {
    // What a script or a reader gives up has not failed; a browser without scripts calls that it loads none a policy ("csp").
    const { errorText = '' } = request.failure() ?? {};
    if (errorText !== 'net::ERR_ABORTED' && errorText !== 'csp') said.push(`${request.url()} failed: ${errorText}`);
  });
  return { page, said, close: () => page.close() };
}

/** All that axe finds wrong with the page, of every level, the size of targets (WCAG 2.2) included; `rules`: only these. */
export async function faults(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The mode for pages without frames: it asks once, where the other opens a tab for each page and takes twice as long.
  const axe = new AxeBuilder({ page: page as never }).setLegacyMode();
  const all = { resultTypes: ['violations' as const], rules: { 'target-size': { enabled: true } } };
  const { violations } = await (rules === undefined ? axe.options(all) : axe.withRules([...rules])).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 5).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** By how many pixels the page can be scrolled sideways. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Waits until it is so; the policy of our pages lets nothing be evaluated in them that polls by itself. */
export async function until(page: Page, isSo: () => Promise<boolean>): Promise<void> {
  for (let left = 200; !(await isSo()); left--) {
    assert.ok(left > 0, `${isSo} at ${page.url()}`);
    await page.waitForTimeout(50);
  }
}
