import { text } from 'node:stream/consumers';
import { literal, namedNode, type Quad, quad } from '../../src/rdf/quads.ts';
import { xsd } from '../../src/rdf/vocabulary.ts';
import type { QueryRequest, SparqlEngine, WantedFormats } from '../../src/sparql/engine.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

export const BASE = 'http://example.org/';
export const FORMATS: WantedFormats = { bindings: 'json', boolean: 'json', quads: 'turtle' };
/** Millions of rows out of a few thousand triples: no time limit is long enough for it. */
export const EXPLOSION = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f && ?f != ?i) }';

/** An index of numbered things, each in two triples of one graph. */
export function numbered(count: number): ReturnType<typeof indexOfGraphs> {
  return indexOfGraphs([{ graph: `${BASE}numbers`, quads: numbers(count) }]);
}

export function* numbers(count: number, from = 0): Generator<Quad> {
  for (let i = from; i < from + count; i++) {
    const thing = namedNode(`${BASE}thing/${i}`);
    yield quad(thing, namedNode(`${BASE}number`), literal(String(i), xsd.integer));
    yield quad(thing, namedNode(`${BASE}name`), literal(`thing number ${i}`, 'en'));
  }
}

/** The whole answer as text. */
export async function ask(engine: SparqlEngine, query: string, more: Partial<QueryRequest> = {}): Promise<string> {
  const { body } = await engine.query({ query, formats: FORMATS, ...more });
  return text(body);
}

/** The one number that a query answers with. */
export async function askNumber(engine: SparqlEngine, query: string): Promise<number> {
  const { results } = JSON.parse(await ask(engine, query)) as {
    results: { bindings: Record<string, { value: string }>[] };
  };
  return Number(Object.values(results.bindings[0] ?? {})[0]?.value);
}

/** Waits until something is so; the test's own time limit ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
