import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { openCurrentQuads } from '../../src/current-quads.ts';
import type { DumpShelf } from '../../src/harvest/dump-shelf.ts';
import { createApp } from '../../src/http/app.ts';
import type { PageMaker } from '../../src/http/page-maker.ts';
import type { Site } from '../../src/http/site.ts';
import type { IndexData } from '../../src/index/index-data.ts';
import type { SharedIndex } from '../../src/index/shared-index.ts';
import { openSearch } from '../../src/views/search-source.ts';
import { BASE, type Small, smallArchive } from '../archive/small-archive.ts';
import { INCIDENT_RECORDS } from './records.ts';

/** The whole application over a small archive, on a free port. */
export interface SmallSite extends Small {
  readonly index: SharedIndex;
  readonly logged: unknown[][];
  /** Where it listens, without a slash at the end; the base of its IRIs is another. */
  readonly origin: string;
  /** Asks for a path below the base; redirects are not followed. */
  get(path: string, headers?: Record<string, string>, method?: string, body?: string): Promise<Response>;
  /** Writes files into the folder, loads it and shows what changed. */
  update(files: Readonly<Record<string, string>>, options?: Parameters<Small['load']>[0]): Promise<void>;
  /** Shows what changed in the archive. */
  refresh(): void;
}

/** An engine that no test here asks anything. */
const NO_ENGINE = {
  query: () => Promise.reject(new Error('no engine')),
  state: () => ({ workers: 1, ready: 1, busy: 0, queued: 0, replaced: 0, buffered: 0 }),
};

interface Choices {
  readonly files?: Readonly<Record<string, string>>;
  readonly config?: Partial<Config>;
  readonly engine?: object;
  readonly templates?: string;
  /** Changes on a page of each view of the log. */
  readonly spans?: Site['spans'];
  /** Makes the pages that read much; without it they are made in this thread. */
  readonly pages?: (data: () => IndexData) => Pick<PageMaker, 'make' | 'close'>;
  /** The dumps that may be had; without it there are none. */
  readonly dumps?: (archive: Archive) => DumpShelf;
}

/** Starts the application; it ends with the test. */
export async function smallSite(
  t: Pick<TestContext, 'after'>,
  {
    files = INCIDENT_RECORDS,
    config = {},
    engine = NO_ENGINE,
    templates = 'templates-1',
    spans,
    pages: makerOf,
    dumps: shelfOf,
  }: Choices = {},
): Promise<SmallSite> {
  const small = smallArchive(t, files);
  await small.load();
  const current = openCurrentQuads(small.archive);
  const { index } = current;
  const search = openSearch(small.archive, small.stateDir, index);
  t.after(() => search.close());
  current.tell(() => search.update());
  const logged: unknown[][] = [];
  const note = (...parts: unknown[]) => void logged.push(parts);
  const log = { error: note, warn: note, info() {}, debug() {} };
  const settings = { ...loadConfig({ BASE_IRI: BASE, RATE_LIMIT: '0' }), ...config };
  const given = { newId: () => 'id-1', templates, ...(spans && { spans }) };
  const pages = makerOf?.(() => current.data);
  const app = createApp(
    {
      ...{ config: settings, archive: small.archive, index, search, engine, log, pages },
      dumps: shelfOf?.(small.archive),
    } as never,
    given,
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
    return pages?.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...small,
    index,
    logged,
    origin,
    refresh: () => current.update(),
    get: (path, headers = {}, method = 'GET', body) =>
      fetch(origin + path, { headers, method, redirect: 'manual', ...(body === undefined ? {} : { body }) }),
    async update(more, options) {
      small.write(more);
      await small.load(options);
      current.update();
    },
  };
}

/** What browsers send. */
export const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
