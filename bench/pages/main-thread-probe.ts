import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { isMainThread } from 'node:worker_threads';

// Loaded into the server that is measured, before anything of its own: writes for each answer how much processor time the
// main thread took from the request to the end of the answer, which is the longest that it can have kept others waiting.
// Requests must come one at a time. Wall time would count what the other processes of the machine took, too.

const file = process.env['ISNAD_BENCH_MAIN_THREAD'];
if (file !== undefined && isMainThread) {
  const begun = new WeakMap<ServerResponse, NodeJS.CpuUsage>();
  subscribe('http.server.request.start', (message) => {
    begun.set((message as { response: ServerResponse }).response, process.threadCpuUsage());
  });
  subscribe('http.server.response.finish', (message) => {
    const { response } = message as { response: ServerResponse };
    const before = begun.get(response);
    if (before === undefined) return;
    const { user, system } = process.threadCpuUsage(before);
    appendFileSync(file, `${((user + system) / 1_000).toFixed(2)} ${response.req.url}\n`);
  });
}
