import type { Matches } from './score.ts';

/** So many are simply sorted; of more, those below the ones that are wanted are not put in order. */
const SIMPLY_SORTED = 4_000;

/** Things by falling score; `things` is a part of the matches, in the same order. Beyond the first `most`, in no order. */
export function bestFirst(things: readonly number[], matches: Matches, most: number): number[] {
  const scored = withScores(things, matches);
  if (scored.length <= Math.max(SIMPLY_SORTED, most)) return scored.sort(byScore).map(({ thing }) => thing);
  // Numbers alone are sorted natively, many times faster than with a function that compares.
  const least = Float64Array.from(scored, ({ score }) => score).sort()[scored.length - most] as number;
  const best = scored.filter(({ score }) => score >= least).sort(byScore);
  const rest = scored.filter(({ score }) => score < least);
  return [...best, ...rest].map(({ thing }) => thing);
}

interface Scored {
  readonly thing: number;
  readonly score: number;
}

function withScores(things: readonly number[], matches: Matches): Scored[] {
  let at = 0;
  return things.map((thing) => {
    while (matches.things[at] !== thing) at++;
    return { thing, score: matches.scores[at] as number };
  });
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || a.thing - b.thing;
}
