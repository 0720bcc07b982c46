import { cpus, totalmem } from 'node:os';
import type { Timing } from './http-timing.ts';

/** A Markdown table, its columns padded so that it reads well as text too. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

/** What the figures were measured on. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const [first] = cpus();
  return `${cpus().length} cores (${first?.model.trim() || process.arch}), ${memory} GB, Node ${process.versions.node}, ${process.platform}`;
}

/** A time a reader can take in: milliseconds below a second, else seconds. */
export function duration(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
}

/** `median / p95 · requests a second`. */
export function timingCell(timing: Timing | string): string {
  if (typeof timing === 'string') return timing;
  return `${duration(timing.medianMs)} / ${duration(timing.p95Ms)} · ${rate(timing.perSecond)}/s`;
}

/** A rate with as many digits as it has meaning. */
export function rate(perSecond: number): string {
  return perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond).toLocaleString('en');
}

/** The middle of a few measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
