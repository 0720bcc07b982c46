import { MOST_HITS, type NameHit } from '../archive/search/name-search.ts';
import { IsnadError } from '../errors.ts';
import { literal, namedNode, type Term } from '../rdf/quads.ts';
import { rdf, text, xsd } from '../rdf/vocabulary.ts';
import type { Operation, ParsedQuery } from './parse.ts';

/** Finds things by their names, best first. */
export type SearchNames = (words: string, limit: number) => readonly NameHit[];

/** Any part of an algebra, as far as it matters here. */
interface Part {
  readonly type?: string;
  readonly termType?: string;
  readonly patterns?: readonly Pattern[];
  readonly [key: string]: unknown;
}

interface Pattern {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}

/** Whether a query may hold the property function: whatever does not name its vocabulary does not. */
export function mentionsText(query: string): boolean {
  return query.includes(text.query.value.slice('http://'.length, -'query'.length));
}

/**
 * Answers the property function `text:query` (Apache Jena's convention, http://jena.apache.org/text#) in a query:
 * `?s text:query "words"`, `?s text:query ("words" 10)`, `(?s ?score ?literal) text:query ("words" 10)`. Its words stand in
 * the query, so its rows are known before the query is planned: they take its place as inline data, which either engine
 * joins with the rest. Throws `bad-request` for words that are not fixed, and for what Jena knows and we do not.
 */
export function answerText(query: ParsedQuery, search: SearchNames): ParsedQuery {
  const rewrite = (algebra: Operation): Operation => new TextQueries(algebra, search).algebra;
  return { ...query, algebra: rewrite(query.algebra), quadAlgebra: async () => rewrite(await query.quadAlgebra()) };
}

class TextQueries {
  readonly algebra: Operation;
  readonly #search: SearchNames;
  /** The links of all lists of the query, by the variable or node that each begins with. */
  readonly #links = new Map<string, { first?: Term; rest?: Term }>();
  readonly #taken = new Set<string>();

  constructor(algebra: Operation, search: SearchNames) {
    this.#search = search;
    this.#noteLinks(algebra as unknown as Part);
    const answered = this.#answer(algebra as unknown as Part);
    this.algebra = this.#withoutLists(answered) as unknown as Operation;
  }

  #noteLinks(part: unknown): void {
    if (!isPart(part)) return;
    for (const { subject, predicate, object } of part.patterns ?? []) {
      const name = predicate.equals(rdf.first) ? 'first' : predicate.equals(rdf.rest) ? 'rest' : undefined;
      if (name !== undefined) this.#links.set(subject.value, { ...this.#links.get(subject.value), [name]: object });
    }
    for (const inner of Object.values(part)) this.#noteLinks(inner);
  }

  #answer(part: Part): Part {
    return rebuild(part, (own) => {
      if (!own.patterns?.some(isTextQuery)) return undefined;
      const rows = own.patterns.filter(isTextQuery).map((pattern) => this.#rowsOf(pattern));
      return { type: 'join', input: [{ ...own, patterns: own.patterns.filter((p) => !isTextQuery(p)) }, ...rows] };
    });
  }

  /** What is left of the lists that were read: nothing; a list that the query means as data stays. */
  #withoutLists(part: Part): Part {
    return rebuild(part, (own) => {
      if (own.patterns === undefined) return undefined;
      return { ...own, patterns: own.patterns.filter(({ subject }) => !this.#taken.has(subject.value)) };
    });
  }

  #rowsOf({ subject, object }: Pattern): Part {
    const results = this.#listAt(subject) ?? [subject];
    const [thing, score, name, ...more] = results;
    const names = results.map(({ value }) => value);
    if (thing === undefined || more.length > 0 || new Set(names).size < names.length) throw badResults();
    for (const result of [score, name]) if (result !== undefined && result.termType !== 'Variable') throw badResults();
    const { words, limit } = argumentsOf(this.#listAt(object) ?? [object]);
    const hits = this.#search(words, limit);
    const wanted = thing.termType === 'Variable' ? hits : hits.filter((hit) => hit.thing === thing.value);
    const variables = results.filter(({ termType }) => termType === 'Variable');
    const bindings = wanted.map((hit) =>
      Object.fromEntries(
        results.flatMap((result, at) => (result.termType === 'Variable' ? [[result.value, COLUMNS[at]?.(hit)]] : [])),
      ),
    );
    return { type: 'values', variables, bindings, words: `"${words}" ${limit}` };
  }

  #listAt(term: Term): Term[] | undefined {
    const items: Term[] = [];
    for (let at = term; !at.equals(rdf.nil); ) {
      const { first, rest } = this.#links.get(at.value) ?? {};
      if (first === undefined || rest === undefined || items.length > MOST_ITEMS) return undefined;
      this.#taken.add(at.value);
      items.push(first);
      at = rest;
    }
    return items;
  }
}

/** What stands for a hit in each place of the list on the left. */
const COLUMNS: readonly ((hit: NameHit) => Term)[] = [
  ({ thing }) => namedNode(thing),
  ({ score }) => literal(score.toFixed(4), xsd.float),
  ({ name }) => literal(name?.text ?? '', name?.language || undefined),
];
/** Longer lists than this are no arguments. */
const MOST_ITEMS = 8;

function isTextQuery({ predicate }: Pattern): boolean {
  return predicate.equals(text.query);
}

function argumentsOf([words, limit, ...more]: readonly Term[]): { words: string; limit: number } {
  if (words?.termType !== 'Literal' || more.length > 0) throw badArguments();
  if (limit === undefined) return { words: words.value, limit: MOST_HITS };
  const most = limit.termType === 'Literal' && /^\d{1,9}$/.test(limit.value) ? Number(limit.value) : 0;
  if (most < 1) throw badArguments();
  return { words: words.value, limit: Math.min(most, MOST_HITS) };
}

function isPart(part: unknown): part is Part {
  return (
    typeof part === 'object' && part !== null && !('termType' in part && part.termType !== 'Quad') && !isElsewhere(part)
  );
}

/** What goes to another endpoint is for that one to answer. */
function isElsewhere(part: object): boolean {
  return (part as Part).type === 'service';
}

/** A copy of a tree in which some parts are replaced, parts inside expressions too. */
function rebuild(part: Part, replace: (part: Part) => Part | undefined): Part {
  if (!isPart(part)) return part;
  const own = replace(part);
  if (own !== undefined) return own;
  if (part.termType !== undefined) return part;
  if (Array.isArray(part)) return part.map((item: Part) => rebuild(item, replace)) as unknown as Part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, isPart(value) ? rebuild(value, replace) : value]),
  );
}

function badResults(): IsnadError {
  return new IsnadError(
    'bad-request',
    'On the left of text:query stands a thing or (?thing ?score ?literal), each variable once.',
    { arabic: 'إلى يسار text:query شيء أو ‎(?thing ?score ?literal)‎، وكل متغيّر مرة واحدة.' },
  );
}

function badArguments(): IsnadError {
  return new IsnadError(
    'bad-request',
    'On the right of text:query stand words in quotes, not a variable, or ("words" 10) with the most things to find.',
    { arabic: 'إلى يمين text:query كلمات بين علامتي اقتباس، لا متغيّر، أو ‎("words" 10)‎ مع أقصى عدد للنتائج.' },
  );
}
