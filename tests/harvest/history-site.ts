import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Archive } from '../../src/archive/archive.ts';
import { loadConfig } from '../../src/config.ts';
import { openCurrentQuads } from '../../src/current-quads.ts';
import { createApp } from '../../src/http/app.ts';
import { BASE } from '../archive/small-archive.ts';
import type { History } from '../support/histories.ts';

/** Asks for an address, in full or below the base; redirects are followed. */
export type Get = (address: string, accept?: string) => Promise<Response>;

const SILENT = { error() {}, warn() {}, info() {}, debug() {} };

/** Pages of three changes: a history of some dozens has many. */
const SPANS = { stream: 3, atom: 3, page: 3 };

/** Serves an archive to which things happen, as it is at each request, with another server after each restart. */
export async function serving<T>(history: History, work: (get: Get) => Promise<T>): Promise<T> {
  let served: { archive: Archive; app: ReturnType<typeof createApp>; update: () => unknown } | undefined;
  const server = createServer((req, res) => {
    if (served?.archive !== history.archive) served = applicationOf(history.archive);
    served.update();
    served.app(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    return await work((address, accept) =>
      fetch(new URL(address.replace(BASE, ''), origin), { headers: accept === undefined ? {} : { Accept: accept } }),
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function applicationOf(archive: Archive) {
  const config = loadConfig({ BASE_IRI: BASE, RATE_LIMIT: '0' });
  const current = openCurrentQuads(archive);
  const services = { config, archive, index: current.index, search: {}, engine: {}, log: SILENT };
  const app = createApp(services as never, { spans: SPANS, templates: 'templates-1' });
  return { archive, app, update: () => current.update() };
}
