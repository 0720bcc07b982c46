import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';

/**
 * How many claims are about a thing. A derivation is about things, too, but nobody claims it: counted with them, a list would
 * promise more than the page of the thing has. Bound: one look-up, which gives a row for each.
 */
export function countClaimsAbout(index: QuadIndex, thing: string): number {
  return index.subjects(isnad.about, namedNode(thing)).filter(({ value }) => isClaim(value)).length;
}

/** Whether an IRI is that of a claim, wherever the archive lies. */
export function isClaim(iri: string): boolean {
  return iri.includes('/id/claim/');
}
