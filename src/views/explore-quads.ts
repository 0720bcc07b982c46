import { Neighbours } from '../claims/neighbours.ts';
import { CLAIM_PROPERTIES, propertyOfKey } from '../claims/relations.ts';
import { type NamedNode, namedNode, type Quad } from '../rdf/quads.ts';
import { isnad, prov, rdf, rdfs } from '../rdf/vocabulary.ts';
import { ownerOf, parseIri } from '../records/segments.ts';
import type { ExploreEdge, ExploreModel } from './explore-model.ts';

/** What is told of each thing, so that the answer can be read by itself. */
const OF_THINGS = [rdf.type, rdfs.label, isnad.date];
/** What is told of each claim that carries an edge: who says it where, about what, and what makes its relations. */
const OF_CLAIMS = new Set([rdf.type, isnad.sentence, isnad.date, ...CLAIM_PROPERTIES].map(({ value }) => value));

/**
 * A view as the statements that its edges are made of, each as it stands in the archive: of a record, its triple with the `#`
 * nodes on the way; of claims, who says it where about what. No statement is made up for a line of the drawing.
 */
export function exploreQuads(model: ExploreModel, base: string): Quad[] {
  const { nodes, edges } = model;
  const teller = new Teller(model, base);
  for (const { iri } of nodes) for (const property of OF_THINGS) teller.match(namedNode(iri), property);
  for (const edge of edges) teller.edge(edge);
  return [...teller.quads.values()];
}

class Teller {
  readonly quads = new Map<string, Quad>();
  readonly #index: ExploreModel['index'];
  readonly #base: string;
  readonly #reader: Neighbours;
  readonly #records = new Map<string, readonly Quad[]>();
  readonly #claims = new Set<string>();

  constructor({ index }: ExploreModel, base: string) {
    this.#index = index;
    this.#base = base;
    this.#reader = new Neighbours(index, base);
  }

  match(subject: NamedNode, property: NamedNode, object?: NamedNode): void {
    for (const q of this.#index.match(subject, property, object)) this.#say(q);
  }

  edge({ from, key, to, carriers }: ExploreEdge): void {
    const [source, target] = [`${this.#base}id/${from}`, `${this.#base}id/${to}`];
    const property = propertyOfKey(key);
    if (property !== undefined) {
      for (const q of this.#record(source)) {
        if (q.predicate.equals(property) && ownerOf(q.object.value) === target) this.#wayTo(source, q);
      }
    }
    for (const carrier of carriers) {
      if (parseIri(carrier, this.#base)?.kind !== 'claim') continue;
      if (key === 'computed-from') this.match(namedNode(source), prov.wasDerivedFrom, namedNode(carrier));
      this.#claim(carrier);
    }
  }

  /** A statement of a `#` node means something only with those that lead to the node. */
  #wayTo(source: string, statement: Quad): void {
    this.#say(statement);
    for (let { subject } = statement, steps = 0; subject.value !== source && steps < 5; steps++) {
      const above = this.#record(source).find(({ object }) => object.equals(subject));
      if (above === undefined) return;
      this.#say(above);
      subject = above.subject;
    }
  }

  #record(thing: string): readonly Quad[] {
    const known = this.#records.get(thing);
    if (known !== undefined) return known;
    const nodes = [...this.#reader.nodesOf(thing)];
    const quads = nodes.flatMap((node) => [...this.#index.match(namedNode(node))]);
    this.#records.set(thing, quads);
    return quads;
  }

  #claim(claim: string): void {
    if (this.#claims.has(claim)) return;
    this.#claims.add(claim);
    for (const q of this.#index.match(namedNode(claim))) {
      if (!OF_CLAIMS.has(q.predicate.value)) continue;
      this.#say(q);
      if (q.predicate.equals(isnad.reports)) this.match(q.object as NamedNode, isnad.statedIn);
      if (ownerOf(q.object.value) !== claim) continue;
      for (const part of this.#index.match(q.object)) if (OF_CLAIMS.has(part.predicate.value)) this.#say(part);
    }
  }

  #say(q: Quad): void {
    const { subject, predicate, object } = q;
    const language = object.termType === 'Literal' ? object.language : '';
    this.quads.set(`${subject.value} ${predicate.value} ${object.termType}${language} ${object.value}`, q);
  }
}
