import type { DatasetCore } from '@rdfjs/types';
import type { Quad, Term } from '../rdf/quads.ts';
import { rdf, rdfs } from '../rdf/vocabulary.ts';
import { bySubject, key, Matches, push } from './matches.ts';

/**
 * The data graph of one validation, in two layers. *Own* quads are enumerated: only they provide focus nodes.
 * *Near* quads (nodes of other records, concepts) are seen from a known subject alone, so `sh:class` and paths reach
 * them while no shape takes them for a focus node; their own records answer for them.
 * Read-only, though `add` and `delete` are in the interface.
 */
export class FocusDataset implements DatasetCore {
  readonly #own: readonly Quad[];
  readonly #layers: readonly ReadonlyMap<string, readonly Quad[]>[];
  readonly #byPredicate = new Map<string, Quad[]>();
  readonly #byType = new Map<string, Quad[]>();

  constructor(own: readonly Quad[], ...near: readonly ReadonlyMap<string, readonly Quad[]>[]) {
    this.#own = own;
    this.#layers = [bySubject(own), ...near];
    for (const quad of own) {
      push(this.#byPredicate, quad.predicate.value, quad);
      if (quad.predicate.value === rdf.type.value) push(this.#byType, key(quad.object), quad);
    }
  }

  get size(): number {
    return this.#own.length;
  }

  match(subject?: Term | null, predicate?: Term | null, object?: Term | null): DatasetCore {
    const found = new Matches();
    for (const quad of this.#candidates(subject, predicate, object)) {
      if (predicate && quad.predicate.value !== predicate.value) continue;
      if (object && !quad.object.equals(object)) continue;
      found.push(quad);
    }
    return found as unknown as DatasetCore;
  }

  /** The own nodes of any of these classes, each once, by stated types and the sub-classes that the own quads state (SHACL, section 2.1.3.2). */
  instancesOf(...names: readonly Term[]): Term[] {
    const classes = new Map(names.map((name) => [key(name), name]));
    const below = this.#byPredicate.get(rdfs.subClassOf.value) ?? [];
    for (const at of below.length === 0 ? [] : classes.values())
      for (const { subject, object } of below) if (object.equals(at)) classes.set(key(subject), subject);
    const nodes = [...classes.keys()].flatMap((at) => this.#byType.get(at) ?? []).map(({ subject }) => subject);
    return [...new Map(nodes.map((node) => [key(node), node])).values()];
  }

  has(quad: Quad): boolean {
    return this.match(quad.subject, quad.predicate, quad.object).size > 0;
  }

  add(): this {
    throw new TypeError('The data graph of a validation does not change.');
  }

  delete(): this {
    throw new TypeError('The data graph of a validation does not change.');
  }

  [Symbol.iterator](): Iterator<Quad> {
    return this.#own[Symbol.iterator]();
  }

  #candidates(subject?: Term | null, predicate?: Term | null, object?: Term | null): readonly Quad[] {
    if (!subject) {
      // Each shape asks for the instances of its class, each class for the classes below it.
      if (!predicate) return this.#own;
      const isTyping = predicate.value === rdf.type.value && object;
      return (isTyping ? this.#byType.get(key(object)) : this.#byPredicate.get(predicate.value)) ?? [];
    }
    for (const layer of this.#layers) {
      const quads = layer.get(key(subject));
      if (quads) return quads;
    }
    return [];
  }
}
