import type { ParsedQuery } from './parse.ts';
import { shapeOf, standsFor } from './query-shape.ts';

/** How many shapes are kept, and how long the longest of them is: some megabytes in all, in each thread. */
const MOST_SHAPES = 64;
const LONGEST = 4_096;

type Parse = (query: string, baseIri: string) => ParsedQuery;
/** What of a parsed query hangs on its constants. */
type Tree = Pick<ParsedQuery, 'algebra' | 'dataset'>;

/** A shape as it was parsed, nothing of which may be changed, with the parts of it that hold a stand-in. */
interface Known {
  readonly parsed: ParsedQuery;
  readonly changing: ReadonlySet<object>;
}

/**
 * Parses each shape of query once: whoever asks the same with other constants gets the same algebra with those in it.
 * Parsing takes longer than answering a small query. Whatever has no shape, or does not parse, is parsed as it stands.
 */
export class ShapeCache {
  readonly #parse: Parse;
  /** The one that was asked for last is the last; undefined: not to be had from a template. */
  readonly #known = new Map<string, Known | undefined>();

  constructor(parse: Parse) {
    this.#parse = parse;
  }

  parse(query: string, baseIri: string): ParsedQuery {
    const shape = query.length > LONGEST ? undefined : shapeOf(query);
    if (shape === undefined) return this.#parse(query, baseIri);
    const known = this.#find(shape.template, baseIri);
    if (known === undefined) return this.#parse(query, baseIri);
    const { parsed, changing } = known;
    const { algebra, dataset } = filled(
      { algebra: parsed.algebra, dataset: parsed.dataset },
      shape.constants,
      changing,
    );
    const quadAlgebra = (): ParsedQuery['algebra'] => this.#parse(query, baseIri).quadAlgebra();
    return { ...parsed, algebra, dataset, quadAlgebra };
  }

  #find(template: string, baseIri: string): Known | undefined {
    const key = `${baseIri}\n${template}`;
    const isKnown = this.#known.has(key);
    const known = isKnown ? this.#known.get(key) : this.#learn(template, baseIri);
    this.#known.delete(key);
    this.#known.set(key, known);
    if (this.#known.size > MOST_SHAPES) this.#known.delete(this.#known.keys().next().value as string);
    return known;
  }

  #learn(template: string, baseIri: string): Known | undefined {
    try {
      const parsed = this.#parse(template, baseIri);
      const changing = new Set<object>();
      const tree: Tree = { algebra: parsed.algebra, dataset: parsed.dataset };
      for (const part of Object.values(tree)) note(part, changing);
      return { parsed, changing };
    } catch {
      // The query itself says what is wrong with it, in its own words.
      return undefined;
    }
  }
}

/** Notes the parts that hold a stand-in, freezes all, and says whether this is one of them. */
function note(part: unknown, changing: Set<object>): boolean {
  if (typeof part === 'string') return standsFor(part) >= 0;
  if (typeof part !== 'object' || part === null) return false;
  let holds = false;
  for (const inner of Object.values(part)) if (note(inner, changing)) holds = true;
  if (holds) changing.add(part);
  Object.freeze(part);
  return holds;
}

/** The tree with constants for their stand-ins; what holds none is shared. */
function filled({ algebra, dataset }: Tree, constants: readonly string[], changing: ReadonlySet<object>): Tree {
  const fill = (part: unknown): unknown => {
    if (typeof part === 'string') {
      const number = standsFor(part);
      return number < 0 ? part : constants[number];
    }
    if (typeof part !== 'object' || part === null || !changing.has(part)) return part;
    if (Array.isArray(part)) return part.map(fill);
    const copy = Object.create(Object.getPrototypeOf(part)) as Record<string, unknown>;
    for (const [name, inner] of Object.entries(part)) copy[name] = fill(inner);
    return copy;
  };
  return { algebra: fill(algebra) as Tree['algebra'], dataset: fill(dataset) as Tree['dataset'] };
}
