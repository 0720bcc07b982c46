import { isnad } from '../rdf/vocabulary.ts';
import type { CheckContext, Fault } from './check.ts';
import { ACYCLIC } from './neighbourhood.ts';
import type { NodeGraph } from './node-graph.ts';

/**
 * No node comes back to itself along a property that leads to a source, a whole or a container, through however many
 * records. Two claims may name each other by `variantOf`, as their order is unknown; none names itself.
 */
export function* cycleCheck({ own, all }: CheckContext): Generator<Fault> {
  for (const node of own.subjects()) {
    for (const property of ACYCLIC) {
      const circle = all.object(node, property) && circleFrom(node, property.value, all);
      if (circle) yield { check: 'CycleCheck', focusNode: node, path: property.value, value: circle.join(' → ') };
    }
    if (own.objects(node, isnad.variantOf).some(({ value }) => value === node))
      yield { check: 'CycleCheck', focusNode: node, path: isnad.variantOf.value, value: node };
  }
}

/** The way from a node back to itself, or undefined; breadth first, so the shortest one. */
function circleFrom(start: string, property: string, all: NodeGraph): string[] | undefined {
  const cameFrom = new Map<string, string>();
  for (let front = [start]; front.length > 0; ) {
    const next: string[] = [];
    for (const at of front) {
      for (const { predicate, object } of all.of(at)) {
        if (predicate.value !== property) continue;
        if (object.value === start) return [...wayTo(at, start, cameFrom), start];
        if (cameFrom.has(object.value)) continue;
        cameFrom.set(object.value, at);
        next.push(object.value);
      }
    }
    front = next;
  }
  return undefined;
}

function wayTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let at = end; at !== start; way.unshift(at)) at = cameFrom.get(at) ?? start;
  return way;
}
