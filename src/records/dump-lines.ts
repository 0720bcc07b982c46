import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { IsnadError } from '../errors.ts';

const CHUNK_BYTES = 256 * 1024;
const [NEWLINE, LESS, GREATER, SPACE, HASH] = [0x0a, 0x3c, 0x3e, 0x20, 0x23];

/** The consecutive statements of one graph in an N-Quads file; `nquads` is undefined where they are more than may be read. */
export interface GraphLines {
  /** The IRI between its brackets as it stands in the file; empty for statements without a graph. */
  readonly graph: string;
  readonly nquads: Buffer | undefined;
  /** The line of the file on which it begins. */
  readonly line: number;
}

/** The decoded bytes of a file by its ending: .gz, .zst, or as it is. Throws `data-folder` where it ends early or is damaged. */
export async function* decodedBytes(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  const decoder = file.endsWith('.gz')
    ? createGunzip({ chunkSize: CHUNK_BYTES })
    : file.endsWith('.zst')
      ? createZstdDecompress({ chunkSize: CHUNK_BYTES })
      : undefined;
  const bytes: Readable = decoder === undefined ? source : source.on('error', (e) => decoder.destroy(e)).pipe(decoder);
  try {
    for await (const chunk of bytes) yield chunk as Buffer;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? 'does not exist'
        : code === 'Z_BUF_ERROR' || code === 'ZSTD_error_srcSize_wrong'
          ? 'ends before it should'
          : `cannot be read: ${message}`;
    throw new IsnadError('data-folder', `${file} ${why}.`, { cause });
  } finally {
    source.destroy();
    decoder?.destroy();
  }
}

/** A graph that is told line by line instead, however large it is. */
export interface Aside {
  readonly graph: string;
  line(line: Buffer): void;
}

/**
 * The statements of an N-Quads file graph by graph, as long as those of a graph stand together, as they do in a dump.
 * Comments and empty lines are passed over. Memory: the statements of one graph, at most `maxBytes` of them.
 */
export async function* graphsOf(
  bytes: AsyncIterable<Buffer>,
  maxBytes: number,
  aside?: Aside,
): AsyncGenerator<GraphLines> {
  const passedOver = aside && Buffer.from(aside.graph);
  let open: Collected | undefined;
  let number = 0;
  for await (const line of linesOf(bytes, maxBytes)) {
    number += 1;
    if (line !== undefined && (line.length <= 1 || line[0] === HASH)) continue;
    const graph = line === undefined ? undefined : graphOf(line);
    if (aside && line && passedOver?.equals(graph as Buffer)) {
      if (open !== undefined) yield finish(open, maxBytes);
      open = undefined;
      aside.line(line);
      continue;
    }
    // Of a line that is too long not even the graph is known: it counts as the rest of the one before.
    if (open === undefined || (graph !== undefined && !graph.equals(open.graph))) {
      if (open !== undefined) yield finish(open, maxBytes);
      open = { graph: graph ?? Buffer.alloc(0), parts: [], bytes: 0, line: number };
    }
    open.bytes += line?.length ?? maxBytes + 1;
    if (open.bytes > maxBytes) open.parts = [];
    else open.parts.push(line as Buffer);
  }
  if (open !== undefined) yield finish(open, maxBytes);
}

interface Collected {
  readonly graph: Buffer;
  parts: Buffer[];
  bytes: number;
  readonly line: number;
}

function finish({ graph, parts, bytes, line }: Collected, maxBytes: number): GraphLines {
  return { graph: graph.toString(), nquads: bytes > maxBytes ? undefined : Buffer.concat(parts), line };
}

/** Every line with its line feed; undefined for one that is longer than may be read. */
export async function* linesOf(bytes: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer | undefined> {
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    let at = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, at)) {
      const rest = chunk.subarray(at, end + 1);
      if (length === 0) yield rest;
      else yield length + rest.length > maxBytes ? undefined : Buffer.concat([...begun, rest]);
      [begun, length, at] = [[], 0, end + 1];
    }
    if (at === chunk.length) continue;
    length += chunk.length - at;
    if (length > maxBytes) begun = [];
    else begun.push(chunk.subarray(at));
  }
  if (length > 0) yield length > maxBytes ? undefined : Buffer.concat([...begun, Buffer.from('\n')]);
}

/** What stands between the brackets that end a statement. Which of its terms that is, its parser judges. */
function graphOf(line: Buffer): Buffer {
  let end = line.length - 1;
  while (end > 0 && END.includes(line[end] as number)) end -= 1;
  const start = line[end] === GREATER ? line.lastIndexOf(LESS, end) : 0;
  return start > 0 && line[start - 1] === SPACE ? line.subarray(start + 1, end) : Buffer.alloc(0);
}

/** What stands after the last term: space, tab, carriage return, line feed and the full stop. */
const END = [0x20, 0x09, 0x0d, 0x0a, 0x2e];
