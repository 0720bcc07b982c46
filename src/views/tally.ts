/** A first and a last day, as text or as numbers. */
export interface Days<T extends string | number> {
  readonly first: T;
  readonly last: T;
}

/**
 * How many times touch each of some steps, which stand in order and do not overlap. Two searches by halves for each time, however
 * many steps it touches or an address asks for.
 */
export function tally<T extends string | number>(steps: readonly Days<T>[], times: Iterable<Days<T>>): number[] {
  // What begins and what has ended at each step: their running sum is what touches it.
  const changes = new Int32Array(steps.length + 1);
  for (const { first, last } of times) {
    const start = firstWhere(steps, (step) => step.last >= first);
    const end = firstWhere(steps, (step) => step.first > last);
    if (start >= end) continue;
    changes[start] = (changes[start] as number) + 1;
    changes[end] = (changes[end] as number) - 1;
  }
  let now = 0;
  return steps.map((_, at) => {
    now += changes[at] as number;
    return now;
  });
}

/** The first step that fits, where all after it fit, too. */
function firstWhere<T extends string | number>(steps: readonly Days<T>[], fits: (step: Days<T>) => boolean): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(steps[middle] as Days<T>)) high = middle;
    else low = middle + 1;
  }
  return low;
}
