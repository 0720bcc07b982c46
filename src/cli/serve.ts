import { pino } from 'pino';
import type { LoadReport } from '../archive/load-report.ts';
import { localNotice } from '../config.ts';
import { type Service, startService } from '../service.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { progressBar, writeLine } from './output.ts';
import { reportLines } from './report-text.ts';

const HELP = `
isnad serve

Loads DATA_DIR into the archive in STATE_DIR, then answers on HOST:PORT: records, claims, lists,
/sparql. What the load refused is said in plain sentences; with STRICT=1 it ends the start.

  SIGHUP            loads DATA_DIR again; what changed is served at once
  SIGINT, SIGTERM   lets answers in progress end, then stops

Settings come from the environment; the README lists them all.

Example: PORT=8080 BASE_IRI=https://archive.example/isnad/ isnad serve
`;

/** `isnad serve`: load, then answer. */
export const serve: Command = { help: HELP, options: {}, arguments: 0, run };

async function run({ io, config }: Call): Promise<ExitCode> {
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const bar = progressBar(io);
  const tell = (report: LoadReport): void => {
    bar.done();
    for (const line of reportLines(report, config.baseIri)) writeLine(io.stderr, line);
  };
  const starting = startService(config, log, tell, bar.show);
  const stopReloading = reloadOnHangup(starting, tell, (error) =>
    log.error(error, 'The data folder could not be loaded again'),
  );
  const service = await starting.finally(bar.done);
  // Whoever reads the next line may send a signal at once.
  const stopped = stopSignal();
  writeLine(io.stderr, `Isnad answers on ${service.url} for ${config.baseIri}`);
  const notice = localNotice(config.baseIri);
  if (notice !== undefined) writeLine(io.stderr, notice);
  await stopped;
  stopReloading();
  await service.close();
  return 0;
}

/** One load at a time; a signal that comes during one, the first included, is answered by one more after it. */
function reloadOnHangup(
  starting: Promise<Service>,
  tell: (report: LoadReport) => void,
  fail: (error: unknown) => void,
): () => void {
  let running: Promise<void> | undefined;
  let again = false;
  const loop = async (): Promise<void> => {
    const service = await starting;
    do {
      again = false;
      await service.reload().then(tell, fail);
    } while (again);
    running = undefined;
  };
  const onHangup = (): void => {
    // A start that fails is told by whoever waits for it.
    if (running === undefined) running = loop().catch(() => {});
    else again = true;
  };
  process.on('SIGHUP', onHangup);
  return () => process.off('SIGHUP', onHangup);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
