import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { isMainThread } from 'node:worker_threads';

// Loaded into the server that is measured, before anything of its own: writes for each answer how much processor time the
// main thread took from the request to the end of the answer, and the longest stretch of it in which nobody else had a
// turn. Requests must come one at a time. Wall time would count what the other processes of the machine took, too.

const file = process.env['ISNAD_BENCH_MAIN_THREAD'];
if (file !== undefined && isMainThread) {
  const watched = new WeakMap<ServerResponse, Watch>();
  subscribe('http.server.request.start', (message) => {
    watched.set((message as { response: ServerResponse }).response, watch());
  });
  subscribe('http.server.response.finish', (message) => {
    const { response } = message as { response: ServerResponse };
    const { total, longest } = watched.get(response)?.end() ?? {};
    if (total !== undefined) appendFileSync(file, `${total} ${longest} ${response.req.url}\n`);
  });
}

interface Watch {
  end(): { readonly total: string; readonly longest: string };
}

/** Looks at the clock of the thread at every turn that a timer gets. */
function watch(): Watch {
  const begun = processorMs();
  let [last, longest] = [begun, 0];
  const look = (): void => {
    const now = processorMs();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  return {
    end: () => {
      clearInterval(timer);
      look();
      return { total: (last - begun).toFixed(2), longest: longest.toFixed(2) };
    },
  };
}

function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
