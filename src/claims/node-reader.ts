import type { QuadIndex } from '../index/quad-index.ts';
import { type Literal, type NamedNode, namedNode, type Term } from '../rdf/quads.ts';
import type { Worded } from './claim-view.ts';

/** What is said of one node, read at once with the first question: one look-up, as large as the node's own statements. */
export class NodeReader {
  readonly node: NamedNode;
  readonly #index: QuadIndex;
  #objects: Map<string, Term[]> | undefined;

  constructor(index: QuadIndex, iri: string) {
    this.#index = index;
    this.node = namedNode(iri);
  }

  /** The objects of a property, as the index gives them. */
  terms(predicate: NamedNode): readonly Term[] {
    this.#objects ??= this.#read();
    return this.#objects.get(predicate.value) ?? [];
  }

  /** The values of a property, sorted. */
  iris(predicate: NamedNode): string[] {
    const found = this.terms(predicate);
    return found.length < 2 ? found.map(({ value }) => value) : found.map(({ value }) => value).sort();
  }

  /** The first value of a property, in their order. */
  iri(predicate: NamedNode): string | undefined {
    const found = this.terms(predicate);
    return found.length < 2 ? found[0]?.value : this.iris(predicate)[0];
  }

  text(predicate: NamedNode): string | undefined {
    return this.iri(predicate);
  }

  /** The first literal of a property, in the order of their texts. */
  literal(predicate: NamedNode): Literal | undefined {
    const found = this.terms(predicate).filter((term) => term.termType === 'Literal');
    return found.length < 2 ? found[0] : found.sort(byText)[0];
  }

  worded(predicate: NamedNode): Worded[] {
    return this.terms(predicate)
      .map((object) => ({ text: object.value, language: object.termType === 'Literal' ? object.language : '' }))
      .sort((a, b) => (a.language + a.text < b.language + b.text ? -1 : 1));
  }

  #read(): Map<string, Term[]> {
    const objects = new Map<string, Term[]>();
    for (const { predicate, object } of this.#index.match(this.node)) {
      const known = objects.get(predicate.value);
      if (known === undefined) objects.set(predicate.value, [object]);
      else known.push(object);
    }
    return objects;
  }
}

/** The same whatever the order in which an index hands out what it holds. */
function byText(a: Literal, b: Literal): number {
  const [x, y] = [a.value + a.datatype.value, b.value + b.datatype.value];
  return x < y ? -1 : 1;
}
