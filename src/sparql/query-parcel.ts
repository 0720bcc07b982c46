import { blankNode, defaultGraph, literal, namedNode, type Term, variable } from '../rdf/quads.ts';
import type { ParsedQuery } from './parse.ts';

/** A query as it was read, in a form that can be posted to another thread. */
export type QueryParcel = Omit<ParsedQuery, 'quadAlgebra'>;

/** What can be posted of a query. */
export function packQuery({ kind, form, algebra, variables, baseIri, dataset }: ParsedQuery): QueryParcel {
  return { kind, form, algebra: plain(algebra), variables, baseIri, dataset: plain(dataset) };
}

/** A copy in which every term is its data alone: some classes of terms work theirs out, which would stay behind. */
function plain<T>(part: T): T {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map(plain) as T;
  const term = part as unknown as Term;
  if (term.termType === 'Literal') {
    const { termType, value, language, datatype } = term;
    return { termType, value, language, datatype: { termType: 'NamedNode', value: datatype.value } } as T;
  }
  if (term.termType !== undefined && term.termType !== 'Quad')
    return { termType: term.termType, value: term.value } as T;
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(part)) copy[name] = plain(inner);
  return copy as T;
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
