/** What of a record two versions are compared by. */
export interface Comparable {
  readonly nquads: string;
  readonly claims: ReadonlyMap<string, string>;
}

/** What changed between two versions of a record, in claims and in lines of canonical N-Quads. */
export interface Difference {
  readonly claims: { readonly added: string[]; readonly changed: string[]; readonly dropped: string[] };
  readonly lines: { readonly added: string[]; readonly removed: string[] };
}

/** Compares two versions; without an earlier one everything is added, without a later one everything is removed. */
export function difference(before: Comparable | undefined, after: Comparable | undefined): Difference {
  const old = before?.claims ?? new Map<string, string>();
  const now = after?.claims ?? new Map<string, string>();
  const oldLines = linesOf(before);
  const newLines = linesOf(after);
  return {
    claims: {
      added: [...now.keys()].filter((claim) => !old.has(claim)),
      changed: [...now].filter(([claim, hash]) => old.has(claim) && old.get(claim) !== hash).map(([claim]) => claim),
      dropped: [...old.keys()].filter((claim) => !now.has(claim)),
    },
    lines: {
      added: [...newLines].filter((line) => !oldLines.has(line)),
      removed: [...oldLines].filter((line) => !newLines.has(line)),
    },
  };
}

function linesOf(version: Comparable | undefined): Set<string> {
  return new Set((version?.nquads ?? '').split('\n').filter((line) => line !== ''));
}
