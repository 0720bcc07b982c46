import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a client program and gives what it printed; throws with what it complained of. */
export async function runClient(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(program, args, { timeout: 60_000 });
  return stdout;
}

/** Whether a program runs with these arguments. */
async function runs(program: string, args: readonly string[]): Promise<boolean> {
  try {
    await run(program, args, { timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * The first of these programs that runs, or the reason to skip. Where `CLIENTS_REQUIRED=1`, as in CI, an absent client
 * is a failure instead.
 */
export async function findClient(
  name: string,
  programs: readonly string[],
  probe: readonly string[],
): Promise<{ readonly program: string } | { readonly skip: string }> {
  for (const program of programs) if (await runs(program, probe)) return { program };
  if (process.env['CLIENTS_REQUIRED'] === '1') throw new Error(`${name} is required here and not installed.`);
  return { skip: `${name} is not installed: it was not tried.` };
}
