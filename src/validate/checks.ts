import { sh } from '../rdf/vocabulary.ts';
import { accountCheck } from './account-check.ts';
import { chainCheck } from './chain-check.ts';
import { type Check, type CheckContext, checkIri, type Fault } from './check.ts';
import { claimCheck } from './claim-check.ts';
import { claimantCheck } from './claimant-check.ts';
import { cycleCheck } from './cycle-check.ts';
import { edtfCheck } from './edtf-check.ts';
import type { Messages } from './messages.ts';
import { passageCheck } from './passage-check.ts';
import { pointCheck } from './point-check.ts';
import { referenceCheck } from './reference-check.ts';
import { severityOf } from './shape-graph.ts';
import { typeCheck } from './type-check.ts';
import type { Finding } from './verdict.ts';

/** Every check that stands beside the shapes. */
const CHECKS: readonly Check[] = [
  typeCheck,
  referenceCheck,
  edtfCheck,
  claimCheck,
  claimantCheck,
  chainCheck,
  accountCheck,
  cycleCheck,
  passageCheck,
  pointCheck,
];

/** Runs all checks; severity and words come from the check's own shape in the shapes graph. */
export function runChecks(context: CheckContext, messages: Messages): Finding[] {
  return CHECKS.flatMap((check) => [...check(context)].map((fault) => toFinding(fault, context, messages)));
}

function toFinding(fault: Fault, { shapes }: CheckContext, messages: Messages): Finding {
  const shape = checkIri(fault.check);
  const words = messages.get(shape);
  if (words === undefined) throw new TypeError(`The check ${fault.check} has no shape in shapes/checks.ttl.`);
  const fill = (text: string) =>
    text.replaceAll('{value}', fault.value ?? '').replaceAll('{expected}', fault.expected ?? '');
  return {
    severity: severityOf(shapes.graph.object(shape, sh.severity)),
    focusNode: fault.focusNode,
    ...(fault.path === undefined ? {} : { path: fault.path }),
    ...(fault.value === undefined ? {} : { value: fault.value }),
    shape,
    message: { en: fill(words.en), ar: fill(words.ar) },
  };
}
