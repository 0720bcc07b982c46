/** Orders strings by code points, as their UTF-8 would: JavaScript's own order puts surrogates before U+E000. */
export function compareCodePoints(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const first = a.charCodeAt(i);
    const second = b.charCodeAt(i);
    if (first !== second) return rank(first) - rank(second);
  }
  return a.length - b.length;
}

const rank = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);
