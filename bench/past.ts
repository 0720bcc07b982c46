import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openArchive } from '../src/archive/archive.ts';
import { archiveOf } from './generator.ts';
import { changeSome } from './harvest/archive.ts';
import { Client } from './http-timing.ts';
import { BASE } from './peers/constants.ts';
import { type PeerData, prepareData } from './peers/dataset.ts';
import { startServer } from './server.ts';
import { duration, machine, markdownTable, rate } from './table.ts';

const HELP = `npm run bench:past -- [--quads N[,N]] [--folder FOLDER]

Changes every hundredth record of a synthetic archive, twice, and asks it what it knew before: the first answer at an
instant waits until that archive is built. Prints one Markdown table.

  --quads N,N      sizes of the archives, what is derived included (default 100000)
  --folder FOLDER  where they are kept between runs (default: isnad-bench-peers in the system's folder for
                   temporary files, shared with bench:peers)`;

/** Too little for any past of these. */
const LITTLE_MB = 1;

const { values } = parseArgs({
  options: {
    quads: { type: 'string', default: '100000' },
    folder: { type: 'string', default: join(tmpdir(), 'isnad-bench-peers') },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const sizes = values.quads.split(',').map(Number);
if (values.help || !sizes.every((size) => Number.isInteger(size) && size > 0)) {
  console.error(HELP);
  process.exitCode = values.help ? 0 : 2;
} else await run();

/** What was measured of one archive. */
interface Figures {
  readonly quads: number;
  readonly records: number;
  /** The first and the second answer at the earlier instant, the first at the later one, and a page of a list. */
  readonly ms: { readonly first: number; readonly second: number; readonly other: number; readonly list: number };
  readonly refusedMs: number;
  /** Memory of the server before a past was asked for, with one, with two, and the most while it was built. */
  readonly mb: { readonly before: number; readonly one: number; readonly two: number; readonly peak: number };
}

async function run(): Promise<void> {
  const columns: Figures[] = [];
  for (const size of sizes) {
    const data = prepareData(values.folder, size, (step) => console.error(`${size}: ${step}`));
    const scratch = mkdtempSync(join(values.folder, 'past-'));
    try {
      columns.push(await measure(data, scratch));
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  const row = (name: string, cell: (figures: Figures) => string): string[] => [name, ...columns.map(cell)];
  const mb = (value: number): string => `${Math.round(value)} MB`;
  console.log(`Measured on ${machine()}; all pasts together may take 256 MB (AT_MEMORY_MB).\n`);
  console.log(
    markdownTable(
      ['', ...columns.map(({ quads }) => `${rate(quads)} quads`)],
      [
        row('Records', ({ records }) => rate(records)),
        row('First answer at an instant (a count of all quads)', ({ ms }) => duration(ms.first)),
        row('Second answer at it', ({ ms }) => duration(ms.second)),
        row('A list at it', ({ ms }) => duration(ms.list)),
        row('First answer at another instant', ({ ms }) => duration(ms.other)),
        row('Refused for want of room', ({ refusedMs }) => duration(refusedMs)),
        row('Memory of the server before', ({ mb: { before } }) => mb(before)),
        row('— most while a past was built', ({ mb: { peak } }) => mb(peak)),
        row('— with one past', ({ mb: { one } }) => mb(one)),
        row('— with two', ({ mb: { two } }) => mb(two)),
      ],
    ),
  );
}

async function measure({ size, stateDir: original, recordsDir, quads }: PeerData, scratch: string): Promise<Figures> {
  const stateDir = join(scratch, 'state');
  cpSync(original, stateDir, { recursive: true });
  const instants: string[] = [];
  let records = 0;
  for (const note of ['changed once', 'changed again']) {
    const archive = openArchive({ stateDir, base: BASE, readOnly: true });
    instants.push(archive.feed.timeOf(archive.position)?.toISOString() ?? '');
    records = archive.feed.countRecords({ from: 0, until: archive.position });
    archive.close();
    console.error(`${quads} quads: ${note}`);
    await changeSome(stateDir, BASE, archiveOf(size), note);
  }
  const [earlier = '', later = ''] = instants;
  const server = await startServer(recordsDir, stateDir, { BASE_IRI: BASE });
  try {
    // What a start leaves is collected before memory is read.
    await sleep(3_000);
    const client = new Client();
    const query = encodeURIComponent('SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }');
    const ask = async (path: string): Promise<number> => {
      const { status, ms } = await client.ask({ url: `${server.url}${path}`, headers: { Accept: 'text/csv' } });
      if (status !== 200) throw new Error(`${status} from ${path}`);
      return ms;
    };
    const before = server.memoryMb();
    server.peakMb();
    const first = await ask(`sparql?query=${query}&at=${earlier}`);
    const peak = server.peakMb();
    const second = await ask(`sparql?query=${query}&at=${earlier}`);
    const list = await ask(`document?at=${earlier}`);
    await sleep(3_000);
    const one = server.memoryMb();
    const other = await ask(`sparql?query=${query}&at=${later}`);
    await sleep(3_000);
    const two = server.memoryMb();
    client.close();
    await server.stop();
    const refusedMs = await refused(recordsDir, stateDir, `sparql?query=${query}&at=${earlier}`);
    return { quads, records, ms: { first, second, other, list }, refusedMs, mb: { before, one, two, peak } };
  } finally {
    await server.stop();
  }
}

/** How long it takes to say that a past has no room. */
async function refused(recordsDir: string, stateDir: string, path: string): Promise<number> {
  const server = await startServer(recordsDir, stateDir, { BASE_IRI: BASE, AT_MEMORY_MB: String(LITTLE_MB) });
  const client = new Client();
  try {
    const { status, ms } = await client.ask({ url: `${server.url}${path}`, headers: {} });
    if (status !== 413) throw new Error(`${status} where nothing has room`);
    return ms;
  } finally {
    client.close();
    await server.stop();
  }
}
