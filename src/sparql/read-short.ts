import { type ParsedQuery, parseQuery } from './parse.ts';
import { mentionsText } from './text-query.ts';

/** Longer texts may take a parser longer than others who wait for this thread should wait. */
const LONGEST = 4096;
/** A parser goes deeper into its stack with every bracket; threads for queries have a larger one. */
const DEEPEST = 64;

/**
 * Reads a query in the thread that takes requests, if that is short work: so that the threads that answer need no parser,
 * which is half of what one of them would weigh. Undefined for what is long, nests deep, or asks for things by their names:
 * the thread that answers reads it itself. Throws `syntax` and what else `parseQuery` throws.
 */
export function readShort(text: string, baseIri: string): ParsedQuery | undefined {
  if (text.length > LONGEST || nestsDeep(text) || mentionsText(text)) return undefined;
  return parseQuery(text, baseIri);
}

/** Brackets in strings count as well: there are few, and to count one too many does no harm. */
function nestsDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if ('([{'.includes(character) && ++depth > DEEPEST) return true;
    if (')]}'.includes(character)) depth--;
  }
  return false;
}
