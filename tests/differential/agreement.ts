import type { Term } from '../../src/rdf/quads.ts';
import { type Answer, written } from './plain-comunica.ts';

/** What two answers differ in, in words; undefined where they agree. `orderedBy`: the variables of ORDER BY. */
export function disagreement(ours: Answer, reference: Answer, orderedBy: readonly string[]): string | undefined {
  if (ours.kind !== reference.kind) return `a ${ours.kind} instead of ${reference.kind}`;
  if (ours.kind === 'boolean') {
    return ours.value === (reference as typeof ours).value ? undefined : `${ours.value} instead of ${!ours.value}`;
  }
  if (ours.kind === 'quads') return bagDifference(ours.triples, (reference as typeof ours).triples);
  const { rows } = reference as typeof ours;
  return (
    bagDifference(ours.rows.map(line), rows.map(line)) ??
    orderedBy
      .map((name) => orderDifference(ours.rows, rows, name.slice(1), orderedBy))
      .find((found) => found !== undefined)
  );
}

type Row = Readonly<Record<string, Term>>;

function line(row: Row): string {
  return Object.keys(row)
    .sort()
    .map((name) => `${name}=${written(row[name])}`)
    .join(' ');
}

function bagDifference(ours: readonly string[], reference: readonly string[]): string | undefined {
  const [a, b] = [ours.toSorted(), reference.toSorted()];
  if (a.length === b.length && a.every((entry, i) => entry === b[i])) return undefined;
  const only = (some: string[], others: string[]): string => {
    const left = [...others];
    return some.filter((entry) => !(left.includes(entry) && left.splice(left.indexOf(entry), 1))).join('\n    ');
  };
  return `ours has ${a.length}, the reference ${b.length}\n  only ours:\n    ${only(a, b)}\n  only the reference:\n    ${only(b, a)}`;
}

/**
 * The first key is compared place by place wherever SPARQL fixes its order (15.1): between unbound, blank nodes, IRIs and
 * literals, among IRIs, among plain strings, among numbers. Later keys matter only among equals, which bags cannot tell.
 */
function orderDifference(
  ours: readonly Row[],
  reference: readonly Row[],
  name: string,
  keys: readonly string[],
): string | undefined {
  if (`?${name}` !== keys[0]) return undefined;
  const kinds = new Set(reference.map((row) => orderKind(row[name])));
  if (kinds.has('other') || (kinds.has('number') && kinds.has('string'))) return undefined;
  const at = reference.findIndex((row, i) => sortKey(row[name]) !== sortKey(ours[i]?.[name]));
  return at < 0
    ? undefined
    : `row ${at} in order is ${written(ours[at]?.[name])} instead of ${written(reference[at]?.[name])}`;
}

function orderKind(term: Term | undefined): string {
  if (term?.termType !== 'Literal') return term?.termType ?? 'unbound';
  if (term.datatype.value.endsWith('#string')) return 'string';
  return Number.isFinite(Number(sortKey(term))) ? 'number' : 'other';
}

/** Equal for terms that may stand in either order. */
function sortKey(term: Term | undefined): string {
  if (term?.termType === 'Literal' && /#(integer|decimal|double|float|int)$/u.test(term.datatype.value)) {
    return term.value.trim() === '' ? 'NaN' : String(Number(term.value) + 0);
  }
  return written(term);
}
