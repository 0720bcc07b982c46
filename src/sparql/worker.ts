import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { UNION_DATASET } from '../index/dataset-view.ts';
import { MemoryIndex } from '../index/memory-index.ts';
import type { PackedChanges } from '../index/packed-quads.ts';
import { defaultGraph } from '../rdf/quads.ts';
import { Evaluator } from './comunica.ts';
import { packError } from './failure.ts';
import { type Bench, explainQuery, runQuery } from './run-query.ts';
import { ServiceHosts } from './service-hosts.ts';
import { type FromWorker, type ToWorker, WINDOW, type WorkerSeed } from './worker-messages.ts';
import type { Chunks } from './write-answer.ts';

// A thread of the pool: one task at a time over its own copy of the data, which changes only between tasks.

interface Task {
  readonly id: number;
  readonly controller: AbortController;
  credit: number;
  wake: () => void;
}

const port = parentPort;
if (port === null) throw new TypeError('This file runs as a worker thread only.');
const seed = workerData as WorkerSeed;
const index = new MemoryIndex();
index.unpack(seed.data);
const bench: Bench = {
  index,
  evaluator: new Evaluator(),
  baseIri: seed.baseIri,
  dataset: seed.unionDefaultGraph ? UNION_DATASET : { default: [defaultGraph()], named: 'all' },
  hosts: new ServiceHosts(seed.serviceHosts),
  maxRows: seed.maxRows,
};
let task: Task | undefined;
let waiting: PackedChanges[] = [];

port.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'replace':
      waiting.push(message.changes);
      if (task === undefined) applyChanges();
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
  let clean = false;
  try {
    if (message.type === 'explain') {
      say({ type: 'explained', id, explanation: structured(explainQuery(message.request, bench)) });
    } else {
      const { chunks, ...about } = await runQuery(message.request, bench, own.controller.signal);
      await send(chunks, own, () => say({ type: 'begin', id, ...about }));
      say({ type: 'end', id });
    }
    clean = true;
  } catch (error) {
    say({ type: 'failed', id, error: packError(error) });
  }
  // What a LIMIT or a cancellation left running finds no more data and ends.
  own.controller.abort();
  await (clean ? nextTurn() : quiet());
  applyChanges();
  task = undefined;
  say({ type: 'free', id });
}

async function send(chunks: Chunks, own: Task, begin: () => void): Promise<void> {
  let begun = false;
  for await (const bytes of chunks) {
    while (own.credit === 0 && !own.controller.signal.aborted) {
      await new Promise<void>((resolve) => {
        own.wake = resolve;
      });
    }
    own.controller.signal.throwIfAborted();
    if (!begun) begin();
    begun = true;
    own.credit--;
    say({ type: 'chunk', id: own.id, bytes }, [bytes.buffer]);
  }
  if (!begun) begin();
}

/** Waits until the thread idles: the caller kills it if that takes too long. */
async function quiet(): Promise<void> {
  for (;;) {
    const before = performance.eventLoopUtilization();
    await sleep(10);
    if (performance.eventLoopUtilization(before).utilization < 0.5) return;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function applyChanges(): void {
  for (const changes of waiting) index.applyPacked(changes);
  waiting = [];
}

/** Terms carry methods, which cannot be posted. */
function structured<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function say(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}
