import { duration, markdownTable } from '../table.ts';
import type { Bout } from './bout.ts';
import type { MixQuery } from './mix.ts';
import { medianOf } from './tables.ts';

/** How the cost of each query grows with the data: Isnad's median at each size, and how many times as long as at the first, beside how many times as long an answer. */
export function growthTable(mix: readonly MixQuery[], bouts: readonly Bout[], limitMs: number): string {
  const rows = mix.map(({ name, title }) => {
    const cells = bouts.map((bout) => bout.cells.get(name)?.get('Isnad'));
    const [first] = cells;
    const base = medianOf(first, limitMs);
    return [
      title,
      ...cells.map((cell, i) => {
        const ms = medianOf(cell, limitMs);
        if (ms === undefined || cell === undefined) return '';
        if (i === 0 || base === undefined || first === undefined) return duration(ms);
        return `${duration(ms)} (${(ms / base).toFixed(1)}x; answer ${(cell.bytes / first.bytes).toFixed(1)}x)`;
      }),
    ];
  });
  return markdownTable(['Isnad', ...bouts.map(({ title }) => title)], rows);
}
