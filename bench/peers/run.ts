import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '../table.ts';
import { Bout } from './bout.ts';
import { growthTable } from './growth.ts';
import { installPackages } from './install.ts';
import { isnad } from './isnad.ts';
import { readMix } from './mix.ts';
import { comunica, duckdb, oxigraph } from './stores.ts';
import { virtuoso } from './virtuoso.ts';

const HELP = `npm run bench:peers [-- --quads N[,N] --only NAME[,NAME] --queries PART[,PART] --runs N --limit SECONDS --folder FOLDER]

Asks Isnad and its peers the queries of bench/queries over the same data, each over HTTP on 127.0.0.1 from
this one process, compares the answers, then times them in turns and prints Markdown tables.

  --quads N,N      sizes of the data (default 1000000)
  --only NAMES     of isnad, oxigraph, virtuoso, comunica, duckdb (default: all; isnad is always there)
  --queries PARTS  only queries whose file name holds one of these
  --runs N         rounds (default 11); slow queries are asked less often
  --limit SECONDS  time limit of one query (default 60)
  --folder FOLDER  where data and packages are kept between runs (default: isnad-bench-peers in the
                   system's folder for temporary files)

Oxigraph and DuckDB are installed there with npm when they are missing; Virtuoso comes from Debian's
package virtuoso-opensource. What cannot be had is named and left out.`;

const NAMES = ['isnad', 'oxigraph', 'virtuoso', 'comunica', 'duckdb'];

/** More than this is going on already, and figures are not to be trusted. */
const BUSY = 0.5;

const { values } = parseArgs({
  options: {
    quads: { type: 'string', default: '1000000' },
    only: { type: 'string', default: NAMES.join(',') },
    queries: { type: 'string' },
    runs: { type: 'string', default: '11' },
    limit: { type: 'string', default: '60' },
    folder: { type: 'string', default: join(tmpdir(), 'isnad-bench-peers') },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const sizes = values.quads.split(',').map(Number);
const only = values.only.split(',');
const [runs, limitMs] = [Number(values.runs), Number(values.limit) * 1_000];
const mix = readMix(values.queries?.split(','));
const numbers = [...sizes, runs, limitMs].every((value) => Number.isInteger(value) && value > 0);
if (values.help) console.log(HELP);
else if (!numbers || mix.length === 0 || only.some((name) => !NAMES.includes(name))) {
  console.error(HELP);
  process.exitCode = 2;
} else await run();

async function run(): Promise<void> {
  const { folder } = values;
  mkdirSync(folder, { recursive: true });
  const packages = join(folder, 'packages');
  const missing = installPackages(packages);
  const wanted = (name: string): boolean => only.includes(name);
  const candidates = [
    ...(wanted('oxigraph') ? [oxigraph(packages, missing)] : []),
    ...(wanted('virtuoso') ? [virtuoso()] : []),
    ...(wanted('comunica') ? [comunica()] : []),
  ];
  const limit = wanted('duckdb') ? duckdb(packages, missing) : undefined;
  for (const peer of [...candidates, ...(limit ? [limit] : [])])
    if (peer.missing !== undefined) console.error(`${peer.name} is left out: ${peer.missing}`);
  const peers = candidates.filter((peer) => peer.missing === undefined);
  const scratch = mkdtempSync(join(folder, 'run-'));
  const bouts: Bout[] = [];
  const load = loadavg()[0] as number;
  if (load > BUSY)
    console.error(`The machine is busy with other things (load ${load.toFixed(1)}): measure again later.`);
  console.log(`Measured on ${machine()}. Client and servers on the same cores, one query at a time; medians.`);
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  for (const quads of sizes) {
    const own = isnad(limitMs);
    const bout = new Bout({ own, peers, limit: limit?.missing === undefined ? limit : undefined, mix, runs, limitMs });
    bouts.push(bout);
    for await (const lines of bout.tables(folder, quads, scratch)) console.log(`\n${lines}`);
  }
  if (bouts.length > 1) console.log(`\n${growthTable(mix, bouts, limitMs)}`);
}
