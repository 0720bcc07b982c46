import { type Group, Neighbours } from '../claims/neighbours.ts';
import { CLAIM_RELATIONS, type Direction } from '../claims/relations.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { exploreEdges } from './explore-edges.ts';
import { type ExploreState, type Focus, filterOf, type NodeName } from './explore-state.ts';
import type { NamedRecord } from './named-record.ts';

/** A thing in the view. */
export interface ExploreNode {
  readonly iri: string;
  readonly name: NodeName;
  /** The thing whose neighbour it was when it came into the view. */
  readonly parent?: NodeName;
}

/** An edge in the view, and the claims or records that carry it. */
export interface ExploreEdge {
  readonly from: NodeName;
  readonly key: string;
  readonly to: NodeName;
  readonly carriers: readonly string[];
}

/** A relation of the thing in focus: how many neighbours, which pages of them are open. */
export interface FocusGroup {
  readonly direction: Direction;
  readonly count: number;
  readonly pages: number;
  readonly open: readonly number[];
}

export type FocusModel =
  | { readonly kind: 'node'; readonly node: ExploreNode; readonly groups: readonly FocusGroup[] }
  | { readonly kind: 'edge'; readonly edge: ExploreEdge };

/** A view of the graph. */
export interface ExploreModel {
  readonly index: QuadIndex;
  readonly state: ExploreState;
  readonly nodes: readonly ExploreNode[];
  readonly edges: readonly ExploreEdge[];
  /** Relations of the view's edges with their counts, those left out included. */
  readonly relations: readonly { readonly key: string; readonly count: number }[];
  readonly focus?: FocusModel;
  /** Things that the address names and that are no longer here. */
  readonly missing: readonly NodeName[];
  /** Neighbours that found no place in the view. */
  readonly unplaced: number;
  /** There was more to read than the view may. */
  readonly isCut: boolean;
  /** What was typed for a record to start from, where it names not one. */
  readonly asked?: NamedRecord;
}

export const MOST_NODES = 300;
export const PER_PAGE = 50;

/** Parses no address: reads what a state shows. Bounds: `MOST_NODES` things, `PER_PAGE` neighbours a page, and those of `Neighbours` and `exploreEdges`. */
export function exploreModel(index: QuadIndex, base: string, state: ExploreState): ExploreModel {
  const reader = new Neighbours(index, base, filterOf(state));
  const iriOf = (node: NodeName) => `${base}id/${node}`;
  const nameOf = (iri: string): NodeName => iri.slice(base.length + 'id/'.length);
  const hidden = new Set(state.hidden);
  const nodes = new Map<NodeName, ExploreNode>();
  const missing = new Set<NodeName>();
  const reached = new Set<NodeName>();
  let unplaced = 0;

  const place = (name: NodeName, parent?: NodeName): void => {
    if (nodes.has(name)) return;
    // What is left out goes alone: what was reached by way of it stays.
    if (hidden.has(name)) reached.add(name);
    else if (nodes.size >= MOST_NODES) unplaced++;
    else nodes.set(name, { iri: iriOf(name), name, ...(parent === undefined ? {} : { parent }) });
  };

  for (const name of state.start) {
    if (reader.isThing(iriOf(name))) place(name);
    else missing.add(name);
  }
  const known = new Map<string, { readonly iri: string; readonly group: Group }>();
  for (const { node, direction, page } of state.open) {
    if (!reader.isThing(iriOf(node))) missing.add(node);
    if (!(nodes.has(node) || reached.has(node)) || state.without.includes(direction.key)) continue;
    const key = `${node} ${direction.inverse} ${direction.key}`;
    const opened = known.get(key) ?? { iri: iriOf(node), group: reader.group(iriOf(node), direction) };
    known.set(key, opened);
    for (const iri of inOrder(opened.group).slice((page - 1) * PER_PAGE, page * PER_PAGE)) place(nameOf(iri), node);
  }

  const { edges: all, isCut } = exploreEdges(reader, [...nodes.values()], [...known.values()]);
  const counts = Map.groupBy(all, ({ key }) => key);
  const edges = all.filter(({ key }) => !state.without.includes(key));
  const focus = focusOf(state, { reader, nodes, edges: all, iriOf });
  return {
    index,
    state,
    nodes: [...nodes.values()],
    edges,
    relations: Array.from(counts, ([key, { length }]) => ({ key, count: length })).sort(byRank),
    ...(focus === undefined ? {} : { focus }),
    missing: [...missing],
    unplaced,
    isCut: isCut || reader.isCut,
  };
}

/** Neighbours that most carries come first; the order is the same in every language, so that a shared address shows the same. */
function inOrder({ neighbours }: Group): string[] {
  return Array.from(neighbours, ([iri, carriers]) => ({ iri, weight: carriers.size }))
    .sort((a, b) => b.weight - a.weight || (a.iri < b.iri ? -1 : 1))
    .map(({ iri }) => iri);
}

interface Seen {
  readonly reader: Neighbours;
  readonly nodes: ReadonlyMap<NodeName, ExploreNode>;
  readonly edges: readonly ExploreEdge[];
  iriOf(node: NodeName): string;
}

/** What the address points at, else the thing opened last, else the first. */
function focusOf(state: ExploreState, { reader, nodes, edges, iriOf }: Seen): FocusModel | undefined {
  const wanted: Focus | undefined = state.focus;
  if (wanted?.kind === 'edge') {
    const edge = edges.find(({ from, key, to }) => from === wanted.from && key === wanted.key && to === wanted.to);
    if (edge !== undefined) return { kind: 'edge', edge };
  }
  const names = [wanted?.kind === 'node' ? wanted.node : undefined, state.open.at(-1)?.node, ...state.start];
  const node = names.map((name) => (name === undefined ? undefined : nodes.get(name))).find((found) => found);
  if (node === undefined) return undefined;
  const groups = reader.groups(iriOf(node.name)).map(({ direction, neighbours }) => ({
    direction,
    count: neighbours.size,
    pages: Math.ceil(neighbours.size / PER_PAGE),
    open: state.open
      .filter((item) => item.node === node.name && isSame(item.direction, direction))
      .map(({ page }) => page),
  }));
  return {
    kind: 'node',
    node,
    groups: groups.sort((a, b) => byRank({ key: a.direction.key }, { key: b.direction.key })),
  };
}

const RANK: readonly string[] = CLAIM_RELATIONS.map(({ key }) => key);

/** What claims carry first, in the order of their table; then properties by name. */
function byRank(a: { readonly key: string }, b: { readonly key: string }): number {
  const rank = (key: string) => (RANK.includes(key as never) ? RANK.indexOf(key as never) : RANK.length);
  return rank(a.key) - rank(b.key) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

function isSame(a: Direction, b: Direction): boolean {
  return a.key === b.key && a.inverse === b.inverse;
}
