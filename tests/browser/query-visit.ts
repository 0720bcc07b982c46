import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { readQuestions } from '../../src/views/questions.ts';

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
