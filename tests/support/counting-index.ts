import type { SharedIndex } from '../../src/index/shared-index.ts';

/** An index that counts how often something is asked of it. */
export function countingIndex(index: SharedIndex): { readonly index: SharedIndex; reads(): number } {
  let reads = 0;
  const counted = new Set(['match', 'has', 'count', 'subjects', 'objects', 'object']);
  const proxy = new Proxy(index, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (counted.has(String(name))) reads += 1;
        return value.apply(target, args);
      };
    },
  });
  return { index: proxy, reads: () => reads };
}
