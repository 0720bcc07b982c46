import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode, type Quad, quad } from '../rdf/quads.ts';
import { isnad, rdf, schema, skos } from '../rdf/vocabulary.ts';
import type { ClaimCore } from './claim-view.ts';
import { altLabels, CLAIM_CLASSES, closure, derivedGraph } from './derive.ts';
import { COMPUTED, claimTriples, edgeTriples, sayers, sentenceTriples, type Triple } from './derive-claim.ts';
import { claimCore } from './read-claim.ts';
import { type Touched, touchedBy } from './touched.ts';

/**
 * Keeps the derived graph current through one change, at the cost of what the change touches. In three steps: made with the
 * index as it was; `stale` is taken out of the derived graph together with the change; `renewed` is read from the index
 * after that. What results equals the derivation of everything.
 */
export class Rederivation {
  /** What the derived graph holds of the parts that are computed anew. */
  readonly stale: readonly Quad[];
  readonly #touched: Touched;
  readonly #graph: NamedNode;
  /** Edges that claims fed before the change, and perhaps nobody feeds any more. */
  readonly #edgesBefore: readonly Triple[];

  /** `changed`: every triple that a graph gains or loses, derived ones excepted. */
  constructor(before: QuadIndex, changed: Iterable<Quad>, base: string) {
    this.#graph = derivedGraph(base);
    this.#touched = touchedBy(before, changed);
    this.#edgesBefore = [...edges(before, this.#touched.claims)];
    this.stale = [...this.#staleIn(before)];
  }

  /** What the derived graph gains and loses now that the change and `stale` are done. */
  renewed(after: QuadIndex): { readonly added: Quad[]; readonly removed: Quad[] } {
    const added = this.#quads(this.#fresh(after));
    const removed = this.#quads(this.#edgesBefore.filter((edge) => !isFed(after, edge)));
    return { added, removed };
  }

  *#staleIn(index: QuadIndex): Generator<Quad> {
    const { claims, sentences, labelled, hierarchies } = this.#touched;
    for (const hierarchy of hierarchies) yield* index.match(null, hierarchy, null, this.#graph);
    for (const iri of labelled) yield* index.match(namedNode(iri), skos.altLabel, null, this.#graph);
    for (const iri of claims) {
      for (const predicate of COMPUTED) yield* index.match(namedNode(iri), predicate, null, this.#graph);
    }
    for (const iri of sentences) {
      if (!claims.has(iri)) yield* index.match(namedNode(iri), isnad.sentence, null, this.#graph);
    }
  }

  *#fresh(index: QuadIndex): Generator<Triple> {
    const { claims, sentences, labelled, hierarchies } = this.#touched;
    for (const hierarchy of hierarchies) yield* closure(index, hierarchy);
    for (const iri of labelled) yield* altLabels(index, iri);
    const say = sayers(index);
    for (const iri of claims) {
      const claim = typedClaim(index, iri);
      if (claim === undefined) continue;
      yield* claimTriples(index, claim, say);
      yield* edgeTriples(claim);
    }
    for (const iri of sentences) {
      const claim = claims.has(iri) ? undefined : typedClaim(index, iri);
      if (claim !== undefined) yield* sentenceTriples(claim, say);
    }
  }

  #quads(triples: Iterable<Triple>): Quad[] {
    return Array.from(triples, ([subject, predicate, object]) => quad(subject, predicate, object, this.#graph));
  }
}

/** The claim that a full derivation would come upon. */
function typedClaim(index: QuadIndex, iri: string): ClaimCore | undefined {
  const isClaim = CLAIM_CLASSES.some((claimClass) => index.has(namedNode(iri), rdf.type, claimClass));
  return isClaim ? claimCore(index, iri) : undefined;
}

function* edges(index: QuadIndex, claims: Iterable<string>): Generator<Triple> {
  for (const iri of claims) {
    const claim = typedClaim(index, iri);
    if (claim !== undefined) yield* edgeTriples(claim);
  }
}

/** Whether some claim feeds an edge; looks through the claims about the thing, or of its other end if those are fewer. */
function isFed(index: QuadIndex, [from, predicate, thing]: Triple): boolean {
  const end = predicate.equals(schema.about) ? isnad.statedIn : isnad.claimant;
  const byEnd = index.count(null, end, from) < index.count(null, isnad.about, thing);
  const claims = byEnd ? index.match(null, end, from) : index.match(null, isnad.about, thing);
  for (const { subject } of claims) {
    const other = byEnd ? index.has(subject, isnad.about, thing) : index.has(subject, end, from);
    if (!other) continue;
    const claim = typedClaim(index, subject.value);
    if (claim !== undefined && (predicate.equals(schema.about) ? claim.document : claim.claimant) === from.value)
      return true;
  }
  return false;
}
