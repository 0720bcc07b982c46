import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { Agent, fetch as request } from 'undici';
import { IsnadError } from '../errors.ts';
import type { ServiceHosts } from './service-hosts.ts';

/** How a name becomes addresses; given by a test that wants to lie about DNS. */
type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export interface GuardOptions {
  readonly hosts: ServiceHosts;
  /** Ends every request with the query. */
  readonly signal: AbortSignal;
  readonly resolve?: Resolve;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  /** Told what went wrong, because the engine wraps or swallows what a fetch throws. */
  readonly onFailure?: (error: IsnadError) => void;
}

const MAX_HOPS = 5;

/**
 * The only way out of this process for a query: every address, redirects included, is checked against the operator's
 * list, and again after DNS by the very lookup that makes the connection, so that no second answer can differ.
 */
export function guardedFetch(options: GuardOptions): typeof fetch {
  const { hosts, signal, maxBytes = 64 * 1024 * 1024, timeoutMs = 20_000, onFailure } = options;
  // Made on first use: most queries never leave the machine.
  let dispatcher: Agent | undefined;
  const agent = () =>
    new Agent({
      connect: { lookup: checkedLookup(hosts, options.resolve ?? ((host) => lookup(host, { all: true }))) },
      keepAliveTimeout: 1_000,
    });

  async function follow(address: string, init: RequestInit): Promise<Response> {
    let next = { address, init };
    for (let hop = 0; hop <= MAX_HOPS; hop++) {
      const url = hosts.checkUrl(next.address);
      dispatcher ??= agent();
      const within = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const sent = { ...next.init, redirect: 'manual', signal: within, dispatcher };
      const response = (await request(url, sent as never)) as unknown as Response;
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) return bounded(response, maxBytes);
      await response.body?.cancel();
      next = { address: new URL(location, url).href, init: redirected(response.status, next.init) };
    }
    throw new IsnadError('service-failed', `SERVICE <${address}> redirects more than ${MAX_HOPS} times.`);
  }

  return async (input, init = {}) => {
    // The members of a Request are getters: spreading it would lose method, headers and body. Nobody here makes one.
    if (input instanceof Request) throw new TypeError('The guarded fetch takes an address, not a Request.');
    const address = String(input);
    try {
      const response = await follow(address, init);
      if (response.status >= 400) onFailure?.(unhappy(address, response.status));
      return response;
    } catch (error) {
      const failure = explain(error, address);
      onFailure?.(failure);
      throw failure;
    }
  };
}

/** Answers net.connect with addresses that have been checked; the connection goes to one of exactly these. */
function checkedLookup(hosts: ServiceHosts, resolve: Resolve): LookupFunction {
  return (host, { all }, done) => {
    resolve(host).then(
      (addresses) => {
        try {
          for (const { address } of addresses) hosts.checkAddress(host, address);
          const [first] = addresses;
          if (first === undefined) throw new Error(`${host} has no address`);
          if (all) done(null, [...addresses]);
          else done(null, first.address, first.family);
        } catch (error) {
          done(error as NodeJS.ErrnoException, '', 0);
        }
      },
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    );
  };
}

/** The next request of a redirect: 307 and 308 repeat it, the others become a GET (RFC 9110, 15.4). */
function redirected(status: number, init: RequestInit): RequestInit {
  if (status === 307 || status === 308) return init;
  const { body: _, ...rest } = init;
  const headers = new Headers(init.headers);
  headers.delete('content-type');
  headers.delete('content-length');
  return { ...rest, method: 'GET', headers };
}

/** The same response, which fails when its body grows past the bound. */
function bounded(response: Response, maxBytes: number): Response {
  let left = maxBytes;
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        left -= chunk.byteLength;
        if (left >= 0) controller.enqueue(chunk);
        else controller.error(new IsnadError('service-failed', `A SERVICE answered with more than ${maxBytes} bytes.`));
      },
    }),
  );
  const { status, statusText, headers, url } = response;
  const copy = new Response(status === 204 || status === 304 ? null : (counted ?? null), {
    status,
    statusText,
    headers: headers as Headers,
  });
  // A response made by hand has no address; the engine resolves relative links against it.
  return Object.defineProperty(copy, 'url', { value: url });
}

function unhappy(address: string, status: number): IsnadError {
  return new IsnadError('service-failed', `SERVICE <${address.slice(0, 300)}> answered with status ${status}.`, {
    arabic: `أجابت الخدمة ‏<${address.slice(0, 300)}> بالرمز ${status}.`,
  });
}

function explain(error: unknown, address: string): IsnadError {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof IsnadError) return at;
  const reason =
    error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error);
  return new IsnadError('service-failed', `SERVICE <${address.slice(0, 300)}> did not answer: ${reason}.`, {
    arabic: `لم تُجب الخدمة ‏<${address.slice(0, 300)}>.`,
    cause: error,
  });
}
