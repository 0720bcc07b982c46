import type { Spot } from './map-projection.ts';

/** Something to be drawn at a spot: `weight` things stand there. */
export interface Located extends Spot {
  readonly iri: string;
  readonly weight: number;
}

/** What is drawn as one mark: it stands where its heaviest member does. */
export interface Cluster<T extends Located> extends Spot {
  readonly members: readonly T[];
  readonly weight: number;
}

/**
 * Gathers what lies nearer together than a distance. The heaviest begin, those of one weight by their IRIs, and each takes
 * what is left around it: the same spots give the same clusters in whatever order they come. Marks of two clusters are never
 * nearer than the distance. Time: one look at the nine fields around each spot.
 */
export function clustersOf<T extends Located>(spots: readonly T[], distance: number): Cluster<T>[] {
  const inOrder = [...spots].sort((a, b) => b.weight - a.weight || (a.iri < b.iri ? -1 : 1));
  const fields = Map.groupBy(inOrder, (spot) => fieldOf(spot, distance));
  const taken = new Set<T>();
  const clusters: Cluster<T>[] = [];
  for (const middle of inOrder) {
    if (taken.has(middle)) continue;
    const around = NEIGHBOURS.flatMap(([right, down]) => fields.get(fieldOf(middle, distance, right, down)) ?? []);
    const members = around.filter(
      (spot) => !taken.has(spot) && Math.hypot(spot.x - middle.x, spot.y - middle.y) < distance,
    );
    for (const member of members) taken.add(member);
    const others = members.filter((member) => member !== middle);
    const all = [middle, ...others.sort((a, b) => b.weight - a.weight || (a.iri < b.iri ? -1 : 1))];
    clusters.push({ x: middle.x, y: middle.y, members: all, weight: all.reduce((sum, { weight }) => sum + weight, 0) });
  }
  return clusters;
}

const NEIGHBOURS = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => [right, down] as const));

function fieldOf({ x, y }: Spot, distance: number, right = 0, down = 0): string {
  return `${Math.floor(x / distance) + right} ${Math.floor(y / distance) + down}`;
}
