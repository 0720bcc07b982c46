import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from '../../tests/browser/browser.ts';
import { Client } from '../http-timing.ts';
import { prepareData } from '../peers/dataset.ts';
import { startServer } from '../server.ts';
import { duration, machine, markdownTable, median, rate } from '../table.ts';
import { type ViewTimes, viewTimes } from './full-view.ts';
import { interactions, mixedTraffic } from './interactions.ts';
import { type PageType, pageTypes } from './page-types.ts';
import { serverTimes } from './server-times.ts';

const HELP = `npm run bench:pages [-- --quads N --only PART[,PART] --visits N --folder FOLDER]

Asks one server for every type of page over a synthetic archive, on 127.0.0.1: cold (a page that nobody had) and warm
(the same again), over HTTP and in a real Chromium; then searches, ways between records, the graph, and a mix of all.

  --quads N        size of the data (default 1000000)
  --only PARTS     only types whose name holds one of these, and nothing beside them
  --visits N       visits in the browser to each type, cold and warm (default 5; 0: none)
  --folder FOLDER  where data are kept between runs (default: isnad-bench-peers in the system's folder for
                   temporary files, as bench:peers has them)`;

/** The visits in the browser end after this long, however many are left. */
const MOST_MS_IN_BROWSER = 360_000;
const VIEW_HEAD = ['first byte, cold', 'full view, cold', 'first byte, again', 'full view, again'] as const;

const { values } = parseArgs({
  options: {
    quads: { type: 'string', default: '1000000' },
    only: { type: 'string' },
    visits: { type: 'string', default: '5' },
    folder: { type: 'string', default: join(tmpdir(), 'isnad-bench-peers') },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [quads, visits] = [Number(values.quads), Number(values.visits)];
if (values.help) console.log(HELP);
else if (!Number.isInteger(quads) || quads < 1_000 || !Number.isInteger(visits) || visits < 0) {
  console.error(HELP);
  process.exitCode = 2;
} else await run();

async function run(): Promise<void> {
  const { folder, only } = values;
  mkdirSync(folder, { recursive: true });
  const say = (step: string): void => console.error(step);
  const data = prepareData(folder, quads, say);
  const types = pageTypes(data.size).filter(({ name }) => only?.split(',').some((part) => name.includes(part)) ?? true);
  const scratch = mkdtempSync(join(folder, 'pages-'));
  const probe = join(scratch, 'main-thread');
  const server = await startServer(data.recordsDir, data.stateDir, {
    NODE_OPTIONS: `--import ${new URL('./main-thread-probe.ts', import.meta.url).href}`,
    ISNAD_BENCH_MAIN_THREAD: probe,
  });
  const client = new Client();
  try {
    await warmUp(client, server.url, types);
    const rows = new Map<string, string[]>();
    for (const type of types) rows.set(type.name, await costs(client, server.url, type, probe));
    if (visits > 0) for (const [name, cells] of await views(server.url, types, say)) rows.get(name)?.push(...cells);
    console.log(
      `Measured on ${machine()}, ${rate(data.quads)} quads. Server: median / 95th percentile; main thread: processor time / longest stretch, medians of the cold ones.\n`,
    );
    const head = ['', 'server, cold', 'server, again', 'main thread, cold', ...(visits > 0 ? VIEW_HEAD : [])];
    console.log(
      markdownTable(
        head,
        Array.from(rows, ([name, cells]) => [name, ...cells]),
      ),
    );
    if (only === undefined) console.log(`\n${await others(client, server.url, data.size, types)}`);
    console.log(`\nResident memory after all this: ${Math.round(server.memoryMb())} MB`);
  } finally {
    client.close();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What only the very first readers wait for: threads that come up, code that is compiled. */
async function warmUp(client: Client, base: string, types: readonly PageType[]): Promise<void> {
  for (let n = 0; n < 3; n += 1)
    for (const type of types) await client.ask({ url: base + type.path(900 + n), headers: { accept: 'text/html' } });
}

async function costs(client: Client, base: string, type: PageType, probe: string): Promise<string[]> {
  const from = linesOf(probe).length;
  const { cold, warm, count } = await serverTimes(client, base, type, {
    ...{ first: 0, status: type.name === 'not found' ? 404 : 200 },
  });
  const lines = linesOf(probe).slice(from, from + count);
  const [total, longest] = [0, 1].map((at) => lines.map((line) => Number(line.split(' ')[at])));
  return [
    `${duration(cold.medianMs)} / ${duration(cold.p95Ms)}`,
    `${duration(warm.medianMs)} / ${duration(warm.p95Ms)}`,
    `${duration(median(total ?? []))} / ${duration(median(longest ?? []))}`,
  ];
}

function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
}

/**
 * What each type costs in a browser. Visit by visit through all types, so that a run that must end has something of each; a
 * page that does not come is told, and left out of its medians.
 */
async function views(
  base: string,
  types: readonly PageType[],
  say: (step: string) => void,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const browser = await startBrowser();
  if (typeof browser === 'string') {
    say(browser);
    return new Map(types.map(({ name }) => [name, VIEW_HEAD.map(() => '')]));
  }
  const taken = new Map<string, Record<'cold' | 'warm', ViewTimes>[]>(types.map(({ name }) => [name, []]));
  const end = performance.now() + MOST_MS_IN_BROWSER;
  try {
    for (let n = 0; n < visits; n += 1) {
      say(`in the browser: visit ${n + 1} of ${visits} to each type`);
      for (const type of types) {
        if (performance.now() > end) continue;
        try {
          taken.get(type.name)?.push(await viewTimes(browser, base, type, 100 + n));
        } catch (cause) {
          say(`${type.name}, page ${100 + n}, did not come: ${String(cause).split('\n')[0]}`);
        }
      }
    }
  } finally {
    await browser.close();
  }
  return new Map(Array.from(taken, ([name, times]) => [name, viewCells(times)]));
}

function viewCells(times: readonly Record<'cold' | 'warm', ViewTimes>[]): string[] {
  const middle = (turn: 'cold' | 'warm', of: keyof ViewTimes): string =>
    times.length === 0 ? '' : duration(median(times.map((one) => one[turn][of])));
  return [
    ...[middle('cold', 'firstByteMs'), middle('cold', 'fullMs')],
    ...[middle('warm', 'firstByteMs'), middle('warm', 'fullMs')],
  ];
}

async function others(
  client: Client,
  base: string,
  size: Parameters<typeof pageTypes>[0],
  types: readonly PageType[],
): Promise<string> {
  const timed = await interactions(client, base, size);
  const mix = await mixedTraffic(base, types);
  return markdownTable(
    ['', 'median / 95th percentile', 'asked'],
    [
      ...timed.map(([name, { medianMs, p95Ms, count }]) => [
        name,
        `${duration(medianMs)} / ${duration(p95Ms)}`,
        String(count),
      ]),
      ['four readers through all types, each page for the first time', `${rate(mix.cold)} pages/s`, String(mix.pages)],
      ['the same again', `${rate(mix.warm)} pages/s`, ''],
    ],
  );
}
