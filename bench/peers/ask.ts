import { Agent, type Dispatcher } from 'undici';

/** What a peer answered. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  /** Of a good answer only where it is to be kept; read it is in any case. */
  readonly body: Buffer;
  /** From sending the request to the last byte of the answer. */
  readonly ms: number;
}

/** Whether a connection stays open for the next question. */
export type Connection = 'kept' | 'once';

/** How is asked. */
export interface Asking {
  /** For the whole answer. */
  readonly limitMs: number;
  readonly connection?: Connection;
  readonly keepsBody?: boolean;
}

/** The time limit has passed before the last byte. */
export class TimeOut extends Error {}

const ACCEPT = 'application/sparql-results+json';
const ACCEPT_GRAPH = 'application/n-triples';
/** A connection that was kept has been closed for idleness in the moment that it was used again. */
const CLOSED = new Set(['ECONNRESET', 'UND_ERR_SOCKET']);

/**
 * Asks every peer alike: a form by POST, the whole answer read. With undici, of which a request costs half of what it costs
 * with node:http: the client has the processors of those that it times.
 */
export class Asker {
  // Whoever asks sets a limit of his own for the whole answer.
  readonly #agents = {
    kept: new Agent({ headersTimeout: 0, bodyTimeout: 0 }),
    once: new Agent({ headersTimeout: 0, bodyTimeout: 0, pipelining: 0 }),
  };

  /** Throws TimeOut; the connection is then cut, which tells the peer that nobody listens any more. */
  async ask(url: string, query: string, { limitMs, connection = 'kept', keepsBody = false }: Asking): Promise<Answer> {
    try {
      return await this.#send(url, query, { limitMs, connection, keepsBody });
    } catch (error) {
      if (!CLOSED.has((error as NodeJS.ErrnoException).code ?? '') || connection === 'once') throw error;
      return this.#send(url, query, { limitMs, connection: 'once', keepsBody });
    }
  }

  async close(): Promise<void> {
    for (const agent of Object.values(this.#agents)) await agent.destroy();
  }

  #send(url: string, query: string, { limitMs, connection, keepsBody }: Required<Asking>): Promise<Answer> {
    const { origin, pathname: path } = new URL(url);
    const body = new URLSearchParams({ query }).toString();
    const accept = /\bCONSTRUCT\b/.test(query) ? ACCEPT_GRAPH : ACCEPT;
    const headers = { accept, 'content-type': 'application/x-www-form-urlencoded' };
    const began = performance.now();
    return new Promise((resolve, reject) => {
      let [status, type] = [0, ''];
      const chunks: Buffer[] = [];
      let sent: Dispatcher.DispatchController | undefined;
      let late: TimeOut | undefined;
      const limit = setTimeout(() => {
        late = new TimeOut(`no answer within ${limitMs} ms`);
        sent?.abort(late);
        reject(late);
      }, limitMs);
      this.#agents[connection].dispatch(
        { origin, path, method: 'POST', headers, body },
        {
          onRequestStart: (controller) => {
            sent = controller;
            if (late !== undefined) controller.abort(late);
          },
          onResponseStart: (_, code, answered) => {
            status = code;
            type = String(answered['content-type'] ?? '');
          },
          onResponseData: (_, chunk) => {
            if (keepsBody || status !== 200) chunks.push(chunk);
          },
          onResponseEnd: () => {
            clearTimeout(limit);
            const ms = performance.now() - began;
            resolve({ status, type, body: Buffer.concat(chunks), ms });
          },
          onResponseError: (_, error) => {
            clearTimeout(limit);
            reject(error);
          },
        },
      );
    });
  }
}
