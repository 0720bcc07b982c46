import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Flags made for short-lived functions: with one process, closing a page ends the browser. */
const UNWANTED = new Set(['--single-process', '--no-zygote', '--disable-web-security']);

/** A browser, or the one line that says why there is none; `BROWSER_REQUIRED=1` makes that an error. */
export async function startBrowser(): Promise<Browser | string> {
  try {
    const executablePath = await chromium.executablePath();
    return await playwright.launch({
      executablePath,
      args: chromium.args.filter((flag) => !UNWANTED.has(flag)),
      headless: true,
    });
  } catch (cause) {
    const [line] = String(cause instanceof Error ? cause.message : cause).split('\n');
    if (process.env['BROWSER_REQUIRED'] === '1') throw new Error(`No browser starts: ${line}`, { cause });
    return `no browser starts here (Debian: libnss3 libexpat1): ${line}`;
  }
}
