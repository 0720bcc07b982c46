import { isnad, vocab } from '../rdf/vocabulary.ts';
import type { CheckContext, Fault } from './check.ts';
import type { NodeGraph } from './node-graph.ts';

/** A claim is stated in the document whose record holds it, repeats no date of it, and is no larger than its whole. */
export function* claimCheck({ record, own, all }: CheckContext): Generator<Fault> {
  const documentDate = own.object(record.thing, isnad.date)?.value;
  for (const claim of own.subjects()) {
    for (const { value } of own.objects(claim, isnad.statedIn))
      if (value !== record.thing)
        yield { check: 'StatedInCheck', focusNode: claim, path: isnad.statedIn.value, value, expected: record.thing };
    const date = own.object(claim, isnad.statedIn) && own.object(claim, isnad.date)?.value;
    if (date !== undefined && date === documentDate)
      yield { check: 'ClaimDateCheck', focusNode: claim, path: isnad.date.value, value: date };
    yield* largerThanWhole(claim, own, all);
  }
}

function* largerThanWhole(claim: string, own: NodeGraph, all: NodeGraph): Generator<Fault> {
  for (const { value: whole } of own.objects(claim, isnad.subsetOf)) {
    const part = leastOf(claim, all);
    const most = mostOf(whole, all);
    if (part !== undefined && most !== undefined && part > most)
      yield {
        check: 'SubsetCheck',
        focusNode: claim,
        path: isnad.subsetOf.value,
        value: whole,
        expected: String(most),
      };
  }
}

const FIRM = [vocab('bound', 'unqualified'), vocab('bound', 'exactly')].map(({ value }) => value);
const LEAST = [...FIRM, ...[vocab('bound', 'at-least'), vocab('bound', 'more-than')].map(({ value }) => value)];
const BETWEEN = vocab('bound', 'between').value;
const AT_MOST = vocab('bound', 'at-most').value;

/** The least that a claim's number may be; undefined where its bound is only an approximation. */
function leastOf(claim: string, all: NodeGraph): number | undefined {
  const bound = all.object(claim, isnad.bound)?.value ?? '';
  return LEAST.includes(bound) || bound === BETWEEN ? number(claim, all) : undefined;
}

/** The most that a claim's number may be; undefined where it is open or an approximation. */
function mostOf(claim: string, all: NodeGraph): number | undefined {
  const bound = all.object(claim, isnad.bound)?.value ?? '';
  if (bound === BETWEEN) return number(claim, all, true);
  return FIRM.includes(bound) || bound === AT_MOST ? number(claim, all) : undefined;
}

function number(claim: string, all: NodeGraph, upper = false): number | undefined {
  const text = all.object(claim, upper ? isnad.upperValue : isnad.value)?.value ?? '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
