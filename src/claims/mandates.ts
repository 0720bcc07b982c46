import type { QuadIndex } from '../index/quad-index.ts';
import { isnad, vocab } from '../rdf/vocabulary.ts';
import type { ClaimView } from './claim-view.ts';
import { NodeReader } from './node-reader.ts';

/** What a body was charged with, by which text, and from when to when. */
export interface MandateView {
  readonly iri: string;
  readonly kind: string | undefined;
  readonly basedOn: readonly string[];
  /** EDTF. */
  readonly date: string | undefined;
  readonly earliest: string | undefined;
  readonly latest: string | undefined;
}

/** Whether a body had the mandate that a finding needs on the day it was stated. */
export interface MandateCheck {
  /** The kind of mandate that the aspect asks for. */
  readonly kind: string;
  /** `unknown`: the day of the statement is. */
  readonly state: 'running' | 'none' | 'unknown';
  readonly running: readonly MandateView[];
}

/** What it takes to establish that something was used, and to say who did it: a row an aspect. */
const NEEDED: ReadonlyMap<string, string> = new Map([
  [vocab('aspect', 'use').value, vocab('mandate-kind', 'establish-use').value],
  [vocab('aspect', 'perpetrator').value, vocab('mandate-kind', 'attribute').value],
]);

/** The mandates of a body, the earliest first. Bound: one look-up and one for each mandate. */
export function mandatesOf(index: QuadIndex, agent: string): MandateView[] {
  const mandates = new NodeReader(index, agent).iris(isnad.mandate).map((iri) => {
    const node = new NodeReader(index, iri);
    return {
      iri,
      kind: node.iri(isnad.mandateKind),
      basedOn: node.iris(isnad.basedOn),
      date: node.text(isnad.date),
      earliest: node.text(isnad.earliest),
      latest: node.text(isnad.latest),
    };
  });
  return mandates.sort((a, b) => ((a.earliest ?? '') + a.iri < (b.earliest ?? '') + b.iri ? -1 : 1));
}

/**
 * Could the claimant find this at all at that date? As question 7 asks it: a mandate of the kind ran on the first day that
 * the statement can be of; one without a known end runs on. Undefined for other aspects, for a finding that establishes
 * nothing, and for a body of which no mandate is recorded: of those nothing is said.
 */
export function mandateFor(claim: ClaimView, mandates: readonly MandateView[]): MandateCheck | undefined {
  const kind = NEEDED.get(claim.aspect ?? '');
  if (kind === undefined || claim.finding !== undefined || mandates.length === 0) return undefined;
  const { earliest: day } = claim;
  if (day === undefined) return { kind, state: 'unknown', running: [] };
  const running = mandates.filter(
    ({ kind: own, earliest = '', latest = '9999' }) => own === kind && earliest <= day && latest >= day,
  );
  return { kind, state: running.length > 0 ? 'running' : 'none', running };
}
