import type { Matches } from './score.ts';

/** The `most` best of some things by falling score; `things` is a part of the matches, in the same order. */
export function bestFirst(things: readonly number[], matches: Matches, most: number): number[] {
  const scores = scoresOf(things, matches);
  // Numbers alone are sorted natively, many times faster than with a function that compares.
  const least = most < scores.length ? (scores.toSorted()[scores.length - most] as number) : Number.NEGATIVE_INFINITY;
  const best: { thing: number; score: number }[] = [];
  for (let at = 0; at < things.length; at++) {
    const score = scores[at] as number;
    if (score >= least) best.push({ thing: things[at] as number, score });
  }
  best.sort((a, b) => b.score - a.score || a.thing - b.thing);
  return best.slice(0, most).map(({ thing }) => thing);
}

function scoresOf(things: readonly number[], matches: Matches): Float64Array {
  const scores = new Float64Array(things.length);
  let from = 0;
  for (let at = 0; at < things.length; at++) {
    while (matches.things[from] !== things[at]) from++;
    scores[at] = matches.scores[from] as number;
  }
  return scores;
}
