import type { QuadIndex } from '../index/quad-index.ts';
import { literal, type NamedNode, namedNode, type Quad, quad } from '../rdf/quads.ts';
import { edtf, isnad, rdf, rdfs, schema, skos, skosxl, xsd } from '../rdf/vocabulary.ts';
import { roots, voicesBehind } from './chain.ts';
import type { ClaimView } from './claim-view.ts';
import { ancestors } from './hierarchy.ts';
import { intervalOf } from './interval.ts';
import { LANGUAGES } from './labels.ts';
import { claimView } from './read-claim.ts';
import { sentence } from './sentence.ts';

/** The graph of everything computed; never archived. */
export function derivedGraph(base: string): NamedNode {
  return namedNode(`${base}derived`);
}

/**
 * What `{base}derived` holds (model.md, "The dataset"), so that SPARQL can compare as the pages do: the closure of classes
 * and properties, plain `skos:altLabel`s, and for each claim its sentence, date, interval, root and voices, and the plain edges
 * `schema:about` and `isnad:speaksOf`. Reads the index once through; memory: one claim at a time.
 */
export function* derivedQuads(index: QuadIndex, base: string): Generator<Quad> {
  const graph = derivedGraph(base);
  for (const [subject, predicate, object] of triples(index)) yield quad(subject, predicate, object, graph);
}

type Triple = readonly [NamedNode, NamedNode, Quad['object']];

function* triples(index: QuadIndex): Generator<Triple> {
  for (const predicate of [rdfs.subClassOf, rdfs.subPropertyOf]) yield* closure(index, predicate);
  yield* altLabels(index);
  for (const claimClass of [isnad.Claim, isnad.Demand]) {
    for (const subject of index.subjects(rdf.type, claimClass)) {
      const claim = claimView(index, subject.value);
      if (claim !== undefined) yield* ofClaim(index, claim);
    }
  }
}

/** Every pair that the closure adds or states; unions (blank nodes) are no named class and stay out. */
function* closure(index: QuadIndex, predicate: NamedNode): Generator<Triple> {
  const subjects = new Set(Array.from(index.match(null, predicate), (q) => q.subject.value));
  for (const subject of subjects) {
    for (const above of ancestors(index, subject, predicate)) yield [namedNode(subject), predicate, namedNode(above)];
  }
}

/** SKOS-XL, appendix B: a lexical label entails the plain one. */
function* altLabels(index: QuadIndex): Generator<Triple> {
  for (const { subject, object } of index.match(null, skosxl.altLabel)) {
    for (const form of index.objects(object, skosxl.literalForm)) {
      yield [namedNode(subject.value), skos.altLabel, form as Quad['object']];
    }
  }
}

function* ofClaim(index: QuadIndex, claim: ClaimView): Generator<Triple> {
  const node = namedNode(claim.iri);
  for (const language of LANGUAGES) yield [node, isnad.sentence, literal(sentence(index, claim, language), language)];
  yield* ownDate(index, claim, node);
  const interval = intervalOf(claim);
  if (interval !== undefined) {
    yield [node, isnad.lowest, literal(String(interval.lowest), xsd.integer)];
    if (interval.highest !== undefined) yield [node, isnad.highest, literal(String(interval.highest), xsd.integer)];
  }
  for (const root of claim.reports.length === 0 ? [claim] : roots(index, claim)) {
    yield [node, isnad.root, namedNode(root.iri)];
  }
  for (const agent of voicesBehind(index, claim)) yield [node, isnad.voice, namedNode(agent)];
  for (const thing of claim.about) {
    yield [namedNode(claim.document), schema.about, namedNode(thing)];
    yield [namedNode(claim.claimant), isnad.speaksOf, namedNode(thing)];
  }
}

/** The date of its document, where the claim bears none of its own. */
function* ownDate(index: QuadIndex, claim: ClaimView, node: NamedNode): Generator<Triple> {
  if (claim.date === undefined || index.has(node, isnad.date)) return;
  yield [node, isnad.date, literal(claim.date, edtf.EDTF)];
  if (claim.earliest !== undefined) yield [node, isnad.earliest, literal(claim.earliest, xsd.date)];
  if (claim.latest !== undefined) yield [node, isnad.latest, literal(claim.latest, xsd.date)];
}
