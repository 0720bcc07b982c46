import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that only this benchmark needs, at the versions it was written for: outside of the lock file, so that nobody else installs them. */
const PINNED = { oxigraph: '0.5.11', '@duckdb/node-api': '1.5.6-r.1' } as const;
export type PinnedPackage = keyof typeof PINNED;

/**
 * Installs what is missing with npm into `folder`, without running scripts, and tells for each package why it cannot be
 * used; a machine without network measures what it has.
 */
export function installPackages(folder: string): ReadonlyMap<PinnedPackage, string | undefined> {
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{"private":true}\n');
  const missing = new Map<PinnedPackage, string | undefined>();
  for (const name of Object.keys(PINNED) as PinnedPackage[]) {
    missing.set(name, isThere(folder, name) ? undefined : install(folder, name));
  }
  return missing;
}

function isThere(folder: string, name: PinnedPackage): boolean {
  const manifest = join(folder, 'node_modules', name, 'package.json');
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version === PINNED[name];
}

function install(folder: string, name: PinnedPackage): string | undefined {
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', '--loglevel=error'];
  try {
    execFileSync('npm', ['install', '--prefix', folder, ...flags, `${name}@${PINNED[name]}`], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    const said = (error as { stderr?: Buffer }).stderr?.toString().trim().split('\n').at(0) ?? String(error);
    return `${name} ${PINNED[name]} could not be installed: ${said}`;
  }
}
