const KEY = 'isnad.queries';
const MOST_KEPT = 20;
/** Characters kept of all of them: browsers give room for some millions. */
const MOST_CHARACTERS = 1_000_000;

/** The queries that were asked in this browser, the last first; they are kept nowhere else. */
export function pastQueries(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string') : [];
  } catch {
    return [];
  }
}

/** Remembers a query; where the browser keeps nothing, nothing is kept. */
export function remember(query: string): void {
  if (query.trim() === '' || query.length > MOST_CHARACTERS) return;
  const kept = [query, ...pastQueries().filter((other) => other !== query)].slice(0, MOST_KEPT);
  while (kept.reduce((sum, { length }) => sum + length, 0) > MOST_CHARACTERS) kept.pop();
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still asks.
  }
}

/** Forgets them all. */
export function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // What was never kept is forgotten already.
  }
}

/** What tells a query from others in a list: its first line that says something. */
export function gistOf(query: string): string {
  const lines = query.split('\n').map((line) => line.trim());
  const gist = lines.filter((line) => line !== '' && !/^(#|PREFIX\b|BASE\b)/i.test(line)).join(' ');
  return gist.length > 110 ? `${gist.slice(0, 110)}…` : gist;
}
