import { NameSearch, notReady } from '../archive/search/name-search.ts';
import type { SearchNames } from './text-query.ts';

let open: { readonly path: string; readonly search: NameSearch } | undefined;

/** Looks names up in a search file, which stays open for the next query. `since`: the position that it must know. */
export function searchNames({
  path,
  base,
  since,
}: {
  path: string | undefined;
  base: string;
  since: number;
}): SearchNames {
  return (words, limit) => {
    if (path === undefined) throw notReady();
    if (open?.path !== path) open = { path, search: new NameSearch({ path, base }) };
    return open.search.search(words, { limit, since });
  };
}
