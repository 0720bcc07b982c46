import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DATASETS, type DatasetName, datasetOf } from './datasets.ts';
import { measure } from './measure.ts';
import { machine, markdownTable } from './table.ts';

const HELP = `npm run bench [-- --only NAME[,NAME]]

Measures start, load, memory, pages and queries and prints one Markdown table. Everything stays on
127.0.0.1; the archives are made in a temporary folder and removed.

  --only NAMES  of ${DATASETS.join(', ')} (default: all)`;

const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
const wanted = values.only?.split(',') ?? DATASETS;
const names = wanted.filter((name): name is DatasetName => (DATASETS as readonly string[]).includes(name));
if (values.help || names.length < wanted.length) {
  console.error(HELP);
  process.exitCode = values.help ? 0 : 2;
} else await run();

async function run(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
  try {
    const figures = new Map<string, string[]>();
    const titles: string[] = [];
    for (const name of names) {
      console.error(`${name}: preparing`);
      const dataset = datasetOf(name, scratch);
      for (const [row, figure] of await measure(dataset, scratch, (step) => console.error(`${name}: ${step}`))) {
        console.error(`${name}: ${row}: ${figure}`);
        figures.set(row, [...(figures.get(row) ?? []), figure]);
      }
      titles.push(dataset.title);
    }
    console.log(`Measured on ${machine()}. Requests: median / 95th percentile on one connection · answers a second`);
    console.log('(cached ones on eight connections), client and server on the same cores.\n');
    console.log(
      markdownTable(
        ['', ...titles],
        Array.from(figures, ([row, cells]) => [row, ...cells]),
      ),
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
