import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';

/**
 * Runs every `*.test.ts` under the folders given (default: all), two files at a time. A pattern that matches nothing
 * makes `node --test` exit 0, so the list is made here and an empty one fails.
 */
const folders = process.argv.slice(2);
const files = (folders.length === 0 ? ['tests'] : folders)
  .flatMap((folder) => globSync(`${folder}/**/*.test.ts`))
  .sort();
if (files.length === 0) {
  console.error(`No test files under ${folders.join(', ')}.`);
  process.exit(1);
}

const flags = ['--test', '--test-concurrency=2', '--test-reporter=spec'];
const child = spawn(process.execPath, [...flags, ...files], { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
