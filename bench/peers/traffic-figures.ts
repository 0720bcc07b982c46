import { setTimeout as sleep } from 'node:timers/promises';
import { keepHeavyQuery } from '../heavy-query.ts';
import { Client } from '../http-timing.ts';
import { duration, median, rate } from '../table.ts';
import { Asker } from './ask.ts';
import type { PeerData } from './dataset.ts';
import { startIsnad } from './isnad.ts';
import { filled, type MixQuery } from './mix.ts';
import { timeIndex } from './time-index.ts';
import { timeWrites } from './time-write.ts';

/** What is measured of Isnad alone: a name, and the figure. */
export type Figure = readonly [name: string, figure: string];

const LIMIT_MS = 20_000;
/** Short, so that the query of death is killed several times while stars are looked up. */
const DEATH_LIMIT_MS = 2_000;
const TRAFFIC_MS = 10_000;
const CLIENTS = 4;
const TURNS = 5;
const STAR = '01-star-lookup';
/** Where the constants of these measurements begin, away from those of the rounds. */
const FIRST_CALL = 10_000;

/** Throughput of several clients, the wait of small queries beside one that must be killed, and the price of a worker. */
export async function trafficFigures(mix: readonly MixQuery[], data: PeerData): Promise<Figure[]> {
  const figures: Figure[] = [];
  const two = await startIsnad(data, { limitMs: LIMIT_MS });
  figures.push(['start over an archive that is there', duration(two.readyAfterMs)]);
  try {
    const url = `${two.url}sparql`;
    // In turns: what else goes on on a machine changes from minute to minute.
    const turns: (readonly [one: number, all: number])[] = [];
    for (let turn = 0; turn < TURNS; turn += 1)
      turns.push([await throughput(url, mix, data, 1), await throughput(url, mix, data, CLIENTS)]);
    figures.push(['one client through the whole mix', `${rate(median(turns.map(([one]) => one)))} queries/s`]);
    const gains = turns.map(([one, all]) => all / one);
    const gain = `${median(gains).toFixed(2)} times one client's (${gains.map((each) => each.toFixed(2)).join(', ')})`;
    figures.push([
      `${CLIENTS} clients on two workers`,
      `${rate(median(turns.map(([, all]) => all)))} queries/s, ${gain}`,
    ]);
  } finally {
    await two.stop();
  }
  figures.push(await besideDeath(mix, data));
  const { bytes, quads, workerMs } = timeIndex(data);
  figures.push(['the index, its terms included', `${Math.round(bytes / quads)} bytes a quad of shared memory`]);
  figures.push(['another worker', `${await workerMemory(data)}; answers ${duration(workerMs)} after it was asked for`]);
  const { writes, firstMs, medianMs, mostMs } = timeWrites(data);
  const seen = `first ${duration(firstMs)}, median ${duration(medianMs)}, at most ${duration(mostMs)} (${writes} changed documents)`;
  figures.push(['a record that is written, until queries see it', seen]);
  return figures;
}

/** Answers a second, each client going through the mix with constants of its own. */
async function throughput(url: string, mix: readonly MixQuery[], data: PeerData, clients: number): Promise<number> {
  const asker = new Asker();
  const counted = mix.filter(({ beside }) => !beside);
  const end = performance.now() + TRAFFIC_MS;
  const began = performance.now();
  let [answers, call] = [0, FIRST_CALL];
  const client = async (start: number): Promise<void> => {
    for (let at = start; performance.now() < end; at += 1) {
      const { text } = counted[at % counted.length] as MixQuery;
      // Its own limit is shorter: what it gives up is answered, and not counted.
      const { status } = await asker.ask(url, filled(text, data.size, call++), { limitMs: 2 * LIMIT_MS });
      if (status === 200) answers += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, i) => client(Math.floor((i * counted.length) / clients))));
  await asker.close();
  return answers / ((performance.now() - began) / 1_000);
}

async function besideDeath(mix: readonly MixQuery[], data: PeerData): Promise<Figure> {
  const star = mix.find(({ name }) => name === STAR);
  if (star === undefined) return ['star lookups beside a query of death', ''];
  const server = await startIsnad(data, { limitMs: DEATH_LIMIT_MS });
  const [client, asker] = [new Client(), new Asker()];
  const heavy = keepHeavyQuery(client, server.url);
  try {
    await sleep(500);
    const taken: number[] = [];
    const end = performance.now() + TRAFFIC_MS;
    for (let call = FIRST_CALL; performance.now() < end; call += 1) {
      const { ms } = await asker.ask(`${server.url}sparql`, filled(star.text, data.size, call), { limitMs: LIMIT_MS });
      taken.push(ms);
    }
    taken.sort((a, b) => a - b);
    const at = (share: number): string => duration(taken[Math.floor(taken.length * share)] ?? Number.NaN);
    const name = `star lookups while a query of death runs and is killed every ${DEATH_LIMIT_MS / 1_000} s`;
    return [name, `median ${at(0.5)}, p99 ${at(0.99)}, ${taken.length} answers`];
  } finally {
    await heavy.stop();
    client.close();
    await asker.close();
    await server.stop();
  }
}

async function workerMemory(data: PeerData): Promise<string> {
  const resident: number[] = [];
  for (const workers of [2, 4]) {
    const server = await startIsnad(data, { workers, limitMs: LIMIT_MS });
    resident.push(server.memoryMb());
    await server.stop();
  }
  const [two = 0, four = 0] = resident;
  return `${((four - two) / 2).toFixed(1)} MB`;
}
