import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad, vocab } from '../rdf/vocabulary.ts';
import { ownerOf } from '../records/segments.ts';
import { NodeReader } from './node-reader.ts';

/** One vote known by name. */
export interface BallotView {
  /** The vote, the voter, the side: IRIs; undefined where the record does not say. */
  readonly vote: string;
  readonly voter: string | undefined;
  readonly side: string | undefined;
  readonly veto: boolean;
}

/** A side of a vote: how many were on it, where that is known, and those known by name. */
export interface SideView {
  readonly side: string;
  /** As the record has it; names and numbers are known apart from one another. */
  readonly number: string | undefined;
  readonly ballots: readonly BallotView[];
}

/** The sides in the order of a count, each with the property that holds its number. */
const SIDES = [
  [vocab('side', 'for').value, isnad.inFavour],
  [vocab('side', 'against').value, isnad.against],
  [vocab('side', 'abstaining').value, isnad.abstaining],
] as const;

/** A vote by side; sides of which nothing is known are left out. Bound: one look-up and one for each ballot. */
export function sidesOf(index: QuadIndex, vote: string): SideView[] {
  const node = new NodeReader(index, vote);
  const ballots = node.iris(isnad.castBy).map((iri) => ballotOf(index, iri));
  const known = SIDES.map(([side, property]) => ({
    side,
    number: node.text(property),
    ballots: ballots.filter((ballot) => ballot.side === side),
  }));
  const others = Map.groupBy(
    ballots.filter(({ side }) => !SIDES.some(([own]) => own === side)),
    ({ side }) => side ?? '',
  );
  const rest = [...others].map(([side, members]) => ({ side, number: undefined, ballots: members }));
  return [...known, ...rest].filter(({ number, ballots: named }) => number !== undefined || named.length > 0);
}

/** The votes that a body cast, as far as they are known by name. Bound: two look-ups each. */
export function ballotsOf(index: QuadIndex, voter: string): BallotView[] {
  return index.subjects(isnad.voter, namedNode(voter)).map(({ value }) => ballotOf(index, value));
}

function ballotOf(index: QuadIndex, iri: string): BallotView {
  const node = new NodeReader(index, iri);
  return {
    vote: ownerOf(iri),
    voter: node.iri(isnad.voter),
    side: node.iri(isnad.side),
    veto: node.text(isnad.veto) === 'true',
  };
}
