import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
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

/** A text that speaks of a mechanism, and what became of it where it was put to the vote. */
export interface MechanismText extends DatedDocument {
  readonly mechanisms: readonly string[];
  readonly outcomes: readonly string[];
  /** Those known by name who cast a veto. */
  readonly vetoes: readonly string[];
}

/** What was written about an incident, and what was put to the vote on those who examined it. */
export interface Followed {
  /** Every document with a claim about the thing, by date. */
  readonly documents: readonly SpeakingDocument[];
  /** Resolutions and drafts, from the thing's date on, that speak of a mechanism which speaks of the thing; by date. */
  readonly texts: readonly MechanismText[];
}

/**
 * The documents that speak of a thing, and the resolutions and drafts on the mechanisms among their claimants. The second
 * follow in time: that the one led to the other nobody says here. Bound: three look-ups for each claim about the thing and
 * for each claim about such a mechanism, three and one for each ballot for each vote.
 */
export function followed(index: QuadIndex, thing: string): Followed {
  const claims = index.subjects(isnad.about, namedNode(thing)).filter((claim) => index.has(claim, isnad.claimant));
  const perDocument = Map.groupBy(claims, (claim) => index.object(claim, isnad.statedIn)?.value ?? '');
  const documents = [...perDocument].map(([iri, members]) => ({
    ...datedDocument(index, iri),
    claims: members.length,
  }));
  const claimants = new Set(claims.map((claim) => index.object(claim, isnad.claimant)?.value ?? ''));
  const mechanisms = [...claimants].sort().filter((iri) => index.has(namedNode(iri), rdf.type, isnad.Mechanism));
  const since = index.object(namedNode(thing), isnad.earliest)?.value;
  return { documents: documents.sort(byDate), texts: since === undefined ? [] : textsOn(index, mechanisms, since) };
}

function textsOn(index: QuadIndex, mechanisms: readonly string[], since: string): MechanismText[] {
  const speaking = new Map<string, Set<string>>();
  for (const mechanism of mechanisms) {
    for (const claim of index.subjects(isnad.about, namedNode(mechanism))) {
      const iri = index.object(claim, isnad.statedIn)?.value;
      if (iri !== undefined) speaking.set(iri, (speaking.get(iri) ?? new Set()).add(mechanism));
    }
  }
  return [...speaking]
    .filter(([iri]) =>
      [isnad.Resolution, isnad.DraftResolution].some((kind) => index.has(namedNode(iri), rdf.type, kind)),
    )
    .map(([iri, on]) => ({ ...withVote(index, iri), mechanisms: [...on] }))
    .filter(({ earliest }) => earliest !== undefined && earliest >= since)
    .sort(byDate);
}

/** A draft bears no date of its own: the day of its vote is the day on which it was decided. */
function withVote(index: QuadIndex, iri: string): Omit<MechanismText, 'mechanisms'> {
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
