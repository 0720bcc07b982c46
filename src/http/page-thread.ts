import { parentPort, workerData } from 'node:worker_threads';
import { received } from '../index/handed-over.ts';
import { IndexReader } from '../index/index-reader.ts';
import { SharedIndex } from '../index/shared-index.ts';
import { packError } from '../sparql/failure.ts';
import { passageFinder } from '../views/source-texts.ts';
import type { PageJob, PageRequest, PageResult, PageSeed } from './page-maker.ts';
import { PAGES, type Page, type World } from './pages.ts';
import { readerFrom } from './reader.ts';

// A thread that makes pages, one after the other, each from the version of the data that was current when it was asked for.

const port = parentPort;
if (port === null) throw new TypeError('This file runs as a worker thread only.');
const seed = workerData as PageSeed;
const source = { reader: new IndexReader(await received(seed.data)) };
const index = new SharedIndex(source);
const world: World = { index, findPassage: passageFinder(index, seed.sourcesDir) };

port.on('message', async ({ data, ...request }: PageJob) => {
  if (data !== undefined) source.reader = new IndexReader(data);
  try {
    const bytes = await make(request);
    port.postMessage({ bytes } satisfies PageResult, [bytes.buffer]);
  } catch (error) {
    port.postMessage({ error: packError(error) } satisfies PageResult);
  }
});

async function make({ name, args, form: wanted, language, reader }: PageRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { view, model } = PAGES[name] as Page<unknown, unknown>;
  const form = view.forms.find(({ format }) => format.name === wanted);
  if (form === undefined) throw new TypeError(`The page ${name} has no form ${wanted}.`);
  return new TextEncoder().encode(await form.render(await model(world, args, language), readerFrom(reader)));
}
