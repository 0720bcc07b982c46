import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { isnad, prov, rdf } from '../rdf/vocabulary.ts';
import { ownerOf, parseIri } from '../records/segments.ts';
import { type EdgeFilter, passes } from './edge-filter.ts';
import {
  CLAIM_RELATIONS,
  type ClaimRelation,
  claimRelation,
  type Direction,
  directionText,
  keyOfProperty,
  NO_RELATION,
  propertyOfKey,
} from './relations.ts';
import type { Role, Step } from './roles.ts';

/** The neighbours of a thing by one relation, each with what carries the edge: claims, or the record that says it. */
export interface Group {
  readonly direction: Direction;
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>;
}

const NONE: readonly string[] = [];

/** How many claims of a thing in one role, and how many statements that point at it, are read at most. */
export const MOST_CLAIMS = 10_000;
const MOST_POINTING = 100_000;

/**
 * Reads who is related to whom, things to things. A `#` node speaks for the thing it belongs to. Bound for one thing: its
 * own statements, `MOST_POINTING` that point at it, and for each role `MOST_CLAIMS` claims with a look-up for each of the
 * roles across; `isCut` says that there was more.
 */
export class Neighbours {
  isCut = false;
  readonly #index: QuadIndex;
  readonly #base: string;
  readonly #filter: EdgeFilter;
  readonly #isFree: boolean;
  readonly #passed = new Map<string, boolean>();
  readonly #things = new Map<string, boolean>();
  /** What each claim or node of one says of things, by property. */
  readonly #said = new Map<string, Map<string, string[]>>();
  /** Of the thing asked for last: its claims in each role. */
  #last: Remembered = { nodes: new Set(), claims: new Map() };

  constructor(index: QuadIndex, base: string, filter: EdgeFilter = {}) {
    this.#index = index;
    this.#base = base;
    this.#filter = filter;
    this.#isFree = Object.values(filter).every((value) => value === undefined);
  }

