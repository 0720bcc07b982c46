const LONGEST_LINE = 22;
const MOST_LINES = 3;

/** What keeps a line in its own direction whatever the page's (UAX 9, isolates). */
const ISOLATES = { ltr: '\u2066', rtl: '\u2067' } as const;
const END = '\u2069';

/**
 * A name as the lines under its node, at most three. Each line is isolated in the direction of the name, because a canvas
 * takes the page's direction for every line it writes.
 */
export function linesOf(name: string, direction: 'ltr' | 'rtl'): string {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LONGEST_LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`];
  return shown.map((line) => ISOLATES[direction] + line + END).join('\n');
}
