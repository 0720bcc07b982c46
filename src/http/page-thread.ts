import { parentPort, workerData } from 'node:worker_threads';
import { IndexReader } from '../index/index-reader.ts';
import { SharedIndex } from '../index/shared-index.ts';
import { packError } from '../sparql/failure.ts';
import { passageFinder } from '../views/source-texts.ts';
import type { PageJob, PageResult, PageSeed } from './page-maker.ts';
import { PAGES, type Page, type World } from './pages.ts';
import { readerFrom } from './reader.ts';

// A thread that makes pages, one after the other, each from the version of the data that was current when it was asked for.

const port = parentPort;
if (port === null) throw new TypeError('This file runs as a worker thread only.');
const seed = workerData as PageSeed;
const source = { reader: new IndexReader(seed.data) };
const index = new SharedIndex(source);
const findPassage = passageFinder(index, seed.sourcesDir);
let world: World = { index, findPassage };
let version = 0;

port.on('message', async (job: PageJob) => {
  if (job.version !== version) {
    world = worldOf(job);
    version = job.version;
  }
  try {
    const bytes = await make(job);
    port.postMessage({ bytes } satisfies PageResult, [bytes.buffer]);
  } catch (error) {
    port.postMessage({ error: packError(error) } satisfies PageResult);
  }
});

/**
 * What is remembered of an index is remembered by its position. Data of the past have the position of what was current once
 * and may withhold more, so that each is an index of its own.
 */
function worldOf({ data, isPast }: PageJob): World {
  const reader = new IndexReader(data);
  if (isPast) return { index: new SharedIndex({ reader }), findPassage };
  source.reader = reader;
  return { index, findPassage };
}

async function make({ name, args, form: wanted, language, reader }: PageJob): Promise<Uint8Array<ArrayBuffer>> {
  const { view, model } = PAGES[name] as Page<unknown, unknown>;
  const form = view.forms.find(({ format }) => format.name === wanted);
  if (form === undefined) throw new TypeError(`The page ${name} has no form ${wanted}.`);
  return new TextEncoder().encode(await form.render(await model(world, args, language), readerFrom(reader)));
}
