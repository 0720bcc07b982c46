import type { QuadIndex } from '../index/quad-index.ts';
import { voicesBehind } from './chain.ts';
import type { ClaimView } from './claim-view.ts';
import { compare, isBefore } from './compare.ts';

/** One voice behind a figure: the bodies at the start of its chains, and the claims that rest on it. */
export interface Voice {
  readonly agents: readonly string[];
  readonly claims: readonly string[];
}

/** One and the same statement, by whomever made: claims that compare as the same, and the voices they rest on. */
export interface Figure {
  readonly claims: readonly ClaimView[];
  readonly voices: readonly Voice[];
  /** Claims that give the figure after others and name no source for it: shown, never counted. */
  readonly echoes: readonly string[];
  /** Corroborated means at least two roots (model.md): repeating one voice is none, nor is an echo without a source. */
  readonly corroborated: boolean;
}

/** Groups claims into figures (those with the outcome `same`) and counts the voices behind each. */
export function figures(index: QuadIndex, claims: readonly ClaimView[]): Figure[] {
  const groups: ClaimView[][] = [];
  for (const claim of claims) {
    const group = groups.find(([first]) => first !== undefined && compare(index, first, claim).outcome === 'same');
    if (group === undefined) groups.push([claim]);
    else group.push(claim);
  }
  return groups.map((members) => figureOf(index, members));
}

function figureOf(index: QuadIndex, claims: readonly ClaimView[]): Figure {
  const isEcho = (claim: ClaimView) =>
    claims.some((other) => isBefore(other, claim) && compare(index, other, claim).relation === 'same-figure-no-source');
  const echoes = claims.filter(isEcho);
  const voices = voicesOf(
    index,
    claims.filter((claim) => !echoes.includes(claim)),
  );
  return { claims, voices, echoes: echoes.map((claim) => claim.iri), corroborated: voices.length > 1 };
}

/** Each body counts once; a claim that rests on several adds a voice only where none of them is heard otherwise. */
function voicesOf(index: QuadIndex, claims: readonly ClaimView[]): Voice[] {
  const resting = claims.map((claim) => ({ claim, agents: voicesBehind(index, claim) }));
  const voices: { agents: string[]; claims: string[] }[] = [];
  for (const { claim, agents } of resting.sort((a, b) => a.agents.size - b.agents.size)) {
    const heard = voices.filter((voice) => voice.agents.some((agent) => agents.has(agent)));
    if (heard.length === 0) voices.push({ agents: [...agents].sort(), claims: [claim.iri] });
    for (const voice of heard) voice.claims.push(claim.iri);
  }
  return voices;
}
