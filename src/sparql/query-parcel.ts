import { blankNode, defaultGraph, literal, namedNode, type Term, variable } from '../rdf/quads.ts';
import type { ParsedQuery } from './parse.ts';

/** A query as it was read, in a form that can be posted to another thread. */
export type QueryParcel = Omit<ParsedQuery, 'quadAlgebra'>;

/** What can be posted of a query. */
export function packQuery({ kind, form, algebra, variables, baseIri, dataset }: ParsedQuery): QueryParcel {
  return { kind, form, algebra, variables, baseIri, dataset };
}

/**
 * The query again, after its parcel was posted: terms have their methods back, which are lost on the way. `text` and
 * `baseIri` are what it was read from; Comunica's form of it is made from them, by a parser that is loaded only then.
 */
export function unpackQuery(parcel: QueryParcel, text: string, baseIri: string): ParsedQuery {
  const { algebra, dataset, ...rest } = parcel;
  return {
    ...rest,
    algebra: revived(algebra),
    dataset: revived(dataset),
    quadAlgebra: async () => {
      const { parseQuery } = await import('./parse.ts');
      return parseQuery(text, baseIri).quadAlgebra();
    },
  };
}

/** The same object with every term in it made anew; the depth of a short query's algebra is no danger to the stack. */
function revived<T>(part: T): T {
  if (typeof part !== 'object' || part === null) return part;
  const term = termOf(part as unknown as Term);
  if (term !== undefined) return term as T;
  const members = part as Record<string, unknown>;
  for (const name of Object.keys(members)) members[name] = revived(members[name]);
  return part;
}

function termOf(term: Term): Term | undefined {
  switch (term.termType) {
    case 'NamedNode':
      return namedNode(term.value);
    case 'Variable':
      return variable(term.value);
    case 'Literal':
      return literal(term.value, term.language || namedNode(term.datatype.value));
    case 'BlankNode':
      return blankNode(term.value);
    case 'DefaultGraph':
      return defaultGraph();
    default:
      return undefined;
  }
}
