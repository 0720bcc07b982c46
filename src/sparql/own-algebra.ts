import { namedNode, type Term } from '../rdf/quads.ts';
import type { Operation } from './evaluate/algebra.ts';
import { GRAPH_ITSELF } from './graph-scope.ts';

/** Any part of an algebra, as far as it matters here. */
interface Part {
  readonly type?: string;
  readonly termType?: string;
  readonly [key: string]: unknown;
}

interface Pattern extends Part {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
  readonly graph: Term;
}

const PATH = 'urn:isnad:path:';
/** A function that gives back what it is given. */
export const HERE = namedNode('urn:isnad:here');

/**
 * Puts every EXISTS under a function that is only known here. Comunica would hand a filter over what a SERVICE gives to
 * that SERVICE, with a pattern that asks our data; what other endpoints may not know, it keeps.
 */
export function keepHere(algebra: Operation): Operation {
  return rebuild(algebra as unknown as Part, (part) => {
    if (part.type === 'service') return part;
    if (part['subType'] !== 'existence') return undefined;
    return { type: 'expression', subType: 'named', name: HERE, args: [part] };
  }) as unknown as Operation;
}

/** Paths of a query under names of their own, so that Comunica takes them for patterns and leaves them to the index. */
export class PathNames {
  readonly #paths: unknown[] = [];

  /** The same algebra with every path that is ours to answer under its name; what goes to another endpoint is not. */
  conceal(algebra: Operation): Operation {
    return rebuild(algebra as unknown as Part, (part) => {
      if (part.type === 'service') return part;
      if (part.type !== 'path') return undefined;
      const predicate = namedNode(PATH + this.#paths.length);
      this.#paths.push(part['predicate']);
      const { subject, object, graph } = part as unknown as Pattern;
      return { type: 'pattern', termType: 'Quad', value: '', subject, predicate, object, graph } as unknown as Part;
    }) as unknown as Operation;
  }

  reveal({ value }: Term): unknown {
    return value.startsWith(PATH) ? this.#paths[Number(value.slice(PATH.length))] : undefined;
  }
}

/** What Comunica hands over, in which patterns carry their graph, as the evaluator takes it. */
export function ownAlgebra(operation: object, paths: PathNames): Operation {
  const convert = (part: Part): Part | undefined => {
    if (part.type === 'bgp') return joined(part['patterns'] as Pattern[], paths);
    if (part.type === 'pattern') return joined([part as Pattern], paths);
    if ((part['name'] as Term | undefined)?.value === HERE.value)
      return rebuild((part['args'] as Part[])[0] as Part, convert);
    if (part.type !== 'join') return undefined;
    const inputs = part['input'] as Part[];
    const patterns = inputs.filter(({ type }) => type === 'pattern') as Pattern[];
    const others = inputs.filter(({ type }) => type !== 'pattern').map((input) => rebuild(input, convert));
    if (patterns.length === 0) return { type: 'join', input: others };
    return others.length === 0
      ? joined(patterns, paths)
      : { type: 'join', input: [joined(patterns, paths), ...others] };
  };
  return rebuild(operation as Part, convert) as unknown as Operation;
}

/** Patterns of one graph stay together, so that they can be put in a good order. */
function joined(patterns: readonly Pattern[], paths: PathNames): Part {
  const graphs = [...Map.groupBy(patterns, ({ graph }) => `${graph.termType} ${graph.value}`).values()];
  const parts = graphs.map((group) => inGraph(group, paths));
  return parts.length === 1 ? (parts[0] as Part) : { type: 'join', input: parts };
}

function inGraph(patterns: readonly Pattern[], paths: PathNames): Part {
  const { graph } = patterns[0] as Pattern;
  const own = patterns.filter(({ subject }) => !subject.equals(GRAPH_ITSELF));
  const plain = own.filter(({ predicate }) => paths.reveal(predicate) === undefined).map(withoutGraph);
  const along = own.flatMap(({ subject, predicate, object }) => {
    const path = paths.reveal(predicate);
    return path === undefined ? [] : [{ type: 'path', subject, predicate: path, object } as unknown as Part];
  });
  const bgp = { type: 'bgp', patterns: plain };
  const parts = plain.length > 0 || along.length === 0 ? [bgp, ...along] : along;
  const input = parts.length === 1 ? (parts[0] as Part) : { type: 'join', input: parts };
  return graph.termType === 'DefaultGraph' ? input : { type: 'graph', name: graph, input };
}

function withoutGraph({ subject, predicate, object }: Pattern): Part {
  return { type: 'pattern', termType: 'Quad', subject, predicate, object };
}

/** A copy of a tree in which some parts are replaced; terms are kept as they are. */
function rebuild(part: Part, replace: (part: Part) => Part | undefined): Part {
  const own = replace(part);
  if (own !== undefined) return own;
  if (part.termType !== undefined) return part;
  if (Array.isArray(part)) return part.map((item) => child(item, replace)) as unknown as Part;
  // What Comunica notes on the side is no part of the query.
  const kept = Object.entries(part).filter(([key]) => key !== 'metadata');
  return Object.fromEntries(kept.map(([key, value]) => [key, child(value, replace)]));
}

function child(value: unknown, replace: (part: Part) => Part | undefined): unknown {
  return typeof value === 'object' && value !== null ? rebuild(value as Part, replace) : value;
}
