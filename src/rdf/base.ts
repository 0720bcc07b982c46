import { namedNode, type Quad, quad, type Term } from './quads.ts';

/** The base on which records are stored and hashed, so that a hash is the same on every host (RFC 6761: never resolves). */
export const NEUTRAL_BASE = 'https://isnad.invalid/';

/** The IRI with `from` at its start replaced by `to`; any other IRI unchanged. */
export function rebaseIri(iri: string, from: string, to: string): string {
  return iri.startsWith(from) ? to + iri.slice(from.length) : iri;
}

/** The quads with every IRI under `from` moved to `to`; literals are never touched. */
export function rebaseQuads(quads: Iterable<Quad>, from: string, to: string): Quad[] {
  if (from === to) return [...quads];
  const move = (term: Term): Term =>
    term.termType === 'NamedNode' && term.value.startsWith(from) ? namedNode(rebaseIri(term.value, from, to)) : term;
  return Array.from(quads, (q) => quad(move(q.subject), move(q.predicate), move(q.object), move(q.graph)));
}
