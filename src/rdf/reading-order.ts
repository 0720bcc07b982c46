import type { Quad, Term } from './quads.ts';
import { isnad, oa, rdf, rdfs, skosxl } from './vocabulary.ts';

const RANK = new Map<string, number>(
  [
    rdf.type,
    rdfs.label,
    skosxl.literalForm,
    skosxl.altLabel,
    ...Object.values(isnad),
    oa.hasSource,
    oa.hasSelector,
  ].map((term, index) => [term.value, index]),
);

/** Compares two properties as a reader wants them: type, label, then ours in the order of the vocabulary, then others. */
export function byProperty(a: Term, b: Term): number {
  return (RANK.get(a.value) ?? RANK.size) - (RANK.get(b.value) ?? RANK.size) || compareText(a.value, b.value);
}

/** Compares two subjects: things first, then claims; a `#` node directly after its owner; blank nodes last. */
export function bySubject(a: Term, b: Term): number {
  return rank(a) - rank(b) || compareText(a.value, b.value);
}

/** Compares two objects: IRIs before literals, numbers by size, texts by language and then by character. */
export function byObject(a: Term, b: Term): number {
  if (a.termType !== b.termType) return compareText(b.termType, a.termType);
  if (a.termType !== 'Literal' || b.termType !== 'Literal') return compareText(a.value, b.value);
  return (
    compareText(b.language === '' ? '~' : '', a.language === '' ? '~' : '') ||
    // English before Arabic, as in every list of this project
    compareText(b.language, a.language) ||
    Number(a.value) - Number(b.value) ||
    compareText(a.value, b.value) ||
    compareText(a.datatype.value, b.datatype.value)
  );
}

/** Groups quads by the key of a term, keeping the order of first appearance. */
export function groupBy(quads: Iterable<Quad>, pick: (quad: Quad) => Term): Map<string, Quad[]> {
  const groups = new Map<string, Quad[]>();
  for (const quad of quads) {
    const term = pick(quad);
    const key = term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [quad]);
    else group.push(quad);
  }
  return groups;
}

/** Compares by code unit, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rank(term: Term): number {
  if (term.termType === 'BlankNode') return 2;
  return /\/id\/claim\//.test(term.value) ? 1 : 0;
}
