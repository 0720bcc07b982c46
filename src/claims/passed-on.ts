import type { QuadIndex } from '../index/quad-index.ts';
import type { ClaimValue, ClaimView } from './claim-view.ts';
import { type Comparison, compare, scopeKey } from './compare.ts';

/** What can change where one body passes on what another said. */
export type ChangedPart =
  | 'aspect'
  | 'figure'
  | 'bound'
  | 'counts'
  | 'date'
  | 'object'
  | 'finding'
  | 'about'
  | 'scope'
  | 'strength'
  | 'standard';

/** Where it went: both have it and differ, or one of them alone has it. */
export interface Change {
  readonly part: ChangedPart;
  readonly kind: 'changed' | 'lost' | 'added';
}

/** What became of a claim on its way to the one that passes it on. */
export interface PassedOn {
  readonly changes: readonly Change[];
  /** The two as the matrix compares them; what counts something else is not comparable. */
  readonly comparison: Comparison;
}

/**
 * Sets a claim beside the claim that it reports, part by part: what was lost, changed or added on the way. A part is the
 * same where both say it in the same terms; wording is no part. How the two stand to one another, `compare` alone says.
 */
export function passedOn(index: QuadIndex, teller: ClaimView, original: ClaimView): PassedOn {
  const all = Object.entries(PARTS) as [ChangedPart, (claim: ClaimView) => string][];
  const parts = teller.aspect === original.aspect ? all : all.filter(([part]) => !OF_ASPECT.has(part));
  const changes = parts.flatMap(([part, read]) => {
    const [said, told] = [read(original), read(teller)];
    if (said === told) return [];
    return [{ part, kind: said === '' ? 'added' : told === '' ? 'lost' : 'changed' } as const];
  });
  return { changes, comparison: compare(index, teller, original) };
}

/** What a claim under another aspect cannot have, or has in another sense: a count over findings names no party. */
const OF_ASPECT: ReadonlySet<ChangedPart> = new Set(['figure', 'bound', 'counts', 'date', 'object', 'finding']);

/** Each part of a claim as text, equal where two claims say the same; empty where a claim does not have it. */
const PARTS: Readonly<Record<ChangedPart, (claim: ClaimView) => string>> = {
  aspect: ({ aspect }) => aspect ?? '',
  figure: ({ value }) => (value?.kind === 'number' ? figureKey(value) : ''),
  bound: ({ bound, value }) => (value?.kind === 'number' ? (bound ?? '') : ''),
  counts: ({ counts }) => counts ?? '',
  date: ({ value }) => (value?.kind === 'edtf' ? value.lexical : ''),
  object: ({ object }) => object ?? '',
  finding: ({ finding }) => finding ?? '',
  about: ({ about }) => about.join(' '),
  scope: ({ scope }) => scopeKey(scope),
  strength: ({ modality }) => modality ?? '',
  standard: ({ standardOfProof }) => standardOfProof.join(' '),
};

function figureKey({ lexical, ...value }: Extract<ClaimValue, { kind: 'number' }>): string {
  return value.upper === undefined ? lexical : `${lexical}–${value.upper}`;
}
