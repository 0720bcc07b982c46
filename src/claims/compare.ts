import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { chained, voicesBehind } from './chain.ts';
import type { ClaimCore, ScopeView, Worded } from './claim-view.ts';
import { kinshipOfConcepts } from './hierarchy.ts';
import { intervalOf, isSameInterval } from './interval.ts';
import { compareDates, compareFigures, compareParties, comparePlainThings, type Outcome } from './outcome.ts';
import { REASONS, type Reason } from './reasons.ts';

/** How two statements hang together; all but `independent` are neither agreement nor contradiction. */
export type Relation = 'independent' | 'repetition' | 'series' | 'variants' | 'same-figure-no-source';

/** The comparison of two claims, in the order given. `kind` is what a reader is told: the relation, else the outcome. */
export interface Comparison {
  readonly a: string;
  readonly b: string;
  readonly outcome: Outcome;
  readonly relation: Relation;
  readonly kind: Outcome | Exclude<Relation, 'independent'>;
  readonly reason: Reason;
}

/**
 * Compares two claims (model.md, "Comparison is computed, never stored"). Candidates speak of the same things under the
 * same aspect and scope; everything else is `not-comparable`. The one function that pages, `/claims` and the derived
 * graph share.
 */
export function compare(index: QuadIndex, a: ClaimCore, b: ClaimCore): Comparison {
  const [outcome, reason] = outcomeOf(index, a, b);
  const relation = relationOf(index, a, b, outcome);
  const found = { a: a.iri, b: b.iri, outcome, relation };
  const isTold = relation !== 'independent' && outcome !== 'not-comparable';
  return isTold ? { ...found, kind: relation, reason: REASONS[relation] } : { ...found, kind: outcome, reason };
}

/**
 * Whether `compare` would call two claims conflicting. How they hang together, which leads through both their chains, is
 * read only where they contradict each other.
 */
export function areConflicting(index: QuadIndex, a: ClaimCore, b: ClaimCore): boolean {
  const [outcome] = outcomeOf(index, a, b);
  return outcome === 'conflicting' && relationOf(index, a, b, outcome) === 'independent';
}

function outcomeOf(index: QuadIndex, a: ClaimCore, b: ClaimCore): [Outcome, Reason] {
  const obstacle = whyNoCandidates(index, a, b);
  if (obstacle !== undefined) return ['not-comparable', obstacle];
  switch (comparedAs(index, a.aspect)) {
    case 'interval':
      return compareFigures(index, a, b);
    case 'party':
      return compareParties(index, a, b);
    case 'thing':
      return comparePlainThings(index, a, b);
    case 'date':
      return compareDates(a, b);
    default:
      return ['not-comparable', REASONS.never];
  }
}

/** How an aspect's contract says its claims are compared. */
export function comparedAs(index: QuadIndex, aspect: string | undefined): string {
  if (aspect === undefined) return 'never';
  return index.object(namedNode(aspect), isnad.comparedAs)?.value ?? 'never';
}

function whyNoCandidates(index: QuadIndex, a: ClaimCore, b: ClaimCore): Reason | undefined {
  if (a.aspect === undefined || a.aspect !== b.aspect) return REASONS.aspect;
  if (a.about.length === 0 || !isSameSet(a.about, b.about)) return REASONS.about;
  if (scopeKey(a.scope) !== scopeKey(b.scope)) return REASONS.scope;
  // What bears a finding instead of a figure counts nothing; a denial of all meets every population.
  if (a.finding !== undefined || b.finding !== undefined || (a.counts === undefined && b.counts === undefined))
    return undefined;
  if (a.counts === undefined || b.counts === undefined) return REASONS.counts;
  return kinshipOfConcepts(index, a.counts, b.counts) === 'apart' ? REASONS.counts : undefined;
}

/**
 * A scope as text, equal where two claims cover the same: every member counts, words and notes included, since two
 * wordings of a limit are not known to mean one limit. No scope is the empty text.
 */
export function scopeKey(scope: ScopeView | undefined): string {
  if (scope === undefined) return '';
  const tagged = (texts: readonly Worded[]) => texts.map(({ text, language }) => `${text}@${language}`);
  const [words, note] = [tagged(scope.asWorded), tagged(scope.note)];
  const { party, substance, place, fromEvent, untilEvent, inclusion, date } = scope;
  const members = { party, substance, place, fromEvent, untilEvent, inclusion, date: [date ?? ''], words, note };
  return Object.entries(members)
    .filter(([, values]) => values.some((value) => value !== ''))
    .map(([name, values]) => `${name}=${[...values].sort().join('|')}`)
    .join(';');
}

function relationOf(index: QuadIndex, a: ClaimCore, b: ClaimCore, outcome: Outcome): Relation {
  if (a.variantOf.includes(b.iri) || b.variantOf.includes(a.iri)) return 'variants';
  if (a.claimant === b.claimant && !areOthersWords(index, a, b)) return 'series';
  if (isRepetition(index, a, b)) return 'repetition';
  return isUnsourcedEcho(a, b, outcome) ? 'same-figure-no-source' : 'independent';
}

/** Whether one teller passes on two bodies, as a page that lists figures by source: then those two are compared. */
function areOthersWords(index: QuadIndex, a: ClaimCore, b: ClaimCore): boolean {
  const [behindA, behindB] = [voicesBehind(index, a), voicesBehind(index, b)];
  const own = behindA.has(a.claimant) || behindB.has(b.claimant);
  return !own && behindA.isDisjointFrom(behindB);
}

/** Joined by `reports` at any distance, or resting on the word of one body, at least one of the two by crediting it. */
function isRepetition(index: QuadIndex, a: ClaimCore, b: ClaimCore): boolean {
  const passedOn = [a, b].some((claim) => claim.reports.length > 0 || claim.credits.length > 0);
  if (!passedOn) return false;
  if (!chained(index, a).isDisjointFrom(chained(index, b))) return true;
  return !voicesBehind(index, a).isDisjointFrom(voicesBehind(index, b));
}

/** The same figure, published later by another body that credits nobody for it. */
function isUnsourcedEcho(a: ClaimCore, b: ClaimCore, outcome: Outcome): boolean {
  if (outcome !== 'same' || !isSameFigure(a, b)) return false;
  const [earlier, later] = isBefore(a, b) ? [a, b] : [b, a];
  return isBefore(earlier, later) && later.credits.length === 0 && later.reports.length === 0;
}

/** One and the same interval, counting the same. */
function isSameFigure(a: ClaimCore, b: ClaimCore): boolean {
  const [x, y] = [intervalOf(a), intervalOf(b)];
  return x !== undefined && y !== undefined && isSameInterval(x, y) && a.counts === b.counts;
}

/** Whether the last day `a` can be of comes before the first that `b` can be of; unknown days: no. */
export function isBefore(a: ClaimCore, b: ClaimCore): boolean {
  return a.latest !== undefined && b.earliest !== undefined && a.latest < b.earliest;
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
