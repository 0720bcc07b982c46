import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endWithUs } from '../end-with-us.ts';
import { memoryMb } from '../server.ts';
import type { PeerData } from './dataset.ts';
import type { Peer } from './peer.ts';
import { virtuosoIni } from './virtuoso-ini.ts';

const SERVER = 'virtuoso-t';
const ISQL = 'isql-vt';
const PATIENCE_MS = 120_000;
/** Virtuoso keeps pages of 8 kB; a quad takes less than half a kilobyte of them. */
const BYTES_A_QUAD = 500;
const OWN_GRAPHS = [
  'http://www.openlinksw.com/schemas/virtrdf#',
  'http://www.w3.org/ns/ldp#',
  'http://localuriqaserver/sparql',
];
const LEAST_BUFFERS = 20_000;

/** Virtuoso, from Debian's package, with a database of its own in a folder of ours. */
export function virtuoso(): Peer {
  return {
    name: 'Virtuoso',
    missing: isInstalled() ? undefined : 'not installed: apt-get install --no-install-recommends virtuoso-opensource',
    start: async (data, scratch) => {
      const server = await VirtuosoServer.create(data, mkdtempSync(join(scratch, 'virtuoso-')));
      await server.start();
      const emptyMb = server.memoryMb();
      const began = performance.now();
      server.load(data.unionFile);
      const ms = performance.now() - began;
      return {
        version: versionOf(),
        url: server.url,
        // Kept open, it lets answers of some size wait 40 ms for an acknowledgement.
        connection: 'once',
        loaded: { ms, quads: data.triples },
        memory: { emptyMb, loadedMb: server.memoryMb() },
        residentMb: () => server.memoryMb(),
        recover: async () => {
          await server.stop();
          await server.start();
        },
        stop: () => server.stop(),
      };
    },
  };
}

function isInstalled(): boolean {
  try {
    versionOf();
    return true;
  } catch {
    return false;
  }
}

function versionOf(): string {
  // It says so on the error stream and ends with 1.
  const { error, stderr, stdout } = spawnSync(SERVER, ['-?'], { encoding: 'utf8' });
  if (error !== undefined) throw error;
  return /Version (\d+\.\d+\.\d+)/.exec(stderr + stdout)?.[1] ?? 'of unknown version';
}

class VirtuosoServer {
  readonly url: string;
  readonly #folder: string;
  readonly #sqlPort: number;
  #child: ChildProcess | undefined;

  static async create(data: PeerData, folder: string): Promise<VirtuosoServer> {
    const [sqlPort, httpPort] = await freePorts();
    const wanted = Math.min(data.quads * BYTES_A_QUAD, totalmem() / 4) / 8_192;
    const buffers = Math.max(LEAST_BUFFERS, Math.round(wanted));
    const ini = virtuosoIni({ folder, sqlPort, httpPort, buffers, dataFolder: dirname(data.unionFile) });
    writeFileSync(join(folder, 'virtuoso.ini'), ini);
    return new VirtuosoServer(folder, sqlPort, httpPort);
  }

  private constructor(folder: string, sqlPort: number, httpPort: number) {
    this.#folder = folder;
    this.#sqlPort = sqlPort;
    this.url = `http://127.0.0.1:${httpPort}/sparql`;
  }

  async start(): Promise<void> {
    const args = ['+foreground', '+configfile', join(this.#folder, 'virtuoso.ini')];
    this.#child = spawn(SERVER, args, { cwd: this.#folder, stdio: 'ignore' });
    endWithUs(this.#child);
    const end = performance.now() + PATIENCE_MS;
    while (performance.now() < end) {
      try {
        this.#sql('select 1;');
        break;
      } catch {
        await sleep(200);
      }
    }
    // Its own graphs, which every start brings back, would be in everybody's default graph.
    const drop = OWN_GRAPHS.map((iri) => `delete from DB.DBA.RDF_QUAD where G = iri_to_id('${iri}');`);
    this.#sql(`log_enable(3, 1); ${drop.join(' ')} checkpoint;`);
  }

  /** Its bulk loader, as its manual has it. */
  load(file: string): void {
    this.#sql(`ld_dir('${dirname(file)}', '*.nq', 'urn:default'); rdf_loader_run(); checkpoint;`);
    const failed = this.#sql('select ll_error from DB.DBA.load_list where ll_error is not null;');
    if (!/\n0 Rows/.test(failed)) throw new Error(`Virtuoso could not load:\n${failed}`);
  }

  memoryMb(): number {
    return memoryMb(this.#child?.pid as number, 'VmRSS');
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    rmSync(join(this.#folder, 'virtuoso.lck'), { force: true });
  }

  #sql(statements: string): string {
    const args = [`127.0.0.1:${this.#sqlPort}`, 'dba', 'dba', `exec=${statements}`];
    return execFileSync(ISQL, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }
}

/** Two that nobody listens on. */
async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(async (server) => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as { port: number }).port;
    }),
  );
  for (const server of servers) server.close();
  return ports as [number, number];
}
