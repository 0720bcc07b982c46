import type { Browser } from 'playwright-core';
import type { PageType } from './page-types.ts';

/** Milliseconds in a browser: until the first byte of the page, and until all of it stands and its script has done its work. */
export interface ViewTimes {
  readonly firstByteMs: number;
  readonly fullMs: number;
}

/** The box of the header, once its script has made it suggest; what an address refuses or a frame shows has none. */
const BOX = 'input[role=combobox]';
const BOXLESS = new Set(['preview of a record']);

/** A page that takes longer has not come: whoever measures goes on without it. */
const PATIENCE_MS = 15_000;

/** Visits the `n`-th page of a type as a reader who has nothing of ours yet, and once more as the same reader. Throws where it does not come. */
export async function viewTimes(
  browser: Browser,
  base: string,
  type: PageType,
  n: number,
): Promise<{ cold: ViewTimes; warm: ViewTimes }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const visit = async (): Promise<ViewTimes> => {
    await page.goto(base + type.path(n), { waitUntil: 'load' });
    const ready = type.ready ?? (BOXLESS.has(type.name) ? 'body' : BOX);
    await page.locator(ready).first().waitFor({ state: 'attached' });
    return page.evaluate(`(() => {
      const [{ requestStart, responseStart, loadEventEnd }] = performance.getEntriesByType('navigation');
      return { firstByteMs: responseStart - requestStart, fullMs: Math.max(loadEventEnd, performance.now()) };
    })()`);
  };
  try {
    const cold = await visit();
    await page.goto('about:blank');
    return { cold, warm: await visit() };
  } finally {
    await context.close();
  }
}
