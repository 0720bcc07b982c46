import type { Json, JsonObject } from './json.ts';
import type { Quad, Term } from './quads.ts';
import { groupBy } from './reading-order.ts';
import { rdf, xsd } from './vocabulary.ts';

/**
 * Any quads as expanded JSON-LD, one node object a subject: needs no context, so that a reader needs no network.
 * Yields the array piece by piece; graphs come as `@graph` of their name.
 */
export function* toExpandedText(runs: Iterable<Quad[]>): Generator<string> {
  yield '[';
  let first = true;
  for (const run of runs) {
    for (const node of nodes(run)) {
      yield `${first ? '\n' : ',\n'}${JSON.stringify(node)}`;
      first = false;
    }
  }
  yield '\n]\n';
}

function* nodes(quads: Quad[]): Generator<JsonObject> {
  for (const inGraph of groupBy(quads, (q) => q.graph).values()) {
    const [{ graph }] = inGraph as [Quad];
    const objects = [...groupBy(inGraph, (q) => q.subject).values()].map(nodeObject);
    if (graph.termType === 'DefaultGraph') yield* objects;
    else yield { '@id': identifier(graph), '@graph': objects };
  }
}

function nodeObject(quads: Quad[]): JsonObject {
  const [{ subject }] = quads as [Quad];
  const node: Record<string, Json[] | string> = { '@id': identifier(subject) };
  for (const { predicate, object } of quads) {
    const isType = predicate.value === rdf.type.value && object.termType !== 'Literal';
    const key = isType ? '@type' : predicate.value;
    const values = (node[key] ?? []) as Json[];
    values.push(isType ? identifier(object) : value(object));
    node[key] = values;
  }
  return node;
}

function value(term: Term): Json {
  if (term.termType !== 'Literal') return { '@id': identifier(term) };
  if (term.language !== '') return { '@value': term.value, '@language': term.language };
  if (term.datatype.value === xsd.string.value) return { '@value': term.value };
  return { '@value': term.value, '@type': term.datatype.value };
}

function identifier(term: Term): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
}
