import type { Client } from './http-timing.ts';
import { queryAsk } from './questions.ts';

/** Three patterns with nothing in common: no engine ends it, so it runs until its time limit or until we go away. */
const CROSS_PRODUCT = 'SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }';

/** Keeps one heavy query running, begun again when the server ends it; `stop` hangs up and waits until it is gone. */
export function keepHeavyQuery(client: Client, base: string): { stop(): Promise<void> } {
  const leave = new AbortController();
  const loop = async (): Promise<void> => {
    while (!leave.signal.aborted) {
      try {
        await client.ask(queryAsk(base, CROSS_PRODUCT), leave.signal);
      } catch (error) {
        if (!leave.signal.aborted) throw error;
      }
    }
  };
  const running = loop();
  return {
    stop: () => {
      leave.abort();
      return running;
    },
  };
}
