import { SEGMENTS, type Segment } from '../records/segments.ts';
import type { ExploreModel, ExploreNode } from './explore-model.ts';
import { focusText, nodeText } from './explore-state.ts';
import { directionOf, type Language } from './language.ts';
import { nameOf } from './names.ts';
import { relationName } from './relation-names.ts';

/** What the drawing is made from; the island reads it from the page, and it stands nowhere else. */
export interface ExploreData {
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly direction: 'ltr' | 'rtl';
    readonly kind: Segment;
    readonly parent?: string;
    readonly pin?: readonly [x: number, y: number];
  }[];
  readonly edges: readonly {
    /** The value of the parameter `focus` that opens the edge. */
    readonly id: string;
    readonly source: string;
    readonly target: string;
    readonly label: string;
    readonly count: number;
  }[];
  /** The value of the parameter `focus` of what is in focus. */
  readonly focus: string;
}

/** The segment of a thing of the view. */
export function segmentOf({ name }: ExploreNode): Segment {
  return SEGMENTS.find((segment) => name.startsWith(`${segment}/`)) ?? 'document';
}

export function exploreData(model: ExploreModel, language: Language): ExploreData {
  const { index, nodes, edges, focus, state } = model;
  const pins = new Map(state.pins.map(({ node, x, y }) => [node, [x, y] as const]));
  const names = new Map<string, string>();
  const relation = (key: string): string => {
    const known = names.get(key) ?? relationName(index, { key, inverse: false }, language);
    names.set(key, known);
    return known;
  };
  return {
    nodes: nodes.map((node) => {
      const name = nameOf(index, node.iri, language);
      const pin = pins.get(node.name);
      return {
        id: nodeText(node.name),
        label: name.text,
        direction: directionOf(name.language),
        kind: segmentOf(node),
        ...(node.parent === undefined ? {} : { parent: nodeText(node.parent) }),
        ...(pin === undefined ? {} : { pin }),
      };
    }),
    edges: edges.map(({ from, key, to, carriers }) => ({
      id: focusText({ kind: 'edge', from, key, to }),
      source: nodeText(from),
      target: nodeText(to),
      label: relation(key),
      count: carriers.length,
    })),
    focus:
      focus === undefined
        ? ''
        : focusText(focus.kind === 'node' ? { kind: 'node', node: focus.node.name } : { ...focus.edge, kind: 'edge' }),
  };
}
