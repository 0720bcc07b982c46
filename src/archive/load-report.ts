import type { Fault } from '../records/fault.ts';
import type { Finding } from '../validate/verdict.ts';

/** A file whose record was not taken in, for its own fault or because of its verdict, and what waits for it. */
export interface Refusal {
  readonly file: string;
  /** The record on the configured base, where the file got as far as having one. */
  readonly record?: string;
  readonly fault?: Fault;
  /** Its violations, where the shapes refused it. */
  readonly findings: readonly Finding[];
  /** Whether an earlier version stays current. */
  readonly kept: boolean;
  /** Files whose records refer to this one and therefore wait. */
  readonly heldBack: string[];
}

/** Changed on disk and through another door since the last import: neither side was written. */
export interface Conflict {
  readonly file: string;
  readonly record: string;
}

/** What a load did. Lists are cut at `LISTED`; the counts are whole. */
export interface LoadReport {
  readonly files: number;
  readonly created: number;
  readonly updated: number;
  /** Files whose content the archive already holds. */
  readonly unchanged: number;
  /** Unchanged on disk, changed through another door: the other door's version stays. */
  readonly kept: number;
  readonly withdrawn: number;
  readonly refusedCount: number;
  readonly heldBackCount: number;
  readonly conflictCount: number;
  readonly outdatedCount: number;
  /** Records whose file is gone and that stay current, for want of `--prune`. */
  readonly goneCount: number;
  readonly warnings: number;
  readonly conflicts: readonly Conflict[];
  readonly refused: readonly Refusal[];
  /** Current records that the shapes or neighbours of today would refuse; they stay. */
  readonly outdated: readonly Refusal[];
  readonly gone: readonly string[];
  /** The log position after the load. */
  readonly position: number;
}

/** The longest list of a report: a folder of a hundred thousand broken files must not fill the memory. */
export const LISTED = 1_000;

/** A report that is being counted. */
export type Tally = {
  -readonly [K in keyof LoadReport]: LoadReport[K] extends readonly (infer T)[] ? T[] : LoadReport[K];
};

/** A report of nothing yet. */
export function newTally(): Tally {
  const counts = { files: 0, created: 0, updated: 0, unchanged: 0, kept: 0, withdrawn: 0, warnings: 0, position: 0 };
  const bad = { refusedCount: 0, heldBackCount: 0, conflictCount: 0, outdatedCount: 0, goneCount: 0 };
  return { ...counts, ...bad, conflicts: [], refused: [], outdated: [], gone: [] };
}

/** Adds to a list of the report while there is room. */
export function note<T>(list: T[], item: T): void {
  if (list.length < LISTED) list.push(item);
}

/** Whether everything in the folder is now in the archive, and everything current fits the shapes. */
export function isClean(report: LoadReport): boolean {
  return report.refusedCount + report.heldBackCount + report.conflictCount + report.outdatedCount === 0;
}

/** How far a load is. `total` is unknown while the folder is being read. */
export interface Progress {
  readonly phase: 'reading' | 'validating' | 'writing';
  readonly done: number;
  readonly total?: number;
}
