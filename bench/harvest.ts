import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { changeArchive, fillArchive, writeOneFile } from './harvest/archive.ts';
import { dumpDownload } from './harvest/dumps.ts';
import { type Harvested, type HarvestProtocol, PROTOCOLS } from './harvest/protocols.ts';
import { Client } from './http-timing.ts';
import { type RunningServer, startServer } from './server.ts';
import { duration, machine, markdownTable, rate } from './table.ts';

const HELP = `npm run bench:harvest [-- --records N]

Harvests a synthetic archive by every protocol, once whole and once what changed since, and prints one
Markdown table. Everything stays on 127.0.0.1, in a temporary folder that is removed.

  --records N   about how many records, from 100 to 1000000 (default 10000)
  --no-dump     leaves out the download of a dump, which takes minutes to make of 100,000 records`;

const BASE = 'http://localhost:3030/';
const ROOT = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({
  allowNegative: true,
  options: {
    dump: { type: 'boolean', default: true },
    records: { type: 'string', default: '10000' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const { dump: dumps } = values;
const records = /^\d{3,7}$/.test(values.records) ? Number(values.records) : Number.NaN;
if (values.help || !(records >= 100 && records <= 1_000_000)) {
  console.error(HELP);
  process.exitCode = values.help ? 0 : 2;
} else await run();

/** What was measured of one protocol. */
interface Figures {
  readonly whole: Timed;
  readonly since?: Timed;
  readonly counts: string;
}

interface Timed extends Harvested {
  readonly ms: number;
  readonly peakMb: number;
}

async function run(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'isnad-harvest-'));
  const [stateDir, dataDir, dumpsDir] = [join(scratch, 'state'), join(scratch, 'data'), join(scratch, 'dumps')];
  writeOneFile(dataDir);
  try {
    console.error(`writing about ${records} records`);
    const written = await fillArchive(stateDir, records, BASE);
    if (dumps) {
      console.error('making a dump');
      execFileSync(process.execPath, ['src/main.ts', 'dump', '--all', dumpsDir], {
        cwd: ROOT,
        env: { ...process.env, BASE_IRI: BASE, STATE_DIR: stateDir },
      });
    }
    const protocols = PROTOCOLS.filter(({ harvest }) => dumps || harvest !== dumpDownload);
    const settings = dumps ? { DUMPS_DIR: dumpsDir, DUMP_HOURS: '0' } : {};
    const whole = new Map<string, Timed>();
    const before = await serving(dataDir, stateDir, settings, async (server) => {
      const held = server.memoryMb();
      for (const protocol of protocols) whole.set(protocol.name, await timed(server, protocol));
      return held;
    });
    const changed = await changeArchive(stateDir, records, BASE);
    const figures = new Map<string, Figures>();
    await serving(dataDir, stateDir, {}, async (server) => {
      for (const protocol of protocols) {
        const first = whole.get(protocol.name) as Timed;
        const { counts = 'records' } = protocol;
        if (counts === 'records' && first.records !== written)
          throw new Error(`${protocol.name} told of ${first.records} of ${written} records.`);
        if (protocol.wholeOnly) {
          figures.set(protocol.name, { whole: first, counts });
          continue;
        }
        const since = await timed(server, protocol, first.next);
        // Inclusive as dates are, it may tell again what came in the same second.
        if (since.records < changed)
          throw new Error(`${protocol.name} told of ${since.records} of ${changed} changes.`);
        figures.set(protocol.name, { whole: first, since, counts });
      }
    });
    print(figures, { written, changed, before });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function serving<T>(
  dataDir: string,
  stateDir: string,
  settings: Readonly<Record<string, string>>,
  work: (server: RunningServer) => Promise<T>,
): Promise<T> {
  const server = await startServer(dataDir, stateDir, { BASE_IRI: BASE, ...settings });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function timed(server: RunningServer, { name, harvest }: HarvestProtocol, since?: string): Promise<Timed> {
  console.error(`${name}: ${since === undefined ? 'everything' : `since ${since}`}`);
  const client = new Client();
  server.peakMb();
  const began = performance.now();
  const harvested = await harvest(client, server.url, since);
  const ms = performance.now() - began;
  client.close();
  return { ...harvested, ms, peakMb: server.peakMb() };
}

function print(
  figures: ReadonlyMap<string, Figures>,
  { written, changed, before }: { written: number; changed: number; before: number },
): void {
  console.log(`${written} records, then ${changed} of them changed or withdrawn. Measured on ${machine()}, server and`);
  console.log(`client on the same cores; before the first harvest the server held ${before.toFixed(0)} MB.\n`);
  const rows = Array.from(figures, ([name, { whole, since, counts }]) => [
    name,
    `${rate(whole.records / (whole.ms / 1_000))}${counts === 'records' ? '' : ` ${counts}`}/s`,
    duration(whole.ms),
    `${(whole.bytes / 2 ** 20).toFixed(1)} MB`,
    String(whole.requests),
    `${whole.peakMb.toFixed(0)} MB`,
    since ? `${since.records} in ${duration(since.ms)}` : '',
    since ? `${since.peakMb.toFixed(0)} MB` : '',
  ]);
  const head = ['', 'records', 'everything', 'bytes', 'requests', 'peak memory', 'what changed', 'peak memory'];
  console.log(markdownTable(head, rows));
}
