import { Agent, request } from 'node:http';

/** What a peer answered. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  /** From sending the request to the last byte of the answer. */
  readonly ms: number;
}

/** Whether a connection stays open for the next question. */
export type Connection = 'kept' | 'once';

/** The time limit has passed before the last byte. */
export class TimeOut extends Error {}

const ACCEPT = 'application/sparql-results+json';
const ACCEPT_GRAPH = 'application/n-triples';

/** Asks every peer alike: a form by POST, the whole answer read. */
export class Asker {
  readonly #agents = { kept: new Agent({ keepAlive: true }), once: new Agent({ keepAlive: false }) };

  /** Throws TimeOut; the connection is then cut, which tells the peer that nobody listens any more. */
  async ask(url: string, query: string, limitMs: number, connection: Connection = 'kept'): Promise<Answer> {
    try {
      return await this.#send(url, query, limitMs, connection);
    } catch (error) {
      // A kept connection may be closed for idleness in the moment that it is used again.
      if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET' || connection === 'once') throw error;
      return this.#send(url, query, limitMs, 'once');
    }
  }

  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  #send(url: string, query: string, limitMs: number, connection: Connection): Promise<Answer> {
    const form = new URLSearchParams({ query }).toString();
    const headers = {
      accept: /\bCONSTRUCT\b/.test(query) ? ACCEPT_GRAPH : ACCEPT,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(form),
    };
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const fail = (cause: Error): void => {
        clearTimeout(limit);
        reject(cause);
      };
      const sent = request(url, { method: 'POST', agent: this.#agents[connection], headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', fail);
        response.on('end', () => {
          clearTimeout(limit);
          const { statusCode: status = 0, headers: answered } = response;
          const ms = performance.now() - began;
          resolve({ status, type: answered['content-type'] ?? '', body: Buffer.concat(chunks), ms });
        });
      });
      const limit = setTimeout(() => sent.destroy(new TimeOut(`no answer within ${limitMs} ms`)), limitMs);
      sent.on('error', fail);
      sent.end(form);
    });
  }
}
