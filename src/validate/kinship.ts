import type { NamedNode } from '../rdf/quads.ts';
import { org } from '../rdf/vocabulary.ts';
import type { NodeGraph } from './node-graph.ts';

/** Whether one of two bodies is the other or a part of it, at any depth. */
export function areOneBody(one: string, other: string, graph: NodeGraph): boolean {
  return isWithin(one, other, org.subOrganizationOf, graph) || isWithin(other, one, org.subOrganizationOf, graph);
}

/** Whether a way along one property leads from a node to another; every node leads to itself. */
export function isWithin(node: string, container: string, property: NamedNode, graph: NodeGraph): boolean {
  const seen = new Set([node]);
  for (const at of seen) for (const { value } of graph.objects(at, property)) seen.add(value);
  return seen.has(container);
}
