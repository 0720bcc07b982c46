import { readFileSync } from 'node:fs';

/** Modules of others that are served, by the name under which they are imported; a file where Node's own choice is not the one for browsers. */
const PACKAGES: ReadonlyMap<string, string | undefined> = new Map([
  ['cytoscape', 'cytoscape.esm.min.mjs'],
  ...[
    ...['@codemirror/state', '@codemirror/view', '@codemirror/language', '@codemirror/streamparser'],
    ...['@codemirror/commands', '@codemirror/autocomplete', '@codemirror/lint', 'codemirror-lang-sparql'],
    ...['@lezer/common', '@lezer/lr', '@lezer/highlight'],
    ...['style-mod', 'w3c-keyname', 'crelt', '@marijn/find-cluster-break'],
  ].map((name) => [name, undefined] as const),
]);

/** The names under which modules of others may be imported. */
export const PACKAGE_NAMES: readonly string[] = [...PACKAGES.keys()];

/** A module of others without its comments, under the licence that has to stand in every copy of it. */
export function packageText(name: string): string {
  const found = import.meta.resolve(name);
  const file = PACKAGES.get(name);
  const text = readFileSync(new URL(file ?? '', found), 'utf8');
  const root = found.slice(0, found.lastIndexOf(`/${name}/`) + name.length + 2);
  const licence = readFileSync(new URL('LICENSE', root), 'utf8');
  return `/*! ${name}\n${licence}*/\n${withoutComments(text)}`;
}

/**
 * Takes out comments that have lines of their own, and the marks for bundlers: a quarter of what is sent. Nothing else is
 * touched; a test holds that the code of every package stays the same (tests/views/script-packages.test.ts).
 */
export function withoutComments(text: string): string {
  return text
    .replace(/^[ \t]*(?:\/\/.*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/[ \t]*)\n/gm, '')
    .replaceAll('/*@__PURE__*/', '');
}
