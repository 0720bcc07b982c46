import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { temporaryFolder } from '../records/temporary-folder.ts';

/** OpenRefine as its own page drives it: commands over HTTP, each with the token of the session. */
export class OpenRefine {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  /** Makes a project of a CSV file and gives its number. */
  async createProject(name: string, csv: string): Promise<string> {
    const form = new FormData();
    form.set('project-file', new Blob([csv], { type: 'text/csv' }), `${name}.csv`);
    const options = { separator: ',', encoding: 'UTF-8', headerLines: 1, storeBlankCellsAsNulls: true };
    const query = new URLSearchParams({
      'project-name': name,
      format: 'text/line-based/*sv',
      options: JSON.stringify(options),
      csrf_token: await this.#token(),
    });
    const made = await fetch(`${this.#address}create-project-from-upload?${query}`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    const project = /project=(\d+)/.exec(made.headers.get('Location') ?? '')?.[1];
    if (project === undefined) throw new Error(`No project: ${made.status} ${await made.text()}`);
    return project;
  }

  /** Runs a command on a project and waits until nothing is under way any more. */
  async run(command: string, project: string, parameters: Record<string, string>): Promise<Record<string, unknown>> {
    const engine = JSON.stringify({ facets: [], mode: 'row-based' });
    const answer = await this.post(`${command}?project=${project}`, { engine, ...parameters });
    while (await this.#isBusy(project)) await wait(200);
    return answer;
  }

  /** Sends a command; throws where OpenRefine says that it failed. */
  async post(command: string, parameters: Record<string, string>): Promise<Record<string, unknown>> {
    const body = new URLSearchParams({ ...parameters, csrf_token: await this.#token() });
    const answer = await fetch(this.#address + command, { method: 'POST', body });
    const told = (await answer.json()) as Record<string, unknown>;
    if (told['code'] === 'error') throw new Error(`${command}: ${JSON.stringify(told)}`);
    return told;
  }

  /** The rows of a project as OpenRefine writes them. */
  async exportCsv(project: string): Promise<string> {
    const body = new URLSearchParams({
      format: 'csv',
      engine: JSON.stringify({ facets: [], mode: 'row-based' }),
      csrf_token: await this.#token(),
    });
    return (await fetch(`${this.#address}export-rows/rows.csv?project=${project}`, { method: 'POST', body })).text();
  }

  async #isBusy(project: string): Promise<boolean> {
    const answer = await fetch(`${this.#address}get-processes?project=${project}`);
    return ((await answer.json()) as { processes: unknown[] }).processes.length > 0;
  }

  async #token(): Promise<string> {
    return ((await (await fetch(`${this.#address}get-csrf-token`)).json()) as { token: string }).token;
  }
}

/** Starts OpenRefine without a browser, over a folder of its own; it ends with the tests. */
export async function startOpenRefine(t: Pick<TestContext, 'after'>, program: string): Promise<OpenRefine> {
  const folder = temporaryFolder(t);
  const port = String(await freePort());
  const flags = ['-i', '127.0.0.1', '-p', port, '-d', folder, '-m', '512m', '-x', 'refine.headless=true'];
  // A group of its own: the program is a script that starts another.
  const child = spawn(program, flags, { detached: true, stdio: 'ignore' });
  t.after(async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    await ended;
  });
  const address = `http://127.0.0.1:${port}/command/core/`;
  for (let tries = 0; tries < 240; tries++) {
    const answer = await fetch(`${address}get-csrf-token`).catch(() => undefined);
    if (answer?.ok) return new OpenRefine(address);
    await wait(500);
  }
  throw new Error('OpenRefine did not start within two minutes.');
}

/** OpenRefine takes no 0 for any port. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
