import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode, type Term } from '../rdf/quads.ts';
import { dcterms, isnad, rdf } from '../rdf/vocabulary.ts';
import { sidesOf } from './ballots.ts';
import { NodeReader } from './node-reader.ts';

/** A document with what a list of documents tells of it. */
export interface DatedDocument {
  readonly iri: string;
  readonly type: string | undefined;
  readonly publisher: string | undefined;
  /** EDTF. */
  readonly date: string | undefined;
  readonly earliest: string | undefined;
}

/** A document that speaks of a thing, in so many claims. */
export interface SpeakingDocument extends DatedDocument {
  readonly claims: number;
}

/** A resolution or draft of later date, what ties it to the thing, and what became of it where it was put to the vote. */
export interface LaterText extends DatedDocument {
  /** Claims that speak of the thing and of this text together. */
  readonly claims: readonly string[];
  /** Mechanisms that speak of the thing, and of which this text speaks. */
  readonly mechanisms: readonly string[];
  readonly outcomes: readonly string[];
  /** Those known by name who cast a veto. */
  readonly vetoes: readonly string[];
}

/** What was written about an incident, and what was put to the vote on it or on those who examined it. */
export interface Followed {
  /** Every document with a claim about the thing, by date. */
  readonly documents: readonly SpeakingDocument[];
  /** Resolutions and drafts, from the thing's date on, that are tied to it by a claim or by a mechanism; by date. */
  readonly texts: readonly LaterText[];
}

/** By text, the claims and the mechanisms that tie it to a thing. */
type Ties = Map<string, { readonly claims: Set<string>; readonly mechanisms: Set<string> }>;

/**
 * The documents that speak of a thing, and the resolutions and drafts that a claim about the thing is about as well or
 * that speak of a mechanism among the claimants. These follow in time: that the one led to the other nobody says here.
 * Bound: four look-ups for each claim about the thing and three for each claim about such a mechanism, two for each thing
 * that these tie to it, three and one for each ballot for each vote.
 */
export function followed(index: QuadIndex, thing: string): Followed {
  const claims = index.subjects(isnad.about, namedNode(thing)).filter((claim) => index.has(claim, isnad.claimant));
  const perDocument = Map.groupBy(claims, (claim) => index.object(claim, isnad.statedIn)?.value ?? '');
  const documents = [...perDocument].map(([iri, members]) => ({
    ...datedDocument(index, iri),
    claims: members.length,
  }));
  const since = index.object(namedNode(thing), isnad.earliest)?.value;
  const texts = since === undefined ? [] : textsSince(index, since, tiesOf(index, thing, claims));
  return { documents: documents.sort(byDate), texts };
}

function tiesOf(index: QuadIndex, thing: string, claims: readonly Term[]): Ties {
  const ties: Ties = new Map();
  const tieOf = (iri: string) => {
    const tie = ties.get(iri) ?? { claims: new Set(), mechanisms: new Set() };
    ties.set(iri, tie);
    return tie;
  };
  for (const claim of claims) {
    const others = index.objects(claim, isnad.about).filter(({ value }) => value !== thing);
    for (const { value } of others) tieOf(value).claims.add(claim.value);
  }
  const claimants = new Set(claims.map((claim) => index.object(claim, isnad.claimant)?.value ?? ''));
  const mechanisms = [...claimants].sort().filter((iri) => index.has(namedNode(iri), rdf.type, isnad.Mechanism));
  for (const mechanism of mechanisms) {
    for (const claim of index.subjects(isnad.about, namedNode(mechanism))) {
      const iri = index.object(claim, isnad.statedIn)?.value;
      if (iri !== undefined) tieOf(iri).mechanisms.add(mechanism);
    }
  }
  return ties;
}

function textsSince(index: QuadIndex, since: string, ties: Ties): LaterText[] {
  return [...ties]
    .filter(([iri]) =>
      [isnad.Resolution, isnad.DraftResolution].some((kind) => index.has(namedNode(iri), rdf.type, kind)),
    )
    .map(([iri, { claims, mechanisms }]) => ({
      ...withVote(index, iri),
      claims: [...claims].sort(),
      mechanisms: [...mechanisms],
    }))
    .filter(({ earliest }) => earliest !== undefined && earliest >= since)
    .sort(byDate);
}

/** A draft bears no date of its own: the day of its vote is the day on which it was decided. */
function withVote(index: QuadIndex, iri: string): Omit<LaterText, 'claims' | 'mechanisms'> {
  const own = datedDocument(index, iri);
  const votes = index.subjects(isnad.onText, namedNode(iri)).map(({ value }) => new NodeReader(index, value));
  const outcomes = votes.flatMap((vote) => vote.iris(isnad.outcome));
  const ballots = votes.flatMap(({ node }) => sidesOf(index, node.value)).flatMap((side) => side.ballots);
  const vetoes = ballots.flatMap(({ veto, voter }) => (veto && voter !== undefined ? [voter] : []));
  const [first] = votes;
  if (own.earliest !== undefined || first === undefined) return { ...own, outcomes, vetoes };
  return { ...own, outcomes, vetoes, date: first.text(isnad.date), earliest: first.text(isnad.earliest) };
}

/** Reads what a list tells of a document: one look-up. */
export function datedDocument(index: QuadIndex, iri: string): DatedDocument {
  const node = new NodeReader(index, iri);
  return {
    iri,
    type: node.iri(isnad.documentType),
    publisher: node.iri(dcterms.publisher),
    date: node.text(isnad.date),
    earliest: node.text(isnad.earliest),
  };
}

/** Earliest first, undated last. */
export function byDate(a: DatedDocument, b: DatedDocument): number {
  const [x, y] = [(a.earliest ?? '9999') + a.iri, (b.earliest ?? '9999') + b.iri];
  return x < y ? -1 : 1;
}
