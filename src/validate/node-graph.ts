import type { NamedNode, Quad, Term } from '../rdf/quads.ts';
import { rdf } from '../rdf/vocabulary.ts';

/** Quads by subject, graphs set aside: what the checks in plain code read. Holds references to the quads, no copies. */
export class NodeGraph {
  readonly #bySubject = new Map<string, Quad[]>();

  constructor(quads: Iterable<Quad>) {
    for (const quad of quads) {
      const { value } = quad.subject;
      const known = this.#bySubject.get(value);
      if (known) known.push(quad);
      else this.#bySubject.set(value, [quad]);
    }
  }

  has(subject: string): boolean {
    return this.#bySubject.has(subject);
  }

  subjects(): IterableIterator<string> {
    return this.#bySubject.keys();
  }

  of(subject: string): readonly Quad[] {
    return this.#bySubject.get(subject) ?? [];
  }

  all(): Quad[] {
    return [...this.#bySubject.values()].flat();
  }

  objects(subject: string, predicate: NamedNode): Term[] {
    return this.of(subject)
      .filter((quad) => quad.predicate.value === predicate.value)
      .map(({ object }) => object);
  }

  /** The first object, where there is one; which one is first is the shapes' business to make irrelevant. */
  object(subject: string, predicate: NamedNode): Term | undefined {
    return this.of(subject).find((quad) => quad.predicate.value === predicate.value)?.object;
  }

  types(subject: string): string[] {
    return this.objects(subject, rdf.type).map(({ value }) => value);
  }
}
