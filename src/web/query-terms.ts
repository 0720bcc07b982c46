/** A term that a query can use, as the server lists it (views/query-terms.ts). */
export interface Term {
  /** With its prefix. */
  readonly name: string;
  readonly kind: 'class' | 'property' | 'datatype' | 'concept';
  readonly en: string;
  readonly ar: string;
}

/** All that the server offers for completion. */
export interface Terms {
  readonly prefixes: Readonly<Record<string, string>>;
  readonly terms: readonly Term[];
}

const MOST_OFFERED = 40;

/** A text as it is compared: without case, vowel signs and the spellings of one Arabic letter. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[ٱأإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه');
}

/** How well a term answers to what was typed, 0 the best; undefined: not at all. Both must be folded. */
function rank({ name, en, ar }: Term, typed: string): number | undefined {
  const whole = folded(name);
  const local = whole.slice(whole.indexOf(':') + 1);
  if (local.startsWith(typed)) return 0;
  if (whole.startsWith(typed)) return 1;
  const labels = [folded(en), folded(ar), folded(ar).replace(/(^|\s)ال/g, '$1')];
  if (labels.some((label) => label.startsWith(typed))) return 2;
  if (labels.some((label) => label.includes(` ${typed}`))) return 3;
  return labels.some((label) => label.includes(typed)) || local.includes(typed) ? 4 : undefined;
}

/** The terms whose name or label, in either language, holds what was typed; the nearest first, shorter before longer. */
export function termsFor({ terms }: Terms, text: string): Term[] {
  const typed = folded(text);
  if (typed === '') return [];
  return terms
    .flatMap((term) => {
      const at = rank(term, typed);
      return at === undefined ? [] : [{ term, at }];
    })
    .sort((a, b) => a.at - b.at || a.term.name.length - b.term.name.length || (a.term.name < b.term.name ? -1 : 1))
    .slice(0, MOST_OFFERED)
    .map(({ term }) => term);
}

/** Where a declaration is missing for a name with a prefix: what has to be inserted, and where. */
export function declarationFor(
  name: string,
  query: string,
  prefixes: Terms['prefixes'],
): { readonly at: number; readonly text: string } | undefined {
  const prefix = name.slice(0, name.indexOf(':'));
  const namespace = prefixes[prefix];
  if (namespace === undefined) return undefined;
  const declared = [...query.matchAll(/^[ \t]*(?:PREFIX\s+([\w.-]*):\s*<[^>\n]*>|BASE\s*<[^>\n]*>)[ \t]*\n?/gimu)];
  if (declared.some(([, own]) => own === prefix)) return undefined;
  const last = declared.at(-1);
  const at = last === undefined ? 0 : last.index + last[0].length;
  const before = last !== undefined && !last[0].endsWith('\n') ? '\n' : '';
  return { at, text: `${before}PREFIX ${prefix}: <${namespace}>\n` };
}
