import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Archive, openArchive } from './archive/archive.ts';
import { loadFolder } from './archive/load.ts';
import { isClean, type LoadReport, type Progress } from './archive/load-report.ts';
import { searchFile } from './archive/search/search-file.ts';
import { buildInThread } from './build-past.ts';
import type { Config } from './config.ts';
import { type CurrentQuads, openCurrentQuads, showVersions } from './current-quads.ts';
import { DumpMaker } from './dump-maker.ts';
import { IsnadError } from './errors.ts';
import { publicPart, readPrivateKey } from './harvest/dump-key.ts';
import { DumpShelf } from './harvest/dump-shelf.ts';
import { dumpSourceOf } from './harvest/dump-source.ts';
import { createApp } from './http/app.ts';
import { PageMaker } from './http/page-maker.ts';
import { PastAnswers } from './http/past-answers.ts';
import { answerUnreadable } from './http/unreadable.ts';
import { bytesOfIndex } from './index/index-bytes.ts';
import { PastIndexes } from './index/past-indexes.ts';
import { ResultCache } from './sparql/result-cache.ts';
import { SmallQueries } from './sparql/small-queries.ts';
import { WorkerPool } from './sparql/worker-pool.ts';
import { IdleValidator } from './validate/idle-validator.ts';
import { openSearch } from './views/search-source.ts';

export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>;

/** A running archive. */
export interface Service {
  /** Where it listens, which need not be its base. */
  readonly url: string;
  /** What the load at the start did. */
  readonly report: LoadReport;
  /** Loads the data folder again and shows what changed; one at a time. */
  reload(): Promise<LoadReport>;
  close(): Promise<void>;
}

/** Long enough for a GET with a query of some 60 kB; longer ones are POSTed. */
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * Builds the street bottom-up and opens the door: archive, load, index, claims, engine, web. Throws IsnadError
 * (`configuration`, `state-folder`, `data-folder`; under STRICT also `invalid`) with everything closed behind it.
 */
export async function startService(
  config: Config,
  log: Log,
  onReport: (report: LoadReport) => void,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Service> {
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const archive = openArchive({ stateDir: config.stateDir, base: config.baseIri });
    closers.push(() => archive.close());

    const report = await load(archive, config, new IdleValidator(), onProgress);
    onReport(report);
    if (config.strict && !isClean(report)) throw new IsnadError('invalid', 'STRICT=1: not every record was accepted.');

    const current = openCurrentQuads(archive, { stateDir: config.stateDir, log });
    closers.push(() => current.close());
    const { index } = current;

    const search = openSearch(archive, config.stateDir, index);
    closers.push(() => search.close());

    const pool = new WorkerPool({ ...engineLimits(config), data: () => current.data, log });
    closers.push(() => pool.close());
    const { baseIri, maxRows } = config;
    const answering = new SmallQueries(pool, { source: index, baseIri, maxRows });
    const maxBytes = config.resultCacheMb * 1024 * 1024;
    const engine = maxBytes === 0 ? answering : new ResultCache(answering, { maxBytes });
    showVersions(current, { search, engine });

    const { sourcesDir, queryTimeoutMs: timeoutMs, queryMemoryMb: memoryMb } = config;
    const pages = new PageMaker({ data: () => current.data, sourcesDir, timeoutMs, memoryMb });
    closers.push(() => pages.close());

    const pastLimits = { ...engineLimits(config), sourcesDir, log };
    const past = new PastIndexes({
      ...pastOf(archive, config, current),
      answer: (built, lost) => new PastAnswers(built, pastLimits, lost),
      patienceMs: timeoutMs,
    });
    closers.push(() => past.close());

    const dumps = dumpShelf(archive, config);
    const dumper = new DumpMaker({ config, archive, shelf: dumps, log });
    closers.push(() => dumper.close());

    const server = createServer(
      { maxHeaderSize: MAX_HEADER_BYTES },
      createApp({ config, log, archive, index, search, engine, pages, past, dumps }),
    );
    answerUnreadable(server, config.baseIri);
    closers.push(() => stop(server));
    const url = await listen(server, config);
    dumper.look();

    // Ends first: an archive is never closed under a load. What was not committed is as if it had never begun.
    const loads = new Loads();
    closers.push(() => loads.close());
    const show = () => {
      current.update();
      // What was taken down has taken the dumps that hold it off the shelf.
      dumper.look();
    };
    const reload = () => loads.run((judge) => load(archive, config, judge, undefined, show));
    return { url, report, reload, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where other instants are built from, and what they may take. */
function pastOf(archive: Archive, { stateDir, baseIri: base, atMemoryMb }: Config, current: CurrentQuads) {
  const currentBytes = () => bytesOfIndex(current.data);
  let last = { position: -1, state: '' };
  // Read once a position: what is withheld changes with the log alone.
  const state = () => {
    const { position } = archive;
    if (last.position !== position) last = { position, state: archive.withheld };
    return last.state;
  };
  return { build: buildInThread({ stateDir, base, currentBytes }), state, maxBytes: atMemoryMb * 1024 * 1024 };
}

/**
 * One load. `then` runs in the same turn as the commit: until the index follows, a page would mix the new record with the
 * old index, and what has just been withheld would still answer.
 */
async function load(
  archive: Archive,
  { dataDir: dir, maxFileBytes }: Config,
  judge: IdleValidator,
  onProgress: (progress: Progress) => void = () => {},
  then: () => void = () => {},
): Promise<LoadReport> {
  try {
    const dump = await dumpSourceOf(dir);
    const report = await loadFolder(archive, { dir, judge, maxFileBytes, onProgress, ...(dump && { dump }) });
    then();
    return report;
  } finally {
    await judge.close();
  }
}

/** The loads of a running service; closing ends the one that runs by taking its judge away. */
class Loads {
  #running: { readonly judge: IdleValidator; readonly done: Promise<unknown> } | undefined;
  #closed = false;

  run(start: (judge: IdleValidator) => Promise<LoadReport>): Promise<LoadReport> {
    if (this.#closed) return Promise.reject(new IsnadError('conflict', 'The service is closing.'));
    const judge = new IdleValidator();
    const report = start(judge);
    this.#running = { judge, done: report.catch(() => {}) };
    return report;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#running?.judge.close();
    await this.#running?.done;
  }
}

function dumpShelf(archive: Archive, { dumpsDir: dir, dumpKeyFile }: Config): DumpShelf {
  const key = dumpKeyFile === undefined ? {} : { key: publicPart(readPrivateKey(dumpKeyFile)) };
  return new DumpShelf({ archive, dir, ...key });
}

function engineLimits(config: Config) {
  const { baseIri, workers, serviceHosts, maxRows, queryTimeoutMs: timeoutMs, queryMemoryMb: memoryMb } = config;
  const codeCache = join(config.stateDir, 'code-cache');
  const namesFile = searchFile(config.stateDir);
  return { baseIri, workers, serviceHosts, maxRows, timeoutMs, memoryMb, codeCache, namesFile };
}

function listen(server: Server, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'another program listens there' : cause.message;
      const detail = `Cannot listen on ${host}:${port}: ${why}. Set PORT to a free one (0 takes any).`;
      reject(new IsnadError('configuration', detail, { cause }));
    });
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${taken}/`);
    });
  });
}

/** Lets answers in progress end, for a moment; then closes what is left. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), 2_000);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
