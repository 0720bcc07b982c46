import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Dataset } from './datasets.ts';
import { keepHeavyQuery } from './heavy-query.ts';
import { Client, type Timing } from './http-timing.ts';
import type { LoadTimes } from './load-child.ts';
import { queryAsk } from './questions.ts';
import { type RunningServer, startServer } from './server.ts';
import { duration, median, rate, timingCell } from './table.ts';
import { CACHED_RECORD, type Timed, timeTraffic } from './traffic.ts';

/** A row of the table: what was measured, and the figure. */
export type Row = readonly [name: string, figure: string];

const LOAD_CHILD = fileURLToPath(new URL('./load-child.ts', import.meta.url));

/** Measures everything at one dataset; state folders lie below `scratch` and are removed. `say` is told each step. */
export async function measure(dataset: Dataset, scratch: string, say: (step: string) => void): Promise<Row[]> {
  const stateDir = join(scratch, 'state');
  const fresh = (): void => rmSync(stateDir, { recursive: true, force: true });
  say('loading');
  fresh();
  const load = loadOnce(dataset.folder, stateDir);
  say('starting from an empty state');
  const first = await starts(dataset, stateDir, fresh);
  say('restarting');
  const again = await starts(dataset, stateDir, () => {});
  say('asking');
  const server = await startServer(dataset.folder, stateDir);
  try {
    const triples = ((await (await fetch(`${server.url}readyz`)).json()) as { triples: number }).triples;
    await enginesUp(server);
    const resident = server.memoryMb();
    const alone = await timeTraffic(server.url, dataset, 0);
    say('asking beside a heavy query');
    const beside = await besideHeavyQuery(server, dataset);
    return [
      ...loadRows(load),
      ['Triples in the index, the computed ones included', rate(triples)],
      ['Start from an empty state until `/readyz`', startCell(first)],
      ['Restart over the same state until `/readyz`', startCell(again)],
      ['Resident memory after a restart', `${Math.round(resident)} MB`],
      ['Resident memory after all these requests', `${Math.round(server.memoryMb())} MB`],
      ...alone.map(([name, timing]): Row => [name, timingCell(timing)]),
      ...beside.map(([name, timing]): Row => [`Beside a heavy query: ${name}`, timingCell(timing)]),
      ['**A heavy query adds to the median of a cached record**', duration(addedMs(alone, beside))],
    ];
  } finally {
    await server.stop();
    fresh();
  }
}

function loadOnce(folder: string, stateDir: string): LoadTimes {
  return JSON.parse(execFileSync(process.execPath, [LOAD_CHILD, folder, stateDir], { encoding: 'utf8' })) as LoadTimes;
}

function loadRows({ records, quads, refused, readMs, validateMs, writeMs, peakMb }: LoadTimes): Row[] {
  const perSecond = (ms: number): string => `${rate(quads / (ms / 1000))} quads/s`;
  return [
    ['Records', `${rate(records)}${refused === 0 ? '' : `, ${refused} not accepted`}`],
    ['Quads in them', rate(quads)],
    ['Load: read, validate and write', perSecond(readMs + validateMs + writeMs)],
    ['— reading and hashing alone', perSecond(readMs)],
    ['— validation alone (two threads)', perSecond(validateMs)],
    ['— writing alone', perSecond(writeMs)],
    ['Most memory resident during the load', `${Math.round(peakMb)} MB`],
  ];
}

type Start = Pick<RunningServer, 'readyAfterMs' | 'processorMs'>;

function startCell(starts: readonly Start[]): string {
  const [ready, processor] = (['readyAfterMs', 'processorMs'] as const).map((key) =>
    duration(median(starts.map((start) => start[key]))),
  );
  return `${ready} (${processor} of processor time)`;
}

async function starts(dataset: Dataset, stateDir: string, before: () => void): Promise<Start[]> {
  const taken: Start[] = [];
  for (let i = 0; i < dataset.starts; i += 1) {
    before();
    const server = await startServer(dataset.folder, stateDir);
    taken.push(server);
    await server.stop();
  }
  return taken;
}

/** Query threads come up after the pages do; they must not be counted into what is timed next. */
async function enginesUp({ url }: RunningServer): Promise<void> {
  const client = new Client();
  await Promise.all([1, 2, 3].map(() => client.ask(queryAsk(url, 'ASK { ?s ?p ?o }'))));
  client.close();
  await sleep(1_000);
}

async function besideHeavyQuery(server: RunningServer, dataset: Dataset): Promise<Timed[]> {
  const client = new Client();
  const heavy = keepHeavyQuery(client, server.url);
  try {
    await sleep(500);
    return await timeTraffic(server.url, dataset, 1);
  } finally {
    await heavy.stop();
    client.close();
  }
}

function addedMs(alone: readonly Timed[], beside: readonly Timed[]): number {
  const of = (timed: readonly Timed[]) => timed.find(([name]) => name === CACHED_RECORD)?.[1] as Timing;
  return of(beside).medianMs - of(alone).medianMs;
}
