import { Agent, get, type IncomingMessage } from 'node:http';

/** One GET: where, and with which headers. */
export interface Ask {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What was answered, the body thrown away. */
export interface Answered {
  readonly status: number;
  readonly etag: string | undefined;
  readonly bytes: number;
  readonly ms: number;
}

/** How long requests took; `perSecond` is of all connections together. */
export interface Timing {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly perSecond: number;
  readonly count: number;
}

/** Ends a measurement, whichever comes first; the first request is always finished. */
export interface Bounds {
  readonly requests: number;
  readonly ms: number;
}

/** An answer that is not the one to be timed, such as 503 for a query over its time limit. */
export class UnexpectedAnswer extends Error {
  readonly status: number;

  constructor(status: number, url: string) {
    super(`${status} from ${url}`);
    this.status = status;
  }
}

/** Keeps its connections open, as browsers and harvesters do. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true });

  /** One request, timed from sending it to the last byte of its answer. */
  ask({ url, headers }: Ask, signal?: AbortSignal): Promise<Answered> {
    const began = performance.now();
    const options = { agent: this.#agent, headers, ...(signal === undefined ? {} : { signal }) };
    return new Promise((resolve, reject) => {
      const request = get(url, options, (response: IncomingMessage) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on('error', (cause) => reject(new Error(`${cause.message} in the answer of ${url}`, { cause })));
        response.on('end', () => {
          const { statusCode: status = 0, headers: answered } = response;
          resolve({ status, etag: answered.etag, bytes, ms: performance.now() - began });
        });
      });
      request.on('error', (cause) => reject(new Error(`${cause.message} at ${url}`, { cause })));
    });
  }

  /** One request whose body is kept as text. */
  read({ url, headers }: Ask): Promise<{ readonly status: number; readonly body: string }> {
    return new Promise((resolve, reject) => {
      const request = get(url, { agent: this.#agent, headers }, (response: IncomingMessage) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
      });
      request.on('error', reject);
    });
  }

  /** Asks one after the other on one connection, in turn through the list; throws UnexpectedAnswer. */
  async time(asks: readonly Ask[], status: number, bounds: Bounds): Promise<Timing> {
    const taken: number[] = [];
    const began = performance.now();
    while (taken.length === 0 || (taken.length < bounds.requests && performance.now() - began < bounds.ms)) {
      const ask = asks[taken.length % asks.length] as Ask;
      const answered = await this.ask(ask);
      if (answered.status !== status) throw new UnexpectedAnswer(answered.status, ask.url);
      taken.push(answered.ms);
    }
    return timingOf(taken, performance.now() - began);
  }

  /** Asks on several connections at once, in turn through the list, and tells how many answers came in a second. */
  async throughput(asks: readonly Ask[], connections: number, bounds: Bounds): Promise<number> {
    const many = new Client();
    let count = 0;
    const began = performance.now();
    const one = async (): Promise<void> => {
      while (count < bounds.requests && performance.now() - began < bounds.ms) {
        const ask = asks[count % asks.length] as Ask;
        count += 1;
        await many.ask(ask);
      }
    };
    await Promise.all(Array.from({ length: connections }, one));
    const seconds = (performance.now() - began) / 1000;
    // Left open they would be closed by the server for idleness, in the middle of a later measurement.
    many.close();
    return count / seconds;
  }

  close(): void {
    this.#agent.destroy();
  }
}

function timingOf(taken: readonly number[], totalMs: number): Timing {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
  return { medianMs: at(0.5), p95Ms: at(0.95), perSecond: taken.length / (totalMs / 1000), count: taken.length };
}
