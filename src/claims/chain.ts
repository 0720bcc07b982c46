import type { QuadIndex } from '../index/quad-index.ts';
import { isnad } from '../rdf/vocabulary.ts';
import type { ClaimView } from './claim-view.ts';
import { NodeReader } from './node-reader.ts';
import { claimView } from './read-claim.ts';

/** One step back along the chain of transmission: the claim, how far it is from the start of the walk, and who passed it on. */
export interface ChainStep<C = ClaimView> {
  readonly claim: C;
  /** 0: the claim asked for. */
  readonly depth: number;
  /** The claim that reports this one; undefined for the claim asked for. */
  readonly reportedBy: string | undefined;
}

/** All that a chain asks of a claim. */
export type Link = Pick<ClaimView, 'iri' | 'claimant' | 'credits' | 'reports'>;

/**
 * The chain of a claim (`isnad:reports`, transitive), nearest first. Readings are shown elsewhere and never followed; a
 * reported claim that does not exist or is withheld ends its branch. Bound: each claim once.
 */
export function chain(index: QuadIndex, iri: string): ChainStep[] {
  return walk(iri, (at) => claimView(index, at));
}

/** The IRIs of a claim and of all that its chain leads to. */
export function chained(index: QuadIndex, { iri }: Link): ReadonlySet<string> {
  return new Set(walk(iri, (at) => linkOf(index, at)).map(({ claim }) => claim.iri));
}

/** The claims at the start of the chain: those that report no other known claim; the claim itself where it reports none. */
export function roots(index: QuadIndex, claim: Link): Link[] {
  if (claim.reports.length === 0) return [claim];
  const steps = walk(claim.iri, (at) => linkOf(index, at));
  const known = new Set(steps.map((step) => step.claim.iri));
  return steps.map((step) => step.claim).filter((step) => !step.reports.some((reported) => known.has(reported)));
}

/**
 * Whose word a claim rests on in the end: at each root the bodies it credits or, where it credits none, its claimant.
 * A set, since one printed total may rest on several findings.
 */
export function voicesBehind(index: QuadIndex, claim: Link): ReadonlySet<string> {
  return voicesOf(roots(index, claim));
}

/** The voices of claims that stand at the start of a chain. */
export function voicesOf(starts: readonly Link[]): ReadonlySet<string> {
  return new Set(starts.flatMap((root) => (root.credits.length > 0 ? root.credits : [root.claimant])));
}

/** A claim as its chain sees it; undefined where there is none, as for `claimView`. */
function linkOf(index: QuadIndex, iri: string): Link | undefined {
  const node = new NodeReader(index, iri);
  const claimant = node.iri(isnad.claimant);
  if (claimant === undefined || node.iri(isnad.statedIn) === undefined) return undefined;
  return { iri, claimant, credits: node.iris(isnad.credits), reports: node.iris(isnad.reports) };
}

function walk<C extends Link>(iri: string, read: (iri: string) => C | undefined): ChainStep<C>[] {
  const steps: ChainStep<C>[] = [];
  const seen = new Set<string>([iri]);
  let front: { iri: string; reportedBy: string | undefined }[] = [{ iri, reportedBy: undefined }];
  for (let depth = 0; front.length > 0; depth += 1) {
    const next: typeof front = [];
    for (const at of front) {
      const claim = read(at.iri);
      if (claim === undefined) continue;
      steps.push({ claim, depth, reportedBy: at.reportedBy });
      for (const reported of claim.reports) {
        if (seen.has(reported)) continue;
        seen.add(reported);
        next.push({ iri: reported, reportedBy: at.iri });
      }
    }
    front = next;
  }
  return steps;
}
