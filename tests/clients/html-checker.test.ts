import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { curatedSite } from '../browser/curated-site.ts';
import { PAGES } from '../browser/page-types.ts';
import { BROWSER } from '../http/small-site.ts';
import { temporaryFolder } from '../records/temporary-folder.ts';
import { findClient } from './run-client.ts';

const require = createRequire(import.meta.url);
const found = await findClient('Java', ['java'], ['-version']);
const skip = 'skip' in found && found.skip;

/** Every so many records one is looked at, in turn in either language. */
const STRETCH = 12;
/** One start of Java for all pages: each start costs more than a hundred pages. */
const LONGEST_MS = 80_000;

/** What the checker says of one file (https://github.com/validator/validator/wiki/Output-»-JSON). */
interface Message {
  readonly type: string;
  readonly url: string;
  readonly lastLine?: number;
  readonly message: string;
  readonly extract?: string;
}

test('the W3C checker finds no error in any type of page, nor in a stretch of the records', { skip }, async (t) => {
  const base = await curatedSite(t);
  const records = globSync('data/*/*.ttl')
    .sort()
    .filter((_, at) => at % STRETCH === 0)
    .map((file) => file.slice('data/'.length, -'.ttl'.length));
  const asked: (readonly [path: string, language: string])[] = [
    ...PAGES.flatMap((path) => [[path, 'en'] as const, [path, 'ar'] as const]),
    ...records.map((path, at) => [path, at % 2 === 0 ? 'en' : 'ar'] as const),
  ];
  assert.ok(asked.length > 180, `${asked.length}`);
  const folder = temporaryFolder(t);
  const addresses = new Map<string, string>();
  for (const [at, [path, language]] of asked.entries()) {
    const answer = await fetch(base + path, { headers: { Accept: BROWSER, 'Accept-Language': language } });
    assert.match(answer.headers.get('Content-Type') ?? '', /^text\/html/, path);
    writeFileSync(join(folder, `${at}.html`), await answer.text());
    addresses.set(`${at}.html`, `${path} (${language})`);
  }
  // A page that is wrong tells that the checker has read the others.
  writeFileSync(
    join(folder, 'wrong.html'),
    '<!doctype html><html lang="en"><title>x</title><p><img src="x"></p></html>',
  );
  const told = (await check(folder)).map(({ url, lastLine, message, extract = '' }) => {
    const name = url.split('/').at(-1) ?? '';
    return `${addresses.get(name) ?? name}, line ${lastLine}: ${message} ${extract.slice(0, 200)}`;
  });
  assert.match(told.join('\n'), /^wrong\.html, line 1: An “img” element must have an “alt” attribute.*$/);
});

/** Runs the checker over a folder of pages: every error that it finds. */
async function check(folder: string): Promise<Message[]> {
  // Its module is the path of the program, as a text object.
  const jar = String(require('vnu-jar'));
  const flags = ['--errors-only', '--format', 'json', '--stdout', '--exit-zero-always', '--skip-non-html'];
  const { stdout } = await promisify(execFile)('java', ['-Xss4m', '-jar', jar, ...flags, folder], {
    timeout: LONGEST_MS,
    maxBuffer: 64 * 1024 * 1024,
  });
  const { messages } = JSON.parse(stdout) as { messages: Message[] };
  return messages.filter(({ type }) => type !== 'info');
}
