import { type ParsedQuery, parseQuery } from './parse.ts';
import { filledIn, shapeOf } from './query-shape.ts';
import { mentionsText } from './text-query.ts';

/** A query that was read, and the shape that it shares with others. */
export interface ShortQuery {
  readonly parsed: ParsedQuery;
  /** The query without its constants. */
  readonly shape: string;
}

/** Longer texts may take a parser longer than others who wait for this thread should wait. */
const LONGEST = 4096;
/** A parser goes deeper into its stack with every bracket; threads for queries have a larger one. */
const DEEPEST = 64;
/** Shapes that are kept, some ten to fifty kilobytes each; a program asks in a dozen. */
const MOST_SHAPES = 128;

/**
 * Reads queries in the thread that takes requests, where that is short work: so that the threads that answer need no
 * parser, which is half of what one of them would weigh. A query that differs in its constants alone from one that was read
 * is not parsed again, as with the prepared statements of other databases.
 */
export class ShortQueries {
  readonly #baseIri: string;
  readonly #parsed = new Map<string, ParsedQuery>();

  /** `baseIri`: what relative IRIs are resolved against. */
  constructor(baseIri: string) {
    this.#baseIri = baseIri;
  }

  /**
   * Undefined for what is long, nests deep, or asks for things by their names: the thread that answers reads it itself.
   * Throws `syntax` and what else `parseQuery` throws.
   */
  read(text: string): ShortQuery | undefined {
    if (text.length > LONGEST || nestsDeep(text) || mentionsText(text)) return undefined;
    const shape = shapeOf(text);
    if (shape === undefined) return { parsed: parseQuery(text, this.#baseIri), shape: text };
    const general = this.#generalOf(shape.text);
    if (general === undefined) return { parsed: parseQuery(text, this.#baseIri), shape: shape.text };
    const { quadAlgebra: _, ...parts } = general;
    const quadAlgebra = () => parseQuery(text, this.#baseIri).quadAlgebra();
    return { parsed: { ...filledIn(parts, shape.constants), quadAlgebra }, shape: shape.text };
  }

  /** Undefined where the shape cannot be parsed: then neither can the query, and of that is to be told what is wrong. */
  #generalOf(shape: string): ParsedQuery | undefined {
    const known = this.#parsed.get(shape);
    if (known !== undefined) {
      this.#parsed.delete(shape);
      this.#parsed.set(shape, known);
      return known;
    }
    try {
      const parsed = parseQuery(shape, this.#baseIri);
      this.#parsed.set(shape, parsed);
      for (const [oldest] of this.#parsed) {
        if (this.#parsed.size <= MOST_SHAPES) break;
        this.#parsed.delete(oldest);
      }
      return parsed;
    } catch {
      return undefined;
    }
  }
}

/** Brackets in strings count as well: there are few, and to count one too many does no harm. */
function nestsDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x7b || character === 0x28 || character === 0x5b) {
      if (++depth > DEEPEST) return true;
    } else if (character === 0x7d || character === 0x29 || character === 0x5d) depth--;
  }
  return false;
}
