import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { type Asset, hashed } from './hashed-asset.ts';

/** What runs in the browser, by the module that a page begins with. */
const ENTRIES = { explore: './explore.ts', suggest: './suggest.ts' } as const;
export type ScriptName = keyof typeof ENTRIES;

/** Modules of others that ours import by name: the one file of each for browsers, beside the one that its name leads Node to. */
const PACKAGES: Readonly<Record<string, string>> = { cytoscape: 'cytoscape.esm.min.mjs' };

/** A script of a page: the assets it begins with and loads after. */
export interface Script {
  readonly entry: Asset;
  readonly others: readonly Asset[];
}

/**
 * Makes the modules of `src/web/` ready for browsers, once at the start: types are taken out by Node itself, and every
 * import names the module by its hashed address, so that no module can be loaded beside one of another release. Throws
 * where a module is missing or modules import each other in a circle, of which no hash can be made.
 */
export function loadScripts(): Readonly<Record<ScriptName, Script>> {
  const made = new Map<string, Asset>();
  const open = new Set<string>();
  const load = (specifier: string): Asset => {
    const known = made.get(specifier);
    if (known !== undefined) return known;
    if (open.has(specifier)) throw new TypeError(`src/web/${specifier} imports itself by way of others.`);
    open.add(specifier);
    const text = specifier.startsWith('./') ? ownText(specifier) : packageText(specifier);
    const linked = text.replace(IMPORTS, (_, before: string, target: string) => `${before}'./${load(target).name}'`);
    const bytes = Buffer.from(linked);
    const [, name = specifier] = /([\w-]+)(?:\.ts)?$/.exec(specifier) ?? [];
    const asset = { name: hashed(name, bytes, 'js'), mediaType: 'text/javascript', bytes };
    made.set(specifier, asset);
    return asset;
  };
  const script = (specifier: string): Script => {
    const entry = load(specifier);
    const reached = new Set([entry]);
    for (const { bytes } of reached) {
      for (const asset of made.values()) if (asset !== entry && bytes.includes(`./${asset.name}`)) reached.add(asset);
    }
    return { entry, others: [...reached].slice(1) };
  };
  return { explore: script(ENTRIES.explore), suggest: script(ENTRIES.suggest) };
}

/** The specifiers of static imports, of exports from elsewhere, and of `import(...)` with a plain text. */
const IMPORTS = /(\b(?:from|import)\s*\(?\s*)'(\.\/[\w-]+\.ts|cytoscape)'/g;

function ownText(specifier: string): string {
  const text = readFileSync(new URL(`../web/${specifier.slice(2)}`, import.meta.url), 'utf8');
  return withoutWarning(() => stripTypeScriptTypes(text));
}

function packageText(name: string): string {
  const file = PACKAGES[name];
  if (file === undefined) throw new TypeError(`No module ${name} is known to be served.`);
  return readFileSync(join(dirname(createRequire(import.meta.url).resolve(name)), file), 'utf8');
}

/** Node's own stripping runs every file of this server; that its function still counts as experimental is no news at each start. */
function withoutWarning<T>(run: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return run();
  } finally {
    process.emitWarning = emitWarning;
  }
}
