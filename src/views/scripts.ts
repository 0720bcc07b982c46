import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { type Asset, hashed } from './hashed-asset.ts';
import { PACKAGE_NAMES, packageText } from './script-packages.ts';

/** What runs in the browser, by the module that a page begins with; `later`: what it asks for only where a reader wants it. */
const ENTRIES = {
  explore: { module: './explore.ts', later: [] },
  query: { module: './query.ts', later: ['cytoscape'] },
  suggest: { module: './suggest.ts', later: [] },
} as const satisfies Record<string, { readonly module: string; readonly later: readonly string[] }>;
export type ScriptName = keyof typeof ENTRIES;

/** A script of a page: the assets it begins with, loads after, and may ask for later. */
export interface Script {
  readonly entry: Asset;
  readonly others: readonly Asset[];
  readonly later: readonly Asset[];
}

/**
 * Makes the modules of `src/web/` ready for browsers, once at the start: types are taken out by Node itself, and every
 * import names the module by its hashed address, so that no module can be loaded beside one of another release. Throws
 * where a module is missing or modules import each other in a circle, of which no hash can be made.
 */
export function loadScripts(): Readonly<Record<ScriptName, Script>> {
  const made = new Map<string, Asset>();
  const imports = new Map<Asset, ReadonlySet<Asset>>();
  const open = new Set<string>();
  const load = (specifier: string): Asset => {
    const known = made.get(specifier);
    if (known !== undefined) return known;
    if (open.has(specifier)) throw new TypeError(`src/web/${specifier} imports itself by way of others.`);
    open.add(specifier);
    const text = specifier.startsWith('./') ? ownText(specifier) : packageText(specifier);
    const targets = new Set<Asset>();
    const linked = text.replace(IMPORTS, (_, before: string, quote: string, target: string) => {
      const imported = load(target);
      targets.add(imported);
      return `${before}${quote}./${imported.name}${quote}`;
    });
    const bytes = Buffer.from(linked);
    const name = specifier.replace(/\.ts$/, '').replace(/^\W+/, '').replace(/\W+/g, '-');
    const asset = { name: hashed(name, bytes, 'js'), mediaType: 'text/javascript', bytes };
    made.set(specifier, asset);
    imports.set(asset, targets);
    return asset;
  };
  const script = ({ module, later }: (typeof ENTRIES)[ScriptName]): Script => {
    const entry = load(module);
    const waiting = later.map(load);
    const reached = new Set([entry]);
    for (const asset of reached) for (const imported of imports.get(asset) ?? []) reached.add(imported);
    return { entry, others: [...reached].slice(1).filter((asset) => !waiting.includes(asset)), later: waiting };
  };
  return { explore: script(ENTRIES.explore), query: script(ENTRIES.query), suggest: script(ENTRIES.suggest) };
}

/** The specifiers of static imports, of exports from elsewhere, and of `import(...)` with a plain text. */
const IMPORTS = new RegExp(
  `((?:^(?:import|export)\\b(?:[^'"]*\\bfrom)?\\s*)|\\bimport\\(\\s*)(['"])(\\./[\\w-]+\\.ts|${PACKAGE_NAMES.join('|')})\\2`,
  'gm',
);

function ownText(specifier: string): string {
  const text = readFileSync(new URL(`../web/${specifier.slice(2)}`, import.meta.url), 'utf8');
  return withoutWarning(() => stripTypeScriptTypes(text));
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
