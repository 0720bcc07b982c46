import type { QuadIndex } from '../index/quad-index.ts';
import { literal, type NamedNode, namedNode, type Quad } from '../rdf/quads.ts';
import { edtf, isnad, schema, xsd } from '../rdf/vocabulary.ts';
import { roots, voicesOf } from './chain.ts';
import type { ClaimCore } from './claim-view.ts';
import { intervalOf } from './interval.ts';
import { LANGUAGES } from './labels.ts';
import { composed, Sayer } from './sentence.ts';

/** A triple that is computed, for the derived graph. */
export type Triple = readonly [NamedNode, NamedNode, Quad['object']];

/** One sayer a language, for a run over many claims. */
export const sayers = (index: QuadIndex): readonly Sayer[] => LANGUAGES.map((language) => new Sayer(index, language));

/** What is computed of a claim alone; every triple has the claim as its subject, and one of `COMPUTED` as predicate. */
export function* claimTriples(index: QuadIndex, claim: ClaimCore, say: readonly Sayer[]): Generator<Triple> {
  const node = namedNode(claim.iri);
  yield* sentenceTriples(claim, say);
  yield* ownDate(index, claim, node);
  const interval = intervalOf(claim);
  if (interval !== undefined) {
    yield [node, isnad.lowest, literal(String(interval.lowest), xsd.integer)];
    if (interval.highest !== undefined) yield [node, isnad.highest, literal(String(interval.highest), xsd.integer)];
  }
  const starts = roots(index, claim);
  for (const root of starts) yield [node, isnad.root, namedNode(root.iri)];
  for (const agent of voicesOf(starts)) yield [node, isnad.voice, namedNode(agent)];
}

/** The sentences of a claim, one a language: the part of `claimTriples` that other things' names go into. */
export function* sentenceTriples(claim: ClaimCore, say: readonly Sayer[]): Generator<Triple> {
  for (const sayer of say) {
    yield [namedNode(claim.iri), isnad.sentence, literal(composed(sayer, claim), sayer.language)];
  }
}

/** Properties whose value for a claim is computed from the claim. */
export const COMPUTED: readonly NamedNode[] = [
  ...[isnad.sentence, isnad.date, isnad.earliest, isnad.latest, isnad.lowest, isnad.highest, isnad.root, isnad.voice],
];

/** The plain edges that a claim feeds; other claims may feed the same ones. */
export function* edgeTriples({ document, claimant, about }: Pick<ClaimCore, EdgePart>): Generator<Triple> {
  for (const thing of about) {
    yield [namedNode(document), schema.about, namedNode(thing)];
    yield [namedNode(claimant), isnad.speaksOf, namedNode(thing)];
  }
}

type EdgePart = 'document' | 'claimant' | 'about';

/** The date of its document, where the claim bears none of its own. */
function* ownDate(index: QuadIndex, claim: ClaimCore, node: NamedNode): Generator<Triple> {
  if (claim.date === undefined || index.has(node, isnad.date)) return;
  yield [node, isnad.date, literal(claim.date, edtf.EDTF)];
  if (claim.earliest !== undefined) yield [node, isnad.earliest, literal(claim.earliest, xsd.date)];
  if (claim.latest !== undefined) yield [node, isnad.latest, literal(claim.latest, xsd.date)];
}
