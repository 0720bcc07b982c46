import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import express from 'express';
import { memoryMb } from '../server.ts';
import type { FromStore, StoreReady, StoreSeed } from './store-protocol.ts';

// A process of its own: Express before one store in a worker thread, as Isnad's endpoint stands before its threads. A query
// whose client goes away ends with its thread, for such a store knows no other way; the next waits for a new one to load.

const [workerFile = '', packages = '', file = '', heapMb = ''] = process.argv.slice(2);

type Outcome = FromStore & { readonly type: 'answer' | 'failed' };

class StoreThread {
  readonly ready: Promise<Omit<StoreReady, 'port' | 'loadedMb'>>;
  readonly #worker: Promise<Worker>;
  readonly #waiting = new Map<number, (outcome: Outcome) => void>();
  #last = 0;

  /** Starts after whatever must be gone before, so that two never hold the data at once. */
  constructor(after: Promise<unknown> = Promise.resolve()) {
    const seed: StoreSeed = { packages, file };
    const resourceLimits = { maxOldGenerationSizeMb: Number(heapMb) };
    this.#worker = after.then(() => new Worker(workerFile, { workerData: seed, resourceLimits }));
    this.ready = this.#worker.then((worker) => this.#listen(worker));
  }

  async query(query: string, accept: string): Promise<string | Uint8Array> {
    await this.ready;
    const id = ++this.#last;
    const outcome = await new Promise<Outcome>((resolve) => {
      this.#waiting.set(id, resolve);
      void this.#worker.then((worker) => worker.postMessage({ id, query, accept }));
    });
    if (outcome.type === 'failed') throw new Error(outcome.why);
    return outcome.body;
  }

  async kill(): Promise<void> {
    await (await this.#worker).terminate();
  }

  #listen(worker: Worker): typeof this.ready {
    return new Promise((resolve, reject) => {
      let [version, emptyMb] = ['', 0];
      worker.on('error', reject);
      worker.on('message', (message: FromStore) => {
        if (message.type === 'empty') [version, emptyMb] = [message.version, memoryMb(process.pid, 'VmRSS')];
        else if (message.type === 'ready') resolve({ version, loadMs: message.loadMs, emptyMb });
        else {
          this.#waiting.get(message.id)?.(message);
          this.#waiting.delete(message.id);
        }
      });
    });
  }
}

let thread = new StoreThread();
const app = express();
app.use(express.urlencoded({ extended: false, limit: '1mb' }));
app.post('/sparql', async (req, res) => {
  res.on('close', () => {
    if (!res.writableFinished) thread = new StoreThread(thread.kill());
  });
  const accept = req.get('Accept') ?? '';
  try {
    const body = await thread.query((req.body as { query: string }).query, accept);
    res.setHeader('Content-Type', accept);
    res.end(body);
  } catch (error) {
    res.status(500).type('text/plain').send(String(error));
  }
});

const { version, loadMs, emptyMb } = await thread.ready;
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const ready: StoreReady = { port, version, loadMs, emptyMb, loadedMb: memoryMb(process.pid, 'VmRSS') };
  console.log(JSON.stringify(ready));
});
