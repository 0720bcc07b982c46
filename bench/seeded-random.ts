/** Whole numbers from 0 up to, not including, `below`. */
export type Random = (below: number) => number;

/**
 * mulberry32, one stream for each name: any record can be made on its own, without making those before it. Seeded and
 * good enough for made-up data.
 */
export function randomOf(seed: number, ...name: readonly number[]): Random {
  let state = name.reduce((mixed, part) => Math.imul(mixed ^ part, 0x9e3779b1) ^ (mixed >>> 15), seed >>> 0) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
