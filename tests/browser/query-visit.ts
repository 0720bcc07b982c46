import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { readQuestions } from '../../src/views/questions.ts';

export const SIZES = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } } as const;

export interface Visit {
  readonly page: Page;
  /** What the console complained of; that a query with a fault is answered by 400 is no complaint. */
  readonly said: string[];
  close(): Promise<void>;
}

/** Opens a page of the site in a context of its own. */
export async function visitPage(
  browser: Browser | string,
  base: string,
  options: BrowserContextOptions,
  path?: string,
): Promise<Visit> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: SIZES.wide, ...options });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    const isTold = ['error', 'warning'].includes(message.type()) && !/status of 400/.test(message.text());
    if (isTold) said.push(message.text());
  });
  page.on('pageerror', (error) => void said.push(error.message));
  page.on('request', (request) => {
    if (!/^(blob:|data:)/.test(request.url()) && !request.url().startsWith(base))
      said.push(`${request.url()} is elsewhere`);
  });
  if (path !== undefined) await page.goto(path.startsWith('http') ? path : base + path, { waitUntil: 'load' });
  return { page, said, close: () => context.close() };
}

/** The editor of the page, inside its shadow root. */
export const editor = (page: Page) => page.locator('.cm-content');
/** The query of a question. */
export const question = (number: number) => readQuestions().find((one) => one.number === number)?.query ?? '';
/** The path of a page with the answer to a query. */
export const asked = (query: string, more = '') => `sparql?format=html&query=${encodeURIComponent(query)}${more}`;

/** Writes a query in the place of what stands in the editor. */
export async function write(page: Page, query: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(query);
}

/** Runs what stands in the editor by the keys, and waits for the answer or the fault. */
export async function run(page: Page): Promise<void> {
  const before = await page.locator('#query-answer').elementHandle();
  await page.keyboard.press('Control+Enter');
  // The part is replaced as a whole; a policy without eval leaves no other way to wait for it.
  for (let left = 200; await before?.evaluate('(part) => part.isConnected').catch(() => false); left--) {
    assert.ok(left > 0, 'no answer came');
    await page.waitForTimeout(50);
  }
  await page.locator('#query-form:not([aria-busy])').waitFor();
}
