import { escapeIri, escapeText, toNTerm } from './ntriples.ts';
import type { Term } from './quads.ts';
import { PREFIXES, rdf, xsd } from './vocabulary.ts';

/** How terms are shortened in one Turtle text; remembers which prefixes were used. */
export interface Names {
  term(term: Term): string;
  predicate(term: Term): string;
  /** The `@base` and `@prefix` lines for what was written so far, or for everything. */
  header(all: boolean): string;
}

/** Names over the known prefixes and the given ones; with a base, IRIs under it are written relative to it. */
export function makeNames(options: { prefixes?: Readonly<Record<string, string>>; base?: string | undefined }): Names {
  const { base } = options;
  const table = { ...PREFIXES, ...options.prefixes };
  const prefixOf = prefixFinder(table);
  const used = new Set<string>();

  const short = (iri: string): string => {
    const found = prefixOf(iri);
    if (found === undefined) return `<${escapeIri(relative(iri, base))}>`;
    used.add(found.prefix);
    return `${found.prefix}:${iri.slice(found.length)}`;
  };
  const term = (node: Term): string => {
    if (node.termType === 'NamedNode') return short(node.value);
    if (node.termType !== 'Literal' || node.language !== '') return toNTerm(node);
    const plain = PLAIN.get(node.datatype.value);
    if (plain?.test(node.value)) return node.value;
    const text = `"${escapeText(node.value)}"`;
    return node.datatype.value === xsd.string.value ? text : `${text}^^${short(node.datatype.value)}`;
  };
  return {
    term,
    predicate: (node) => (node.value === rdf.type.value ? 'a' : term(node)),
    header(all) {
      const lines = Object.entries(table)
        .filter(([prefix]) => all || used.has(prefix))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([prefix, namespace]) => `@prefix ${prefix}: <${escapeIri(namespace)}> .\n`);
      return (base === undefined ? '' : `@base <${escapeIri(base)}> .\n`) + lines.join('');
    },
  };
}

/**
 * Finds the prefix by which an IRI is written, and how much of it that stands for; the longest namespace wins, so that
 * `aspect:killed` is not written from a shorter one. No local name has `/` or `#` in it: a namespace that ends in one is the
 * whole of what stands before, and needs no search.
 */
function prefixFinder(table: Readonly<Record<string, string>>) {
  const whole = new Map<string, string>();
  const others: [prefix: string, namespace: string][] = [];
  for (const [prefix, namespace] of Object.entries(table)) {
    if (!/[/#]$/.test(namespace)) others.push([prefix, namespace]);
    else if (!whole.has(namespace)) whole.set(namespace, prefix);
  }
  others.sort(([, a], [, b]) => b.length - a.length);
  const found = (prefix: string, length: number, iri: string) =>
    LOCAL_NAME.test(iri.slice(length)) ? { prefix, length } : undefined;
  return (iri: string): { readonly prefix: string; readonly length: number } | undefined => {
    const end = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1;
    for (const [prefix, namespace] of others) {
      // One that goes beyond the last of these is longer, one that does not, shorter.
      const rest = namespace.length > end && iri.startsWith(namespace) && found(prefix, namespace.length, iri);
      if (rest) return rest;
    }
    const prefix = whole.get(iri.slice(0, end));
    return prefix === undefined ? undefined : found(prefix, end, iri);
  };
}

// A part of PN_LOCAL that needs no escapes; everything else is written in full.
const LOCAL_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** The shorthands of Turtle 1.1, section 2.5: written only where they read back as the very same literal. */
const PLAIN = new Map([
  [xsd.integer.value, /^[+-]?[0-9]+$/],
  [xsd.decimal.value, /^[+-]?[0-9]*\.[0-9]+$/],
  [xsd.double.value, /^[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+$/],
  [xsd.boolean.value, /^(?:true|false)$/],
]);

// Only names below the base are shortened, and only where RFC 3986, section 5.2, resolves them back unchanged.
function relative(iri: string, base: string | undefined): string {
  if (base === undefined || !iri.startsWith(base)) return iri;
  const rest = iri.slice(base.length);
  return /^[A-Za-z0-9_][A-Za-z0-9_.~/#-]*$/.test(rest) && !/(^|\/)\.\.?(\/|#|$)|\/\//.test(rest) ? rest : iri;
}
