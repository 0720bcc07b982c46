import { IsnadError, type Place } from '../errors.ts';

const OPAQUE =
  /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*|PREFIX\s+[^\s:]*:/giu;

/** A query of the same length in which strings, IRIs, comments and prefix declarations are blank. */
export function blanked(text: string): string {
  return text.replace(OPAQUE, (found) => ' '.repeat(found.length));
}

/** Line and column of an offset. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** People nest a dozen levels; the engine's time grows with the square of this. */
const DEEPEST = 1_000;

/** Refuses a query whose brackets nest beyond all use, before it can hold a thread for its whole time limit. */
export function checkNesting(text: string): void {
  if (text.length <= DEEPEST) return;
  let depth = 0;
  for (const { 0: bracket, index } of blanked(text).matchAll(/[([{]|[)\]}]/g)) {
    depth += '([{'.includes(bracket) ? 1 : -1;
    if (depth <= DEEPEST) continue;
    const place = placeAt(text, index);
    throw new IsnadError(
      'syntax',
      `Line ${place.line}, column ${place.column}: Brackets nest deeper than ${DEEPEST} levels.`,
      { place, arabic: `السطر ${place.line}، العمود ${place.column}: الأقواس متداخلة أكثر من ${DEEPEST} مستوى.` },
    );
  }
}
