import type { QuadIndex } from '../index/quad-index.ts';
import { vocab } from '../rdf/vocabulary.ts';
import type { ClaimCore } from './claim-view.ts';
import { type Kinship, kinshipOfConcepts, kinshipOfParties, kinshipOfPlaces } from './hierarchy.ts';
import { intervalOf, isAbove, isSameInterval, meet } from './interval.ts';
import { coresAbout } from './read-claim.ts';
import { REASONS, type Reason } from './reasons.ts';

/** What two statements say of one another, taken at their word. */
export type Outcome = 'same' | 'compatible' | 'conflicting' | 'approximate' | 'not-comparable';

type Judged = [Outcome, Reason];

/**
 * Figures of candidates: by their intervals; a narrower population is only checked as not larger than a wider one. A
 * *denied* finding says that there was none, so it conflicts with whatever states more than none.
 */
export function compareFigures(index: QuadIndex, a: ClaimCore, b: ClaimCore): Judged {
  if (takesNoPosition(a) || takesNoPosition(b)) return ['not-comparable', REASONS['no-position']];
  if (isDenial(a) && isDenial(b)) return ['same', REASONS.same];
  if (isDenial(a) || isDenial(b)) return compareNone(isDenial(a) ? b : a);
  // A finding, or a figure that is withheld, is no approximate figure.
  const given = [a, b].every(({ value, asWorded }) => value !== undefined || asWorded.length > 0);
  if (!given) return ['not-comparable', REASONS['no-value']];
  const [x, y] = [intervalOf(a), intervalOf(b)];
  if (x === undefined || y === undefined) return ['approximate', REASONS.approximate];
  switch (kinshipOfConcepts(index, a.counts ?? '', b.counts ?? '')) {
    case 'inside':
      return isAbove(x, y) ? ['conflicting', REASONS['part-exceeds']] : ['compatible', REASONS.narrower];
    case 'around':
      return isAbove(y, x) ? ['conflicting', REASONS['part-exceeds']] : ['compatible', REASONS.narrower];
    case 'apart':
      return ['not-comparable', REASONS.counts];
    case 'equal':
      if (isSameInterval(x, y)) return ['same', REASONS.same];
      return meet(x, y) ? ['compatible', REASONS.meet] : ['conflicting', REASONS.apart];
  }
}

/** A figure beside the statement that there was none; an approximate one states more than none, too. */
function compareNone(figure: ClaimCore): Judged {
  if (figure.value === undefined && figure.asWorded.length === 0) return ['not-comparable', REASONS['no-value']];
  const interval = intervalOf(figure);
  return interval?.lowest === 0n ? ['compatible', REASONS.meet] : ['conflicting', REASONS.denied];
}

/** Parties: equal, or one inside the other: a state and its air force are no contradiction. */
export function compareParties(index: QuadIndex, a: ClaimCore, b: ClaimCore): Judged {
  return compareNamed(index, a, b, (x, y) => kinshipOfParties(index, x, y), REASONS['other-party']);
}

/** Substances, munitions, places: equal, or one a kind or part of the other. */
export function comparePlainThings(index: QuadIndex, a: ClaimCore, b: ClaimCore): Judged {
  const kinship = (x: string, y: string): Kinship => {
    const broader = kinshipOfConcepts(index, x, y);
    return broader === 'apart' ? kinshipOfPlaces(index, x, y) : broader;
  };
  return compareNamed(index, a, b, kinship, REASONS['other-thing']);
}

type KinshipOf = (x: string, y: string) => Kinship;

/**
 * A *denied* finding conflicts with one that affirms the same or a part of it; a denial without an object denies all.
 * Any other finding takes no position. Who names several (two kinds of rocket) contradicts only one who names none of them.
 */
function compareNamed(index: QuadIndex, a: ClaimCore, b: ClaimCore, kinship: KinshipOf, apart: Reason): Judged {
  if (takesNoPosition(a) || takesNoPosition(b)) return ['not-comparable', REASONS['no-position']];
  if (isDenial(a) !== isDenial(b)) return compareDenial(isDenial(a) ? a : b, isDenial(a) ? b : a, kinship);
  if (a.object === undefined || b.object === undefined) {
    return isDenial(a) && a.object === b.object ? ['same', REASONS.same] : ['not-comparable', REASONS['no-value']];
  }
  const kin = kinship(a.object, b.object);
  if (kin === 'equal') return ['same', REASONS.same];
  if (kin !== 'apart') return ['compatible', REASONS.inside];
  if (isDenial(a)) return ['compatible', REASONS['denies-other']];
  const also = namesKin(index, a, b.object, kinship) || namesKin(index, b, a.object, kinship);
  return also ? ['compatible', REASONS['names-several']] : ['conflicting', apart];
}

/** Whether the claimant, elsewhere under this aspect of these things, names the object, a part of it or its whole. */
function namesKin(index: QuadIndex, claim: ClaimCore, object: string, kinship: KinshipOf): boolean {
  return namedBeside(index, claim).some((other) => kinship(other, object) !== 'apart');
}

/** What a claim is compared with many times over is read once: a row of a hundred parties took twenty seconds. */
const known = new WeakMap<ClaimCore, readonly string[]>();

function namedBeside(index: QuadIndex, claim: ClaimCore): readonly string[] {
  const before = known.get(claim);
  if (before !== undefined) return before;
  const [thing] = claim.about;
  const beside = thing === undefined ? [] : coresAbout(index, thing);
  const named = beside
    .filter((other) => other.claimant === claim.claimant && other.aspect === claim.aspect)
    .flatMap((other) => other.object ?? []);
  known.set(claim, named);
  return named;
}

function compareDenial(denial: ClaimCore, other: ClaimCore, kinship: KinshipOf): Judged {
  if (other.object === undefined) return ['not-comparable', REASONS['no-value']];
  const kin = denial.object === undefined ? 'equal' : kinship(other.object, denial.object);
  return kin === 'equal' || kin === 'inside'
    ? ['conflicting', REASONS.denied]
    : ['compatible', REASONS['denies-other']];
}

/** Dates: the days each can mean are the same, meet, or lie apart. An open side counts as unknown, not as for ever. */
export function compareDates(a: ClaimCore, b: ClaimCore): Judged {
  const [x, y] = [a.value, b.value];
  if (x?.kind !== 'edtf' || y?.kind !== 'edtf') return ['not-comparable', REASONS['no-value']];
  if (x.lexical === y.lexical) return ['same', REASONS.same];
  const apart =
    (x.latest !== undefined && y.earliest !== undefined && x.latest < y.earliest) ||
    (y.latest !== undefined && x.earliest !== undefined && y.latest < x.earliest);
  return apart ? ['conflicting', REASONS['dates-apart']] : ['compatible', REASONS['dates-meet']];
}

/** Whether a claim denies what its object says. */
function isDenial(claim: ClaimCore): boolean {
  return claim.finding === vocab('finding', 'denied').value;
}

/** Every finding but a denial: not established, not determined ... */
function takesNoPosition(claim: ClaimCore): boolean {
  return claim.finding !== undefined && !isDenial(claim);
}
