import type { OperationOf } from '../algebra.ts';
import type { Budget } from '../operator.ts';
import type { QueryTerms } from '../query-terms.ts';
import { ChoiceCursor } from './path-choice.ts';
import type { PathCursor } from './path-cursor.ts';
import type { PathGraph } from './path-graph.ts';
import { RepeatCursor } from './path-repeat.ts';
import { type FixedEnds, SequenceCursor } from './path-sequence.ts';
import { type Path, pathFanOut, pathMayBeEmpty } from './path-shape.ts';
import { InverseCursor, LinkCursor, NegatedCursor } from './path-step.ts';

/** What cursors of a path are made from. */
export interface PathMaterial {
  readonly graph: PathGraph;
  readonly terms: QueryTerms;
  readonly budget: Budget;
}

/** A new cursor for a path, with its own place in the graph; every part of the path has one of its own. */
export function compilePath(path: Path, fixed: FixedEnds, material: PathMaterial): PathCursor {
  const { graph, terms, budget } = material;
  switch (path.type) {
    case 'link':
      return new LinkCursor(graph.cursor(), terms.id(path.iri));
    case 'nps':
      return new NegatedCursor(
        graph.cursor(),
        path.iris.map((iri) => terms.id(iri)),
        budget,
      );
    case 'inv':
      return new InverseCursor(compilePath(path.path, { from: fixed.to, to: fixed.from }, material));
    case 'alt':
      return new ChoiceCursor(path.input.map((part) => compilePath(part, fixed, material)));
    case 'seq': {
      const last = path.input.length - 1;
      const parts = path.input.map((part, k) => {
        const ends = { from: k === 0 && fixed.from, to: k === last && fixed.to };
        return { path: compilePath(part, ends, material), mayBeEmpty: pathMayBeEmpty(part) };
      });
      return new SequenceCursor(parts, fixed, (id) => graph.isNode(id), budget);
    }
    case 'ZeroOrOnePath':
      return repeated(path, true, false, material);
    case 'ZeroOrMorePath':
      return repeated(path, true, true, material);
    default:
      return repeated(path, false, true, material);
  }
}

/** In a repetition no more than the node at hand is known. */
const OPEN: FixedEnds = { from: false, to: false };

function repeated(
  { path }: OperationOf<'ZeroOrOnePath' | 'ZeroOrMorePath' | 'OneOrMorePath'>,
  zero: boolean,
  many: boolean,
  material: PathMaterial,
): PathCursor {
  const { graph, terms, budget } = material;
  const fanOut = pathFanOut(path, graph.reader, terms);
  return new RepeatCursor({
    path: compilePath(path, OPEN, material),
    starts: compilePath(path, OPEN, material),
    zero,
    many,
    nodes: graph.nodes(),
    fromEnd: (from, to) => fanOut(to, false) < fanOut(from, true),
    budget,
  });
}
