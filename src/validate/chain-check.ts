import { isnad, vocab } from '../rdf/vocabulary.ts';
import type { CheckContext, Fault } from './check.ts';
import { areOneBody, isWithin } from './kinship.ts';
import type { NodeGraph } from './node-graph.ts';

const SAME = vocab('source-check', 'same').value;

/** What a claim is joined to is what the join says: the credited body's claim, the same claimant's, the same text's. */
export function* chainCheck({ own, all }: CheckContext): Generator<Fault> {
  for (const claim of own.subjects()) {
    if (own.object(claim, isnad.statedIn) === undefined) continue;
    yield* reported(claim, own, all);
    yield* ofAnother(claim, own, all);
    yield* apartFromWhole(claim, own, all);
  }
}

function* reported(claim: string, own: NodeGraph, all: NodeGraph): Generator<Fault> {
  const credited = own.objects(claim, isnad.credits).map(({ value }) => value);
  const isSame = own.object(claim, isnad.sourceCheck)?.value === SAME;
  for (const { value } of own.objects(claim, isnad.reports)) {
    const at = { focusNode: claim, path: isnad.reports.value, value };
    const teller = all.object(value, isnad.claimant)?.value;
    if (teller === undefined) continue;
    // Where nobody is credited a shape says so.
    if (credited.length > 0 && !credited.some((body) => areOneBody(body, teller, all)))
      yield { check: 'ReportedPartyCheck', ...at, expected: teller };
    const aspect = all.object(value, isnad.aspect)?.value;
    if (isSame && aspect !== own.object(claim, isnad.aspect)?.value)
      yield { check: 'ReportedAspectCheck', ...at, ...(aspect === undefined ? {} : { expected: aspect }) };
  }
}

function* ofAnother(claim: string, own: NodeGraph, all: NodeGraph): Generator<Fault> {
  for (const [check, join, shared] of [
    ['RevisesCheck', isnad.revises, isnad.claimant],
    ['VariantCheck', isnad.variantOf, isnad.statedIn],
  ] as const) {
    const mine = own.object(claim, shared)?.value;
    for (const { value } of own.objects(claim, join)) {
      const theirs = all.object(value, shared)?.value;
      if (theirs !== undefined && theirs !== mine)
        yield { check, focusNode: claim, path: join.value, value, expected: theirs };
    }
  }
}

function* apartFromWhole(claim: string, own: NodeGraph, all: NodeGraph): Generator<Fault> {
  for (const { value: whole } of own.objects(claim, isnad.subsetOf)) {
    const claimant = all.object(whole, isnad.claimant)?.value;
    if (claimant === undefined) continue;
    const isOfAnother = claimant !== own.object(claim, isnad.claimant)?.value;
    if (isOfAnother || !shareSubject(claim, whole, all))
      yield { check: 'SubsetSubjectCheck', focusNode: claim, path: isnad.subsetOf.value, value: whole };
  }
}

/** Whether two claims speak of one thing, or of an incident and the series it is part of. */
function shareSubject(part: string, whole: string, all: NodeGraph): boolean {
  const wholes = all.objects(whole, isnad.about);
  return all
    .objects(part, isnad.about)
    .some(({ value }) => wholes.some((other) => isWithin(value, other.value, isnad.partOf, all)));
}
