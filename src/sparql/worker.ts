import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { handOver, isDataPort, received } from '../index/handed-over.ts';
import { IndexReader } from '../index/index-reader.ts';
import { defaultGraph } from '../rdf/quads.ts';
import { UNION_DATASET } from './dataset.ts';
import { QueryBudget } from './evaluate/budget.ts';
import { packError } from './failure.ts';
import { joined } from './results/byte-sink.ts';
import { type Bench, type Leash, type Run, runQuery } from './run-query.ts';
import { ServiceHosts } from './service-hosts.ts';
import { type FromWorker, type ToWorker, WINDOW, type WorkerSeed } from './worker-messages.ts';
import type { Chunk } from './write-evaluation.ts';

// A thread of the pool: one task at a time over shared data. A task keeps the version that it began with.

interface Task {
  readonly id: number;
  readonly controller: AbortController;
  credit: number;
  wake: () => void;
}

const port = parentPort;
if (port === null) throw new TypeError('This file runs as a worker thread only.');
const { data: source, cancelled, timeoutMs, memoryMb, ...seed } = workerData as WorkerSeed;
let data = await received(source);
let bench: Bench = {
  reader: new IndexReader(data),
  baseIri: seed.baseIri,
  namesFile: seed.namesFile,
  isPast: isDataPort(source),
  dataset: seed.unionDefaultGraph ? UNION_DATASET : { default: [defaultGraph()], named: 'all' },
  hosts: new ServiceHosts(seed.serviceHosts),
  maxRows: seed.maxRows,
  engine: seed.engine,
};
let task: Task | undefined;

port.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'show':
      data = message.data;
      bench = { ...bench, reader: new IndexReader(data) };
      return;
    case 'share':
      handOver(data, message.port);
      return;
    case 'more':
      if (task?.id !== message.id) return;
      task.credit += message.chunks;
      task.wake();
      return;
    case 'cancel':
      if (task?.id !== message.id) return;
      task.controller.abort();
      task.wake();
      return;
    case 'query':
    case 'explain':
      task = { id: message.id, controller: new AbortController(), credit: WINDOW, wake: () => {} };
      void perform(message, task);
      return;
    default:
      message satisfies never;
  }
});
say({ type: 'ready' });

async function perform(message: ToWorker & { type: 'query' | 'explain' }, own: Task): Promise<void> {
  const { id } = own;
  let handedOver = false;
  let whole: Whole | undefined;
  try {
    const leash = {
      ...limits(),
      signal: own.controller.signal,
      handedOver: () => {
        handedOver = true;
      },
    };
    if (message.type === 'explain') {
      // Loaded by the first that asks, like the parser that it needs: most threads never do.
      const { explainQuery } = await import('./explain-query.ts');
      say({
        type: 'explained',
        id,
        explanation: structured(await explainQuery(message.request, bench, leash)),
      });
    } else {
      whole = await send(await runQuery(message.request, bench, leash), own);
    }
  } catch (error) {
    say({ type: 'failed', id, error: packError(error) });
  }
  if (handedOver) {
    // What a LIMIT, a failure or a cancellation left running finds no more data and ends.
    own.controller.abort();
    await quiet();
  }
  task = undefined;
  if (whole === undefined) say({ type: 'free', id });
  else say(whole, [whole.bytes.buffer]);
}

function limits(): Pick<Leash, 'budget'> {
  const deadline = performance.now() + timeoutMs;
  return { budget: new QueryBudget({ deadline, timeoutMs, memoryBytes: memoryMb * 1024 * 1024, cancelled }) };
}

type Whole = FromWorker & { type: 'whole' };

/** An answer up to this is one message: on the way to a client many small ones cost more than they carry. */
const WHOLE_BYTES = 256 * 1024;

/** Sends an answer as it is written; one that is short is left to the caller, to be sent when the thread is free. */
async function send({ chunks, ...about }: Run, own: Task): Promise<Whole | undefined> {
  const { id } = own;
  const held: Chunk[] = [];
  let size = 0;
  for await (const bytes of chunks) {
    held.push(bytes);
    size += bytes.length;
    if (size <= WHOLE_BYTES) continue;
    if (size - bytes.length <= WHOLE_BYTES) say({ type: 'begin', id, ...about });
    for (const chunk of held.splice(0)) await sendChunk(chunk, own);
  }
  if (size <= WHOLE_BYTES) return { type: 'whole', id, ...about, bytes: joined(held, size) };
  say({ type: 'end', id });
  return undefined;
}

async function sendChunk(bytes: Chunk, own: Task): Promise<void> {
  const { id, controller } = own;
  while (own.credit === 0 && !controller.signal.aborted) {
    await new Promise<void>((resolve) => {
      own.wake = resolve;
    });
  }
  controller.signal.throwIfAborted();
  own.credit--;
  say({ type: 'chunk', id, bytes }, [bytes.buffer]);
}

/** Waits until the thread idles: the caller kills it if that takes too long. */
async function quiet(): Promise<void> {
  for (;;) {
    const before = performance.eventLoopUtilization();
    await sleep(10);
    if (performance.eventLoopUtilization(before).utilization < 0.5) return;
  }
}

/** Terms carry methods, which cannot be posted. */
function structured<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function say(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}
