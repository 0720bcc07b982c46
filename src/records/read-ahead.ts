import { join } from 'node:path';
import { type FaultyFile, lookUp, type OpenedFile, openFile } from './open-file.ts';
import { walk } from './walk.ts';

/** Files opened at once: enough for a disk that has to look for each of them. */
const FILES = 64;
/** A larger file waits for its turn, so that what is read ahead takes 8 MB and no more. */
const MOST_BYTES = 64 * 1024;

/** A file that is open, or is opened when it is asked for. */
export type Opening = () => OpenedFile | FaultyFile | Promise<OpenedFile | FaultyFile>;

/** Every record file of a folder in the order of their paths, a few dozen at a time while the next ones are read. */
export async function* readAhead(root: string, maxFileBytes: number): AsyncGenerator<Opening[]> {
  let ahead: Promise<Opening[]> | undefined;
  let some: Promise<Opening>[] = [];
  for await (const file of walk(root)) {
    some.push(open(root, file, maxFileBytes));
    if (some.length < FILES) continue;
    if (ahead !== undefined) yield await ahead;
    ahead = Promise.all(some);
    some = [];
  }
  if (ahead !== undefined) yield await ahead;
  yield await Promise.all(some);
}

/** Never rejects: what is read ahead may be left unasked for. */
async function open(root: string, file: string, maxFileBytes: number): Promise<Opening> {
  const path = join(root, file);
  const about = await lookUp(path);
  const opening = () => openFile(path, { file, about, maxFileBytes });
  if (about !== undefined && about.size > MOST_BYTES) return opening;
  const opened = await opening();
  return () => opened;
}
