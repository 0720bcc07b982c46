import { xsd } from '../rdf/vocabulary.ts';

/** The parts of the parser's syntax tree that matter here; it is a plain tree of such objects. */
export interface Node {
  type: string;
  subType?: string;
  [key: string]: unknown;
}

/** The nodes of a tree that are wanted, from the outside in, leaving out what lies behind a fence. */
export function* within(
  tree: unknown,
  wanted: (node: Node) => boolean,
  fence: (node: Node) => boolean,
): Generator<Node> {
  const waiting: unknown[] = [tree];
  for (let at = 0; at < waiting.length; at++) {
    const node = waiting[at];
    if (typeof node !== 'object' || node === null) continue;
    const hit = wanted(node as Node);
    if (hit) yield node as Node;
    if (!hit && fence(node as Node)) continue;
    // Not spread into a call: a list of VALUES may be longer than a call takes arguments.
    for (const [key, value] of Object.entries(node)) if (key !== 'loc') waiting.push(value);
  }
}

/** A whole number as the tree writes it. */
export function integer(value: number): Node {
  const datatype = { type: 'term', subType: 'namedNode', value: xsd.integer.value };
  return { type: 'term', subType: 'literal', value: String(value), langOrIri: datatype };
}

/** Whether a node is COUNT, SUM or another aggregate. */
export const isAggregate = (node: Node): boolean => node.subType === 'aggregate';
