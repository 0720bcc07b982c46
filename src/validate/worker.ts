import { parentPort, workerData } from 'node:worker_threads';
import { parseRdf } from '../rdf/parse.ts';
import { makeBackground } from './background.ts';
import { Judge } from './judge.ts';
import { shapesOf, turtleOf } from './load-shapes.ts';
import type { Standing } from './surroundings.ts';
import type { Verdict } from './verdict.ts';

/** Where a validation thread finds its shapes. */
export interface WorkerSettings {
  readonly shapesDir: string;
  readonly ontologyDir: string;
}

/** One record to judge, as text: terms lose their methods between threads. */
export interface Task {
  readonly id: number;
  readonly iri: string;
  readonly thing: string;
  readonly nquads: string;
  /** N-Quads of the neighbourhood. */
  readonly near: string;
  readonly standing: ReadonlyMap<string, Standing>;
}

/** What a thread answers to each task; `ready` once, before the first. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'verdict'; readonly id: number; readonly verdict: Verdict }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

const { shapesDir, ontologyDir } = workerData as WorkerSettings;
const judge = new Judge(await shapesOf(shapesDir), makeBackground(await turtleOf(ontologyDir)));

parentPort?.on('message', (task: Task) => {
  answer(task).then(
    (verdict) => post({ kind: 'verdict', id: task.id, verdict }),
    (error: unknown) => post({ kind: 'failed', id: task.id, message: String(error) }),
  );
});
post({ kind: 'ready' });

async function answer({ iri, thing, nquads, near, standing }: Task): Promise<Verdict> {
  const [quads, around] = await Promise.all([read(nquads), read(near)]);
  return judge.judge({ iri, thing, quads }, { quads: around, standing });
}

function read(nquads: string) {
  return parseRdf(nquads, { format: 'nquads', baseIRI: '' });
}

function post(message: Answer): void {
  parentPort?.postMessage(message);
}
