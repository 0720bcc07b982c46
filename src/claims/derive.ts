import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode, type Quad, quad } from '../rdf/quads.ts';
import { isnad, rdf, rdfs, skos, skosxl } from '../rdf/vocabulary.ts';
import { claimTriples, edgeTriples, sayers, type Triple } from './derive-claim.ts';
import { ancestors } from './hierarchy.ts';
import { claimCore } from './read-claim.ts';

/** The graph of everything computed; never archived. */
export function derivedGraph(base: string): NamedNode {
  return namedNode(`${base}derived`);
}

/**
 * What `{base}derived` holds (model.md, "The dataset"), so that SPARQL can compare as the pages do: the closure of classes
 * and properties, plain `skos:altLabel`s, and for each claim its sentence, date, interval, root and voices, and the plain edges
 * `schema:about` and `isnad:speaksOf`. The index must not hold a derived graph yet: what is computed must never be computed
 * from itself. Reads the index once through; memory: the names of the claims.
 */
export function* derivedQuads(index: QuadIndex, base: string): Generator<Quad> {
  const graph = derivedGraph(base);
  for (const [subject, predicate, object] of triples(index)) yield quad(subject, predicate, object, graph);
}

/** The hierarchies of which the closure is derived. */
export const HIERARCHIES: readonly NamedNode[] = [rdfs.subClassOf, rdfs.subPropertyOf];

/** What makes a node a claim, for everything derived. */
export const CLAIM_CLASSES: readonly NamedNode[] = [isnad.Claim, isnad.Demand];

function* triples(index: QuadIndex): Generator<Triple> {
  for (const predicate of HIERARCHIES) yield* closure(index, predicate);
  for (const subject of index.subjects(skosxl.altLabel, null)) yield* altLabels(index, subject.value);
  const say = sayers(index);
  for (const claimClass of CLAIM_CLASSES) {
    for (const subject of index.subjects(rdf.type, claimClass)) {
      const claim = claimCore(index, subject.value);
      if (claim === undefined) continue;
      yield* claimTriples(index, claim, say);
      yield* edgeTriples(claim);
    }
  }
}

/** Every pair that the closure adds or states; unions (blank nodes) are no named class and stay out. */
export function* closure(index: QuadIndex, predicate: NamedNode): Generator<Triple> {
  const subjects = new Set(Array.from(index.match(null, predicate), (q) => q.subject.value));
  for (const subject of subjects) {
    for (const above of ancestors(index, subject, predicate)) yield [namedNode(subject), predicate, namedNode(above)];
  }
}

/** The plain labels of one thing (SKOS-XL, appendix B: a lexical label entails the plain one). */
export function* altLabels(index: QuadIndex, subject: string): Generator<Triple> {
  for (const { object } of index.match(namedNode(subject), skosxl.altLabel)) {
    for (const form of index.objects(object, skosxl.literalForm)) {
      yield [namedNode(subject), skos.altLabel, form as Quad['object']];
    }
  }
}
