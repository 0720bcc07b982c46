import { vocab } from '../rdf/vocabulary.ts';

/** What a reader asks first of an incident. */
const ASPECT_ORDER = [
  'killed',
  'injured',
  'exposed',
  'affected',
  'treated',
  'use',
  'substance',
  'perpetrator',
] as const;

/** The place of an aspect among others; those that are not listed come last. */
export function aspectRank(aspect: string): number {
  const at = ASPECT_ORDER.findIndex((name) => vocab('aspect', name).value === aspect);
  return at < 0 ? ASPECT_ORDER.length : at;
}
