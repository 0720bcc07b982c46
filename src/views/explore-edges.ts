import type { Group, Neighbours } from '../claims/neighbours.ts';
import { CLAIM_RELATIONS } from '../claims/relations.ts';
import type { Role } from '../claims/roles.ts';
import type { ExploreEdge, ExploreNode } from './explore-model.ts';

/** How many claims are read for the edges of one view, and how many of one thing in one role. */
const MOST_LINKING = 5_000;

const FROM_ROLES: readonly Role[] = [...new Set(CLAIM_RELATIONS.map(({ from }) => from))];

/**
 * Every edge between things of the view, whichever way they came into it: two things that are related are never shown as if
 * they were not. Bound: what the things' own records say, and `MOST_LINKING` claims with a look-up a role; things with few
 * claims are read first, so that a hub does not use up what all share. `isCut`: there were more.
 */
export function exploreEdges(
  reader: Neighbours,
  nodes: readonly ExploreNode[],
  opened: readonly { readonly iri: string; readonly group: Group }[],
): { readonly edges: readonly ExploreEdge[]; readonly isCut: boolean } {
  const names = new Map(nodes.map(({ iri, name }) => [iri, name]));
  const edges = new Map<string, Edge>();
  const add = (from: string, key: string, to: string, carrier: string): void => {
    const [a, b] = [names.get(from), names.get(to)];
    if (a === undefined || b === undefined || a === b) return;
    const id = `${a}*${key}*${b}`;
    const edge = edges.get(id) ?? { from: a, key, to: b, carriers: new Set<string>() };
    edges.set(id, edge);
    edge.carriers.add(carrier);
  };
  // What the reader opened is there in any case.
  for (const { iri, group } of opened) {
    const { key, inverse } = group.direction;
    for (const [other, carriers] of group.neighbours) {
      if (!names.has(other)) continue;
      for (const carrier of carriers) add(inverse ? other : iri, key, inverse ? iri : other, carrier);
    }
  }
  for (const { iri } of nodes) {
    for (const { direction, neighbours } of reader.own(iri)) {
      for (const other of neighbours.keys()) add(iri, direction.key, other, iri);
    }
  }
  const { claims, isCut } = linkingClaims(reader, nodes);
  for (const claim of claims) {
    if (!reader.passes(claim)) continue;
    for (const { key, from, to } of CLAIM_RELATIONS) {
      // Of a hub's claims most lead out of the view: the end that fans out is looked at first.
      const ends = [...reader.across(claim, to)].filter((iri) => names.has(iri));
      if (ends.length === 0) continue;
      for (const a of reader.across(claim, from)) for (const b of ends) add(a, key, b, claim);
    }
  }
  return { edges: Array.from(edges.values(), (edge) => ({ ...edge, carriers: [...edge.carriers].sort() })), isCut };
}

interface Edge extends Omit<ExploreEdge, 'carriers'> {
  readonly carriers: Set<string>;
}

function linkingClaims(reader: Neighbours, nodes: readonly ExploreNode[]): { claims: Set<string>; isCut: boolean } {
  const sources = nodes.flatMap(({ iri }) =>
    FROM_ROLES.map((role) => ({ iri, role, count: reader.countClaims(iri, role) })),
  );
  const claims = new Set<string>();
  for (const { iri, role } of sources.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count)) {
    // Claims that another thing of the view has brought already take no room.
    for (const claim of reader.claims(iri, role, MOST_LINKING)) {
      if (claims.size >= MOST_LINKING && !claims.has(claim)) return { claims, isCut: true };
      claims.add(claim);
    }
  }
  return { claims, isCut: false };
}
