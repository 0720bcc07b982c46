import type { TestContext } from 'node:test';
import { type Config, loadConfig } from '../../src/config.ts';
import { type Log, type Service, startService } from '../../src/service.ts';
import { temporaryFolder, writeFiles } from '../records/temporary-folder.ts';

/** Requests go to the service's `url`, wherever that is. */
const BASE = 'http://localhost:3030/';

const SILENT = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };

/** A whole archive over files of its own, listening on a free port of this machine, for as long as the test. */
export interface Running {
  readonly service: Service;
  readonly config: Config;
  write(files: Readonly<Record<string, string>>): void;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
}

export async function running(
  t: Pick<TestContext, 'after'>,
  files: Record<string, string>,
  settings: Readonly<Record<string, string>> = {},
  log: Log = SILENT,
): Promise<Running> {
  const [dataDir, stateDir] = [temporaryFolder(t), temporaryFolder(t)];
  writeFiles(dataDir, files);
  const env = {
    BASE_IRI: BASE,
    PORT: '0',
    DATA_DIR: dataDir,
    STATE_DIR: stateDir,
    QUERY_WORKERS: '1',
    RATE_LIMIT: '0',
    ...settings,
  };
  const config = loadConfig(env);
  const service = await startService(config, log, () => {});
  t.after(() => service.close());
  return {
    service,
    config,
    write: (more) => writeFiles(dataDir, more),
    get: (path, headers = {}) => fetch(new URL(path, service.url), { headers, redirect: 'manual' }),
  };
}
