import type { QuadIndex } from '../index/quad-index.ts';
import { areConflicting } from './compare.ts';
import { MOST_COMPARED, pairsOf } from './matrix.ts';
import { coresAbout } from './read-claim.ts';

/**
 * Whether two of the claims about a thing are conflicting, as its matrix shows them. Undefined where nothing can be said:
 * under two claims, or a row with more than the matrix compares and no conflict in the others. Ends at the first conflict.
 */
export function isDisputed(index: QuadIndex, thing: string): boolean | undefined {
  const claims = coresAbout(index, thing).filter((claim) => !claim.isDemand);
  if (claims.length < 2) return undefined;
  const rows = [...Map.groupBy(claims, (claim) => claim.aspect).values()];
  const compared = rows.filter((row) => row.length <= MOST_COMPARED);
  if (compared.some((row) => pairsOf(row).some(([a, b]) => areConflicting(index, a, b)))) return true;
  return compared.length === rows.length ? false : undefined;
}
