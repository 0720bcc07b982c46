import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Progress } from '../archive/load-report.ts';
import type { Io } from './command.ts';

/** One line to a stream. */
export function writeLine(stream: Writable, line: string): void {
  stream.write(`${line}\n`);
}

/** Text of any length to a stream, no faster than it is taken. */
export async function writeAll(stream: Writable, chunks: AsyncIterable<string | Uint8Array>): Promise<void> {
  let failure: Error | undefined;
  const onError = (error: Error): void => {
    failure = error;
  };
  stream.on('error', onError);
  try {
    for await (const chunk of chunks) {
      if (failure) throw failure;
      if (!stream.write(chunk)) await taken(stream);
    }
    await new Promise<void>((resolve, reject) => {
      stream.write('', (error) => (error ? reject(error) : resolve()));
    });
    if (failure) throw failure;
  } finally {
    stream.off('error', onError);
  }
}

/** Waits until a stream takes more or is closed; leaves no listener behind, however often it is asked. */
async function taken(stream: Writable): Promise<void> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]);
  } finally {
    settled.abort();
  }
}

/** Whether the reader of our output has gone, as `head` does: nothing is wrong then. */
export function isBrokenPipe(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'EPIPE';
}

const WORDS = { reading: 'Reading files', validating: 'Validating', writing: 'Writing' } as const;
const WIDTH = 30;

/** A progress bar on a terminal; elsewhere nothing. `done` clears the line. */
export function progressBar({ stderr, terminal }: Pick<Io, 'stderr' | 'terminal'>): {
  show(progress: Progress): void;
  done(): void;
} {
  if (!terminal) return { show: () => {}, done: () => {} };
  let shown = Number.NEGATIVE_INFINITY;
  return {
    show({ phase, done, total }) {
      const now = performance.now();
      if (now - shown < 100 && done !== total) return;
      shown = now;
      stderr.write(`\r\x1b[K${bar(WORDS[phase], done, total)}`);
    },
    done: () => stderr.write('\r\x1b[K'),
  };
}

function bar(word: string, done: number, total: number | undefined): string {
  if (total === undefined || total === 0) return `${word} ${done}`;
  const filled = Math.min(WIDTH, Math.floor((done / total) * WIDTH));
  return `${word} [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${done}/${total}`;
}
