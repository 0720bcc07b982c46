/** Words shorter than this are taken as they are: too many others lie one letter away. */
export const SHORTEST_FORGIVEN = 4;

/**
 * Whether one word becomes the other by at most one slip: a letter missing, too many, wrong, or swapped with its
 * neighbour (optimal string alignment distance of at most 1).
 */
export function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
