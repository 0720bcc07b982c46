import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { isnad, org, skos } from '../rdf/vocabulary.ts';

/** Everything above a node by one property, at any distance, the node itself left out; a cycle ends the walk. */
export function ancestors(index: QuadIndex, iri: string, predicate: NamedNode): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [iri];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { object } of index.match(namedNode(at), predicate)) {
      if (object.termType !== 'NamedNode' || seen.has(object.value) || object.value === iri) continue;
      seen.add(object.value);
      waiting.push(object.value);
    }
  }
  return seen;
}

/** How two nodes lie in a hierarchy: the same, `a` inside `b`, `b` inside `a`, or apart. */
export type Kinship = 'equal' | 'inside' | 'around' | 'apart';

function kinship(index: QuadIndex, a: string, b: string, predicate: NamedNode): Kinship {
  if (a === b) return 'equal';
  if (ancestors(index, a, predicate).has(b)) return 'inside';
  return ancestors(index, b, predicate).has(a) ? 'around' : 'apart';
}

/** Of two concepts (populations and units counted, substances, means), by `skos:broader`. */
export const kinshipOfConcepts = (index: QuadIndex, a: string, b: string): Kinship =>
  kinship(index, a, b, skos.broader);

/** Of two agents, by `org:subOrganizationOf`. */
export const kinshipOfParties = (index: QuadIndex, a: string, b: string): Kinship =>
  kinship(index, a, b, org.subOrganizationOf);

/** Of two places, by `isnad:within`. */
export const kinshipOfPlaces = (index: QuadIndex, a: string, b: string): Kinship => kinship(index, a, b, isnad.within);
