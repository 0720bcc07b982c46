import type { Quad, Term } from '../rdf/quads.ts';

/** What a SHACL engine asks of a dataset: matches with their number. */
export class Matches extends Array<Quad> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
  get size(): number {
    return this.length;
  }
}

/** Quads by the key of their subject, as the near layers want them. */
export function bySubject(quads: Iterable<Quad>): Map<string, Quad[]> {
  const map = new Map<string, Quad[]>();
  for (const quad of quads) push(map, key(quad.subject), quad);
  return map;
}

/** A map key for a subject or object; a blank node is never taken for an IRI. */
export function key(term: Term): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
}

/** Adds a quad to the list at a key. */
export function push(map: Map<string, Quad[]>, at: string, quad: Quad): void {
  const known = map.get(at);
  if (known) known.push(quad);
  else map.set(at, [quad]);
}
