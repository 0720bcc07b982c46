import { duration, markdownTable, median } from '../table.ts';
import type { MixQuery } from './mix.ts';
import type { Cell, Cells } from './rounds.ts';

/** The mix, a row a query: medians, and how many times longer than Isnad each peer takes; then the geometric means. */
export function mixTable(
  mix: readonly MixQuery[],
  cells: Cells,
  ours: string,
  peers: readonly string[],
  limitMs: number,
): string {
  const rows = mix.map(({ name, title, beside }) => {
    const own = cells.get(name)?.get(ours);
    const mark = beside ? ' (beside the mix)' : '';
    return [
      title + mark,
      timeCell(own, limitMs),
      ...peers.map((peer) => {
        const cell = cells.get(name)?.get(peer);
        const times = ratio(own, cell, limitMs);
        return times === undefined ? timeCell(cell, limitMs) : `${timeCell(cell, limitMs)} (${times})`;
      }),
    ];
  });
  const counted = mix.filter(({ beside }) => !beside);
  const means = peers.map((peer) => geometricMean(counted, cells, ours, peer, limitMs));
  return markdownTable(['', ours, ...peers], [...rows, ['**geometric mean of the ratios**', '', ...means]]);
}

/** Isnad beside a limit that is no peer: only the queries that the limit was asked. */
export function limitTable(
  mix: readonly MixQuery[],
  cells: Cells,
  ours: string,
  limit: string,
  limitMs: number,
): string {
  const rows = mix.map(({ name, title }) => {
    const [own, bound] = [cells.get(name)?.get(ours), cells.get(name)?.get(limit)];
    return [title, timeCell(own, limitMs), timeCell(bound, limitMs), ratio(bound, own, limitMs) ?? ''];
  });
  return markdownTable(['', ours, limit, `${ours} takes`], rows);
}

/** What went wrong, a line each, so that no cell is read as more than it is. */
export function troubles(cells: Cells): string[] {
  return [...cells].flatMap(([query, row]) =>
    [...row].flatMap(([name, { trouble, detail }]) =>
      trouble === undefined ? [] : [`- ${query}, ${name}: ${trouble}: ${detail.slice(0, 400)}`],
    ),
  );
}

/** The median, or the time limit where there is none. */
export function medianOf(cell: Cell | undefined, limitMs: number): number | undefined {
  if (cell === undefined || cell.trouble === 'error') return undefined;
  if (cell.trouble === 'time limit') return limitMs;
  return cell.times.length === 0 ? undefined : median(cell.times);
}

function timeCell(cell: Cell | undefined, limitMs: number): string {
  const ms = medianOf(cell, limitMs);
  if (cell === undefined || ms === undefined) return cell?.trouble ?? '–';
  return `${cell.trouble === 'time limit' ? '> ' : ''}${duration(ms)}${cell.trouble === 'other answer' ? ' ≠' : ''}`;
}

function ratio(own: Cell | undefined, other: Cell | undefined, limitMs: number): string | undefined {
  const [ours, theirs] = [medianOf(own, limitMs), medianOf(other, limitMs)];
  if (ours === undefined || theirs === undefined) return undefined;
  const bound = { own: own?.trouble === 'time limit', other: other?.trouble === 'time limit' };
  if (bound.own) return undefined;
  return `${bound.other ? '> ' : ''}${times(theirs / ours)}`;
}

function geometricMean(mix: readonly MixQuery[], cells: Cells, ours: string, peer: string, limitMs: number): string {
  let [logs, count, bounded] = [0, 0, false];
  for (const { name } of mix) {
    const [own, other] = [cells.get(name)?.get(ours), cells.get(name)?.get(peer)];
    const [mine, theirs] = [medianOf(own, limitMs), medianOf(other, limitMs)];
    if (mine === undefined || theirs === undefined) continue;
    logs += Math.log(theirs / mine);
    count += 1;
    bounded ||= other?.trouble === 'time limit';
  }
  if (count === 0) return '–';
  const of = count < mix.length ? ` of ${count}` : '';
  return `**${bounded ? '> ' : ''}${times(Math.exp(logs / count))}**${of}`;
}

function times(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')}x`;
}
