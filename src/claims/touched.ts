import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode, type Quad } from '../rdf/quads.ts';
import { dcterms, isnad, NAMESPACES, rdf, rdfs, skos, skosxl } from '../rdf/vocabulary.ts';
import { CLAIM_CLASSES, HIERARCHIES } from './derive.ts';

/** Which parts of the derived graph a change of triples may alter. */
export interface Touched {
  /** Claims (or what was one, or becomes one) of which everything is computed anew. */
  readonly claims: ReadonlySet<string>;
  /** Claims of which no more than the sentences can change: something they mention has another name. */
  readonly sentences: ReadonlySet<string>;
  /** Things whose plain labels are computed anew. */
  readonly labelled: ReadonlySet<string>;
  /** Hierarchies whose closure is computed anew. */
  readonly hierarchies: readonly NamedNode[];
}

/**
 * Finds what a change touches. `index` may stand before or after the change: whatever refers to a changed node and is not
 * itself changed is in both. Bound: the claims that refer to what changed, by name, document, scope or chain.
 */
export function touchedBy(index: QuadIndex, changed: Iterable<Quad>): Touched {
  const found = new Finder(index);
  for (const [iri, predicates] of bySubject(changed)) found.look(iri, predicates);
  return found;
}

/** What a claim or its scope names, so that its sentence bears the name. */
const MENTIONED_BY_CLAIM: readonly NamedNode[] = [
  ...[isnad.claimant, isnad.credits, isnad.modality, isnad.standardOfProof, isnad.counts, isnad.about, isnad.aspect],
  ...[isnad.object, isnad.finding, isnad.bound, isnad.demandedAction, isnad.addressee, isnad.forum],
  ...[isnad.concerns, isnad.legalBasis],
];
const MENTIONED_BY_SCOPE: readonly NamedNode[] = [
  ...[isnad.party, isnad.substance, isnad.place, isnad.fromEvent, isnad.untilEvent, isnad.inclusion],
];

const values = (...terms: NamedNode[]): ReadonlySet<string> => new Set(terms.map(({ value }) => value));
/** How a thing is called in a sentence, and the sentences themselves. */
const WORDS = values(
  ...[rdfs.label, skos.prefLabel, dcterms.title, isnad.phrase, isnad.phraseForOne, isnad.sentenceTemplate],
);
/** What whoever passes a claim on takes from it. */
const PASSED_ON = values(isnad.statedIn, isnad.claimant, isnad.credits, isnad.reports);
const DATES = values(isnad.date, isnad.earliest, isnad.latest);

class Finder implements Touched {
  readonly claims = new Set<string>();
  readonly sentences = new Set<string>();
  readonly labelled = new Set<string>();
  readonly hierarchies: NamedNode[] = [];
  readonly #index: QuadIndex;

  constructor(index: QuadIndex) {
    this.#index = index;
  }

  /** Follows the change of some properties of one node. */
  look(iri: string, predicates: ReadonlySet<string>): void {
    // What the node is said to be is known before or after the change alone, so every changed node may be a claim.
    this.claims.add(iri);
    if (!predicates.isDisjointFrom(PASSED_ON)) this.#addChain(iri);
    if (!predicates.isDisjointFrom(DATES)) this.#refer(this.claims, isnad.statedIn, iri);
    if (predicates.has(isnad.ofProperty.value)) this.#refer(this.claims, isnad.withholding, iri);
    this.#refer(this.sentences, isnad.scope, iri);
    if (!predicates.isDisjointFrom(WORDS)) this.#addMentions(iri);
    if (predicates.has(skosxl.altLabel.value)) this.labelled.add(iri);
    if (predicates.has(skosxl.literalForm.value)) this.#refer(this.labelled, skosxl.altLabel, iri);
    for (const hierarchy of HIERARCHIES) {
      if (predicates.has(hierarchy.value) && !this.hierarchies.includes(hierarchy)) this.hierarchies.push(hierarchy);
    }
  }

  #refer(into: Set<string>, predicate: NamedNode, object: string): void {
    for (const subject of this.#index.subjects(predicate, namedNode(object))) into.add(subject.value);
  }

  /** Whatever passes the claim on, at any distance, rests on the same roots. */
  #addChain(iri: string): void {
    const seen = new Set([iri]);
    for (const at of seen) {
      for (const { value } of this.#index.subjects(isnad.reports, namedNode(at))) seen.add(value);
    }
    for (const claim of seen) this.claims.add(claim);
  }

  #addMentions(iri: string): void {
    // The joints of a sentence are named after properties of ours, which every sentence may use.
    if (iri.startsWith(NAMESPACES.isnad)) {
      for (const claimClass of CLAIM_CLASSES) this.#refer(this.sentences, rdf.type, claimClass.value);
    }
    for (const predicate of MENTIONED_BY_CLAIM) this.#refer(this.sentences, predicate, iri);
    for (const predicate of MENTIONED_BY_SCOPE) {
      for (const scope of this.#index.subjects(predicate, namedNode(iri))) {
        this.#refer(this.sentences, isnad.scope, scope.value);
      }
    }
  }
}

function bySubject(quads: Iterable<Quad>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { subject, predicate } of quads) {
    const known = found.get(subject.value);
    if (known === undefined) found.set(subject.value, new Set([predicate.value]));
    else known.add(predicate.value);
  }
  return found;
}