  /** Whether there is a record of the thing. */
  isThing(iri: string): boolean {
    const known = this.#things.get(iri);
    if (known !== undefined) return known;
    const isOne = parseIri(iri, this.#base)?.kind === 'thing' && hasRecord(this.#index, iri);
    this.#things.set(iri, isOne);
    return isOne;
  }

  /** Every relation of a thing that has neighbours. */
  groups(thing: string): Group[] {
    const found = new Map<string, Found>();
    const nodes = this.nodesOf(thing);
    this.#addOwn(found, thing, nodes);
    this.#addPointing(found, thing, nodes);
    for (const relation of CLAIM_RELATIONS) {
      for (const inverse of [false, true]) this.#addCarried(found, thing, nodes, relation, inverse);
    }
    return [...found.values()].filter(({ neighbours }) => neighbours.size > 0);
  }

  /** The neighbours by one relation, which may be none. */
  group(thing: string, direction: Direction): Group {
    const found = new Map<string, Found>();
    const nodes = this.nodesOf(thing);
    const relation = claimRelation(direction.key);
    const property = propertyOfKey(direction.key);
    if (relation !== undefined) this.#addCarried(found, thing, nodes, relation, direction.inverse);
    else if (direction.inverse) this.#addPointing(found, thing, nodes, property);
    else this.#addOwn(found, thing, nodes, property);
    return found.get(directionText(direction)) ?? { direction, neighbours: new Map() };
  }

  /** What the thing's own record says of it: outgoing relations. */
  own(thing: string): Group[] {
    const found = new Map<string, Found>();
    this.#addOwn(found, thing, this.nodesOf(thing));
    return [...found.values()];
  }

  /** The claims that have the thing in a role, `most` at most. */
  claims(thing: string, role: Role, most = MOST_CLAIMS): ReadonlySet<string> {
    return this.#claimsOf(this.nodesOf(thing), role, most);
  }

  /** At least how many claims have the thing itself in a role, in a look-up or two. */
  countClaims(thing: string, role: Role): number {
    const node = namedNode(thing);
    const last = role.ways.flatMap((steps) => steps.at(-1) ?? []);
    return last.reduce(
      (sum, { property, back }) =>
        sum + (back ? this.#index.count(node, property) : this.#index.count(null, property, node)),
      0,
    );
  }

  /** The things that have a role in a claim. */
  across(claim: string, role: Role): ReadonlySet<string> {
    const things = new Set<string>();
    for (const steps of role.ways) {
      let front: readonly string[] = [claim];
      for (const step of steps)
        front = front.length === 1 ? this.#take(front[0] ?? '', step) : this.#takeAll(front, step);
      for (const iri of front) {
        const owner = ownerOf(iri);
        if (this.isThing(owner)) things.add(owner);
      }
    }
    return things;
  }

  /** Whether a claim or a record may carry an edge, by the filter. */
  passes(carrier: string, property?: NamedNode): boolean {
    if (this.#isFree) return true;
    const key = property === undefined ? carrier : `${carrier} ${property.value}`;
    const known = this.#passed.get(key);
    if (known !== undefined) return known;
    const verdict = passes(this.#index, carrier, this.#filter, property);
    this.#passed.set(key, verdict);
    return verdict;
  }

  /** A step from one node. What a node says is read once for all relations: one look-up is cheaper than one for each. */
  #take(iri: string, { property, back }: Step): readonly string[] {
    if (back) return this.#index.subjects(property, namedNode(iri)).map(({ value }) => value);
    const known = this.#said.get(iri) ?? new Map<string, string[]>();
    if (!this.#said.has(iri)) {
      this.#said.set(iri, known);
      for (const { predicate, object } of this.#index.match(namedNode(iri))) {
        if (object.termType !== 'NamedNode') continue;
        const objects = known.get(predicate.value);
        if (objects === undefined) known.set(predicate.value, [object.value]);
        else objects.push(object.value);
      }
    }
    return known.get(property.value) ?? NONE;
  }

  #takeAll(front: readonly string[], step: Step): readonly string[] {
    return front.flatMap((iri) => this.#take(iri, step));
  }

  /** The thing, and the `#` nodes that belong to it. */
  nodesOf(thing: string): ReadonlySet<string> {
    const nodes = new Set([thing]);
    for (const { value } of this.#index.subjects(prov.specializationOf, namedNode(thing))) {
      if (ownerOf(value) === thing) nodes.add(value);
    }
    for (const node of nodes) {
      for (const { predicate, object } of this.#index.match(namedNode(node))) {
        // Who entered what relates no things, and every field may have its own entry.
        if (predicate.equals(isnad.curation) || object.termType !== 'NamedNode') continue;
        if (ownerOf(object.value) === thing) nodes.add(object.value);
      }
    }
    return nodes;
  }

  /** The same with the `#` nodes that nothing of the thing leads to, such as the sections of a web site. */
  #pointedAt(thing: string, nodes: ReadonlySet<string>): ReadonlySet<string> {
    const all = new Set(nodes);
    const record = namedNode(thing.replace(`${this.#base}id/`, this.#base));
    for (const { subject } of this.#index.match(null, rdf.type, null, record)) {
      if (subject.value !== thing && ownerOf(subject.value) === thing) all.add(subject.value);
    }
    return all;
  }

  #addOwn(found: Map<string, Found>, thing: string, nodes: ReadonlySet<string>, only?: NamedNode): void {
    for (const node of nodes) {
      for (const { predicate, object } of this.#index.match(namedNode(node), only)) {
        if (object.termType !== 'NamedNode' || NO_RELATION.has(predicate.value)) continue;
        const other = ownerOf(object.value);
        const property = predicate as NamedNode;
        if (other === thing || !this.isThing(other) || !this.passes(thing, property)) continue;
        add(found, { key: keyOfProperty(property.value), inverse: false, other, carrier: thing });
      }
    }
  }

  #addPointing(found: Map<string, Found>, thing: string, nodes: ReadonlySet<string>, only?: NamedNode): void {
    let read = 0;
    for (const node of this.#pointedAt(thing, nodes)) {
      for (const { subject, predicate } of this.#index.match(null, only, namedNode(node))) {
        if (++read > MOST_POINTING) {
          this.isCut = true;
          return;
        }
        if (NO_RELATION.has(predicate.value)) continue;
        const other = ownerOf(subject.value);
        const property = predicate as NamedNode;
        if (other === thing || !this.isThing(other) || !this.passes(other, property)) continue;
        add(found, { key: keyOfProperty(property.value), inverse: true, other, carrier: other });
      }
    }
  }

  #addCarried(
    found: Map<string, Found>,
    thing: string,
    nodes: ReadonlySet<string>,
    { key, from, to }: ClaimRelation,
    inverse: boolean,
  ): void {
    const [here, there] = inverse ? [to, from] : [from, to];
    if (this.#last.nodes !== nodes) this.#last = { nodes, claims: new Map() };
    const known = this.#last;
    const claims = known.claims.get(here) ?? this.#claimsOf(nodes, here, MOST_CLAIMS);
    known.claims.set(here, claims);
    for (const claim of claims) {
      if (!this.passes(claim)) continue;
      for (const other of this.across(claim, there)) {
        if (other !== thing) add(found, { key, inverse, other, carrier: claim });
      }
    }
  }

  #claimsOf(nodes: ReadonlySet<string>, role: Role, most: number): ReadonlySet<string> {
    const claims = new Set<string>();
    for (const steps of role.ways) {
      let front: Iterable<string> = nodes;
      for (const { property, back } of [...steps].reverse()) {
        const next = new Set<string>();
        for (const iri of front) {
          const node = namedNode(iri);
          const [s, o] = back ? [node, null] : [null, node];
          for (const q of this.#index.match(s, property, o)) {
            if (next.size >= most) {
              this.isCut = true;
              break;
            }
            next.add(back ? q.object.value : q.subject.value);
          }
        }
        front = next;
      }
      for (const iri of front) {
        if (claims.size >= most) {
          this.isCut = true;
          return claims;
        }
        if (parseIri(iri, this.#base)?.kind === 'claim') claims.add(iri);
      }
    }
    return claims;
  }
}

/** Whether a thing has a record that is current; of one that is gone nothing but that is said. */
export function hasRecord(index: QuadIndex, thing: string): boolean {
  const node = namedNode(thing);
  return index.has(node, rdf.type) && !index.has(node, rdf.type, isnad.Withdrawn);
}

interface Remembered {
  readonly nodes: ReadonlySet<string>;
  readonly claims: Map<Role, ReadonlySet<string>>;
}

interface Found extends Group {
  readonly neighbours: Map<string, Set<string>>;
}

interface Edge extends Omit<Direction, 'key'> {
  readonly key: string | undefined;
  readonly other: string;
  readonly carrier: string;
}

function add(found: Map<string, Found>, { key, inverse, other, carrier }: Edge): void {
  if (key === undefined) return;
  const name = directionText({ key, inverse });
  const group = found.get(name) ?? { direction: { key, inverse }, neighbours: new Map<string, Set<string>>() };
  found.set(name, group);
  const carriers = group.neighbours.get(other);
  if (carriers === undefined) group.neighbours.set(other, new Set([carrier]));
  else carriers.add(carrier);
}
