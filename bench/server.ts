import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { endWithUs } from './end-with-us.ts';

/** `isnad serve` in a process of its own, on a free port of the loopback address. */
export interface RunningServer {
  readonly url: string;
  /** From the start of the process until `/readyz` said yes. */
  readonly readyAfterMs: number;
  /** Processor time that this took, all threads together: on a busy machine the steadier figure. */
  readonly processorMs: number;
  /** Memory it holds now, in MB. */
  memoryMb(): number;
  /** The most memory it has held since the last call, or since its start, in MB. */
  peakMb(): number;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } };
/** What `npm start` gives to Node. */
const START = scripts.start.split(' ').slice(1);
/** Time limit of a query, below the default so that a measurement ends in reasonable time. */
export const QUERY_LIMIT_MS = 20_000;
/** A million quads take minutes to be judged. */
const PATIENCE_MS = 1_800_000;

/** Starts a server and waits until it is ready; throws with what it wrote where it ends instead. `settings`: environment variables. */
export async function startServer(
  dataDir: string,
  stateDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const began = performance.now();
  const own = { HOST: '127.0.0.1', PORT: '0', RATE_LIMIT: '0', FRAGMENTS_RATE_LIMIT: '0', LOG_LEVEL: 'error' };
  const limits = { QUERY_TIMEOUT_MS: String(QUERY_LIMIT_MS) };
  const env = { ...process.env, ...own, ...limits, ...settings, DATA_DIR: dataDir, STATE_DIR: stateDir };
  const child = spawn(process.execPath, START, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
  endWithUs(child);
  const url = await addressOf(child);
  await ready(url);
  return {
    url,
    readyAfterMs: performance.now() - began,
    processorMs: processorMs(child.pid as number),
    memoryMb: () => memoryMb(child.pid as number, 'VmRSS'),
    peakMb: () => takePeak(child.pid as number),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** A line of `/proc/PID/status` in MB: VmRSS is what is resident now, VmHWM the most that ever was. */
export function memoryMb(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN) / 1024;
}

/** proc(5): 5 written to clear_refs makes what is resident now the highest so far. */
function takePeak(pid: number): number {
  const peak = memoryMb(pid, 'VmHWM');
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  return peak;
}

/** `/proc/PID/stat`, fields 14 and 15 (utime and stime), in ticks of 10 ms on every Linux that Node runs on. */
function processorMs(pid: number): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) as string;
  const [user = 0, system = 0] = afterName.split(' ').slice(11, 13).map(Number);
  return (user + system) * 10;
}

function addressOf(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`The server ended at its start:\n${said.join('\n')}`)));
    if (child.stderr === null) return;
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (said.length < 20) said.push(line);
      const url = /^Isnad answers on (\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}

async function ready(url: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const { status } = await fetch(`${url}readyz`);
    if (status === 200) return;
    await sleep(20);
  }
  throw new Error('The server did not become ready.');
}
