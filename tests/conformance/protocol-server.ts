import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { GraphChange } from '../../src/index/quad-index.ts';
import { type SparqlServer, startSparqlServer } from '../http/sparql-server.ts';
import { UpdateStore } from './update-store.ts';

export interface Endpoint {
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * An endpoint for the W3C protocol suite: updates, which its fixtures need and an archive does not take, stop at this
 * door and change the data behind it; everything else goes over HTTP to the application itself.
 */
export async function startProtocolServer(): Promise<Endpoint> {
  const inner = await startSparqlServer({}, {}, { unionDefaultGraph: false });
  const store = new UpdateStore();
  const door = createServer((req, res) => {
    pass(req, res, inner, store).catch((error: unknown) => {
      res.statusCode = 500;
      res.end(String(error));
    });
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(door.address() as AddressInfo).port}/sparql`,
    async close() {
      door.closeAllConnections();
      door.close();
      await inner.close();
    },
  };
}

async function pass(req: IncomingMessage, res: ServerResponse, inner: SparqlServer, store: UpdateStore): Promise<void> {
  const body = await buffer(req);
  const update = updateOf(req, body);
  if (update === undefined) return forward(req, res, inner, body);
  try {
    await store.update(update.text, update.using, inner.endpoint);
  } catch (error) {
    res.statusCode = 400;
    res.end(String(error));
    return;
  }
  synchronise(inner, store);
  res.statusCode = 204;
  res.end();
}

function updateOf(req: IncomingMessage, body: Buffer) {
  const type = req.headers['content-type'] ?? '';
  const address = new URL(req.url ?? '', 'http://localhost').searchParams;
  const using = { default: address.getAll('using-graph-uri'), named: address.getAll('using-named-graph-uri') };
  // Not UTF-8: left to the application, which refuses it.
  if (type === 'application/sparql-update') return { text: body.toString('utf8'), using };
  if (type !== 'application/x-www-form-urlencoded') return undefined;
  const updates = new URLSearchParams(body.toString('utf8')).getAll('update');
  const [text] = updates;
  return updates.length === 1 && text !== undefined ? { text, using } : undefined;
}

async function forward(req: IncomingMessage, res: ServerResponse, inner: SparqlServer, body: Buffer): Promise<void> {
  const headers = new Headers();
  for (const name of ['accept', 'content-type'] as const) {
    const value = req.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const method = req.method ?? 'GET';
  const sent = { method, headers, ...(body.length > 0 ? { body: new Uint8Array(body) } : {}) };
  const answer = await fetch(new URL((req.url ?? '').slice(1), inner.base), sent);
  res.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name.startsWith('content-type')) res.setHeader(name, value);
  res.end(Buffer.from(await answer.arrayBuffer()));
}

function synchronise({ index, writer, engine }: SparqlServer, store: UpdateStore): void {
  const now = store.graphs();
  const changes: GraphChange[] = [...new Set([...index.graphs(), '', ...now.keys()])].map((graph) => ({
    graph,
    quads: now.get(graph) ?? [],
  }));
  engine.show(writer.apply(changes, index.position + 1));
}
