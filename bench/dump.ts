import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { DumpFigures } from './dump-child.ts';
import { prepareData } from './peers/dataset.ts';
import { duration, machine, markdownTable, rate } from './table.ts';

const HELP = `npm run bench:dump -- [--quads N[,N]] [--folder FOLDER] [--state FOLDER]

Makes a dump of a synthetic archive in a process of its own, verifies it in another, and prints what it took.

  --quads N,N      sizes of the archives, what is derived included (default 1000000)
  --folder FOLDER  where they are kept between runs (default: isnad-bench-peers in the system's folder for
                   temporary files, shared with bench:peers)
  --state FOLDER   the state folder of an archive that is there, in place of a synthetic one`;

const CHILD = fileURLToPath(new URL('./dump-child.ts', import.meta.url));

const { values } = parseArgs({
  options: {
    quads: { type: 'string', default: '1000000' },
    folder: { type: 'string', default: join(tmpdir(), 'isnad-bench-peers') },
    state: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const sizes = values.quads.split(',').map(Number);
if (values.help || !sizes.every((size) => Number.isInteger(size) && size > 0)) {
  console.error(HELP);
  process.exitCode = values.help ? 0 : 2;
} else run();

function run(): void {
  mkdirSync(values.folder, { recursive: true });
  const states =
    values.state === undefined
      ? sizes.map((size) => prepareData(values.folder, size, (step) => console.error(`${size}: ${step}`)).stateDir)
      : [values.state];
  const columns = states.map((stateDir) => {
    const scratch = mkdtempSync(join(values.folder, 'dump-'));
    try {
      const [made, verified] = (['make', 'verify'] as const).map((what) => figuresOf(what, stateDir, scratch));
      return [made, verified] as [DumpFigures, DumpFigures];
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
  const row = (name: string, cell: (made: DumpFigures, verified: DumpFigures) => string): string[] => [
    name,
    ...columns.map(([made, verified]) => cell(made, verified)),
  ];
  console.log(`Measured on ${machine()}.\n`);
  console.log(
    markdownTable(
      ['', ...columns.map(([{ quads }]) => `${rate(quads)} quads`)],
      [
        row('Records', ({ records }) => rate(records)),
        row('Dump: N-Quads, TriG, JSON lines, hashes; gzip and zstd', ({ ms }) => duration(ms)),
        row('— quads a second', ({ quads, ms }) => rate(quads / (ms / 1000))),
        row('— most memory resident', ({ peakMb }) => `${Math.round(peakMb)} MB`),
        row('— on disk', ({ bytes }) => `${rate(bytes / 1e6)} MB`),
        row('Verify it, each record hashed anew', (_, { ms }) => duration(ms)),
        row('— most memory resident', (_, { peakMb }) => `${Math.round(peakMb)} MB`),
      ],
    ),
  );
}

function figuresOf(what: 'make' | 'verify', stateDir: string, dir: string): DumpFigures {
  console.error(`${what}: ${stateDir}`);
  const out = execFileSync(process.execPath, ['--max-old-space-size=512', CHILD, what, stateDir, dir], {
    encoding: 'utf8',
  });
  return JSON.parse(out) as DumpFigures;
}
