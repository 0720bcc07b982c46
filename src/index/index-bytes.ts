import type { IndexData } from './index-data.ts';

/** How much memory the buffers of an index take. */
export function bytesOfIndex(data: IndexData): number {
  return bytesOf(data);
}

function bytesOf(part: unknown): number {
  if (part instanceof SharedArrayBuffer) return part.byteLength;
  if (typeof part !== 'object' || part === null) return 0;
  return Object.values(part).reduce((sum: number, inner) => sum + bytesOf(inner), 0);
}
