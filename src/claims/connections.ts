import type { IndexReader } from '../index/index-reader.ts';
import { NOTHING, type TermId } from '../index/term-id.ts';
import { searchPaths } from './path-search.ts';
import { READ_LIMITS, type ReadLimits, RecordEdges } from './record-edges.ts';
import type { Part } from './roles.ts';

/** One way in which two records are joined: a property that one of them has, or the parts they have in claims. */
export type Relation =
  | { readonly kind: 'property'; readonly property: string; readonly isForward: boolean }
  | {
      readonly kind: 'claims';
      readonly fromPart: Part;
      readonly toPart: Part;
      /** The claims that carry it, the first by IRI. */
      readonly claims: readonly string[];
      /** How many carry it. */
      readonly count: number;
    };

/** A step joins two records; its evidence is the record that states the property, or the claims that carry the edge. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly relations: readonly Relation[];
}

/** A way from one record to another. */
export interface Connection {
  /** What passing it costs: a step each, and more for records that very much leads through. */
  readonly cost: number;
  readonly steps: readonly Step[];
}

/** How two records are connected. */
export interface Connections {
  /** The cheapest ways first. */
  readonly found: readonly Connection[];
  /** No way of six steps is missing that is cheaper; false where limits ended the search or the reading of a record. */
  readonly isComplete: boolean;
  /** Records looked around from, and statements read for it: what the answer cost. */
  readonly looked: number;
  readonly read: number;
}

/** How many steps a way has at most (question 20), and how many ways are told. */
export const MOST_STEPS = 6;
const MOST_PATHS = 5;
/** Claims told of one relation of a step. */
const MOST_CLAIMS = 20;

/**
 * The ways between two things of ours, each step with its evidence. Bound: 2,000 records and a million statements for the
 * search, and once more the neighbourhood of one record for each step that is told.
 */
export function connections(
  reader: IndexReader,
  { from, to, base, limits = READ_LIMITS }: { from: string; to: string; base: string; limits?: ReadLimits },
): Connections {
  const [start, end] = [from, to].map((iri) => reader.dictionary.findIri(iri)) as [TermId, TermId];
  if (start === NOTHING || end === NOTHING || start === end) return { found: [], isComplete: true, looked: 0, read: 0 };
  const edges = new RecordEdges(reader, base, limits);
  const search = searchPaths(edges, { from: start, to: end, most: MOST_PATHS, steps: MOST_STEPS });
  const evidence = new Evidence(reader, base, limits);
  const found = search.paths.map(({ nodes, cost }) => ({
    cost,
    steps: nodes.slice(1).map((node, i) => evidence.step(nodes[i] as TermId, node)),
  }));
  return { found, isComplete: search.isComplete, looked: search.looked, read: edges.read };
}

/** Reads what joins neighbours; ways share steps, so each pair is read once. */
class Evidence {
  readonly #reader: IndexReader;
  readonly #base: string;
  readonly #limits: ReadLimits;
  readonly #known = new Map<string, Step>();

  constructor(reader: IndexReader, base: string, limits: ReadLimits) {
    this.#reader = reader;
    this.#base = base;
    this.#limits = limits;
  }

  step(from: TermId, to: TermId): Step {
    const key = `${from} ${to}`;
    const known = this.#known.get(key) ?? this.#read(from, to);
    this.#known.set(key, known);
    return known;
  }

  #read(from: TermId, to: TermId): Step {
    const edges = new RecordEdges(this.#reader, this.#base, { ...this.#limits, all: this.#limits.record });
    const iri = (id: TermId): string => this.#reader.dictionary.text(id);
    // From the record that fewer statements name.
    const isTurned = edges.weight(to) < edges.weight(from);
    const [here, there] = isTurned ? [to, from] : [from, to];
    const properties = new Map<string, Relation>();
    const claims = new Map<string, { fromPart: Part; toPart: Part; claims: Set<TermId> }>();
    edges.visit(here, {
      property: (other, property, isOwn) => {
        if (other !== there) return;
        const isForward = isOwn !== isTurned;
        properties.set(`${property} ${isForward}`, { kind: 'property', property: iri(property), isForward });
      },
      claim: (other, claim, part, otherPart) => {
        if (other !== there) return;
        const [fromPart, toPart] = isTurned ? [otherPart, part] : [part, otherPart];
        const key = `${fromPart} ${toPart}`;
        const relation = claims.get(key) ?? { fromPart, toPart, claims: new Set<TermId>() };
        relation.claims.add(claim);
        claims.set(key, relation);
      },
    });
    const carried = [...claims.values()].map((relation): Relation => {
      const iris = Array.from(relation.claims, iri).sort();
      return { ...relation, kind: 'claims', claims: iris.slice(0, MOST_CLAIMS), count: iris.length };
    });
    return { from: iri(from), to: iri(to), relations: [...properties.values(), ...carried].sort(byName) };
  }
}

/** Properties first, by name; then claims. */
function byName(a: Relation, b: Relation): number {
  const name = (relation: Relation): string =>
    relation.kind === 'property' ? `1 ${relation.property}` : `2 ${relation.fromPart} ${relation.toPart}`;
  return name(a) < name(b) ? -1 : 1;
}
