import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip, createZstdCompress } from 'node:zlib';
import type { DumpForm } from './dump-forms.ts';
import type { Coding, DumpFile, Measured } from './dump-manifest.ts';

/** The codings of every form: where it ends up, and what codes it. Levels are those of the tools' defaults. */
const CODINGS: readonly { coding: Coding; ending: string; mediaType: string; start: () => Transform }[] = [
  { coding: 'gzip', ending: 'gz', mediaType: 'application/gzip', start: () => createGzip({ level: 6 }) },
  {
    coding: 'zstd',
    ending: 'zst',
    mediaType: 'application/zstd',
    start: () => createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 6 } }),
  },
];

/** Opens a file for writing; it has reached the disk when it is closed. */
export type OpenFile = (path: string) => Writable;

/** A new file of our file system. */
export const openOnDisk: OpenFile = (path) => createWriteStream(path, { flags: 'wx', flush: true });

const CHUNK_BYTES = 256 * 1024;

/**
 * Writes one form of a dump in every coding at once. Memory: two chunks and what the coders hold. `write` waits until the
 * coders have taken the chunk before, so that whoever makes the text is never ahead of the disk.
 */
export class DumpFileWriter {
  readonly #form: DumpForm;
  readonly #coded: readonly CodedFile[];
  readonly #content = new Meter();
  #chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  #filled = 0;
  #pending: Promise<unknown> = Promise.resolve();

  constructor(folder: string, form: DumpForm, open: OpenFile, signal?: AbortSignal) {
    this.#form = form;
    this.#coded = CODINGS.map(
      ({ ending, start }) => new CodedFile(open(join(folder, `${form.fileName}.${ending}`)), start(), signal),
    );
  }

  async write(part: string | Uint8Array): Promise<void> {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    for (let at = 0; at < bytes.length; ) {
      const taken = bytes.subarray(at, at + CHUNK_BYTES - this.#filled);
      this.#chunk.set(taken, this.#filled);
      this.#filled += taken.length;
      at += taken.length;
      if (this.#filled === CHUNK_BYTES) await this.#flush();
    }
  }

  /** Brings everything to the disk and says what was written. */
  async end(): Promise<DumpFile[]> {
    await this.#flush();
    await this.#pending;
    const measured = await Promise.all(this.#coded.map((file) => file.end()));
    const { fileName, form, mediaType } = this.#form;
    const content = this.#content.result();
    return CODINGS.map(({ coding, ending, mediaType: coded }, at) => ({
      name: `${fileName}.${ending}`,
      mediaType: coded,
      ...(measured[at] as Measured),
      content: { form, coding, mediaType, ...content },
    }));
  }

  /** Lets go of the files without finishing them; afterwards none of them will be opened or written any more. */
  async destroy(): Promise<void> {
    await Promise.all(this.#coded.map((file) => file.destroy()));
  }

  async #flush(): Promise<void> {
    await this.#pending;
    const chunk = this.#chunk.subarray(0, this.#filled);
    this.#content.add(chunk);
    this.#pending = Promise.all(this.#coded.map((file) => file.write(chunk)));
    // It is told to whoever writes next; nobody may write again.
    this.#pending.catch(() => {});
    this.#chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    this.#filled = 0;
  }
}

class CodedFile {
  readonly #file: Writable;
  readonly #coder: Transform;
  readonly #meter = new Meter();
  readonly #done: Promise<void>;

  constructor(file: Writable, coder: Transform, signal: AbortSignal | undefined) {
    this.#file = file;
    this.#coder = coder;
    const meter = this.#meter;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        meter.add(chunk);
        done(null, chunk);
      },
    });
    this.#done = pipeline([coder, measure, file], signal === undefined ? {} : { signal });
    this.#done.catch(() => {});
  }

  async write(chunk: Uint8Array): Promise<void> {
    try {
      await new Promise<void>((resolve, reject) => {
        this.#coder.write(chunk, (error) => (error ? reject(error) : resolve()));
      });
    } catch (error) {
      // The coder only knows that it was ended; the pipeline knows why.
      await this.#done;
      throw error;
    }
  }

  async end(): Promise<Measured> {
    this.#coder.end();
    await this.#done;
    return this.#meter.result();
  }

  async destroy(): Promise<void> {
    this.#coder.destroy();
    this.#file.destroy();
    if (!this.#file.closed) await new Promise<void>((resolve) => this.#file.once('close', () => resolve()));
  }
}

class Meter {
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;

  add(chunk: Uint8Array): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
  }

  result(): Measured {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
