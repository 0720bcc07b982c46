import { NOTHING, type TermId } from '../../../index/term-id.ts';
import type { OperationOf } from '../algebra.ts';
import { compilePath, type PathMaterial } from '../operators/path-compile.ts';
import type { PathCursor } from '../operators/path-cursor.ts';
import { PathGraph } from '../operators/path-graph.ts';
import { LoopCursor } from '../operators/path-loop.ts';
import { type EachGraph, type PathEnd, PathSearch } from '../operators/path-search.ts';
import { type Path, pathFanOut, pathMayBeEmpty, pathText } from '../operators/path-shape.ts';
import type { QueryContext } from '../query-context.ts';
import { joinedFacts } from './cardinality.ts';
import { hasGraph, openCursor } from './graph-cursor.ts';
import { graphsAround, namedGraphIds } from './named-graph-ids.ts';
import type { Place, PlanNode, RowFacts } from './plan-node.ts';
import type { ActiveGraph, Planning } from './planning.ts';
import { showTerm } from './show.ts';

/** How many steps a repeated path is taken to have, where nothing is known. */
const STEPS = 4;

/** A property path: a search in the active graph from whichever end is known. */
export function planPath(operation: OperationOf<'path'>, planning: Planning): PlanNode {
  const { scope, graph, context, input } = planning;
  const path = operation.predicate as Path;
  const [from, to] = [operation.subject, operation.object].map((term) => endOf(term, planning)) as [PathEnd, PathEnd];
  const places = new Set([from.place, to.place].filter((place) => place !== undefined));
  const isKnown = ({ place }: PathEnd): boolean => place === undefined || input.certain.has(place);
  const rows = input.rows * rowsOfEach(path, from, to, isKnown, context);
  if (graph.kind === 'each') places.add(graph.place);
  return planning.step({
    operator: 'path',
    words: { en: 'Follow a path from node to node', ar: 'تتبّع مسار من عقدة إلى عقدة' },
    detail: [showTerm(operation.subject), pathText(path), showTerm(operation.object)].join(' '),
    output: pathFacts(input, places, rows),
    build: (rows) => {
      const active: ActiveGraph = graph.kind === 'each' ? { kind: 'one', id: NOTHING } : graph;
      const ground = new PathGraph({
        reader: context.reader,
        cursor: () => openCursor(active, context),
        isUnion: active.kind === 'default' && context.dataset.default === undefined,
      });
      const mayBeEmpty = pathMayBeEmpty(path);
      return new PathSearch(rows, {
        path: cursorOf(path, from, to, { graph: ground, terms: context.terms, budget: context.budget }),
        graph: ground,
        from,
        to,
        mayBeEmpty,
        marks: planning.marks,
        each:
          graph.kind === 'each'
            ? eachGraph(graph.place, active as EachGraph['active'], mayBeEmpty, context)
            : undefined,
        width: scope.width,
        budget: context.budget,
      });
    },
  });
}

function endOf(term: OperationOf<'path'>['subject'], { scope, context, substituted }: Planning): PathEnd {
  if (term.termType !== 'Variable') return { id: context.terms.id(term) };
  return { place: scope.place(term.value), standsForTerm: substituted.has(term.value) };
}

const isGiven = (end: PathEnd): boolean => end.place === undefined || end.standsForTerm;

function cursorOf(path: Path, from: PathEnd, to: PathEnd, material: PathMaterial): PathCursor {
  const cursor = compilePath(path, { from: isGiven(from), to: isGiven(to) }, material);
  if (from.place === undefined || from.place !== to.place) return cursor;
  return new LoopCursor(cursor, material.graph.nodes(), material.budget);
}

function eachGraph(place: Place, active: { id: TermId }, mayBeEmpty: boolean, context: QueryContext): EachGraph {
  const all = namedGraphIds(context);
  return {
    place,
    active,
    // From a term that is not in a graph, an empty path leads to itself there, too.
    graphs: (from, to) => (mayBeEmpty ? all : graphsAround(from, to, all, context)),
    hasGraph: (id) => hasGraph(id, context),
  };
}

/** How many paths are expected for one row that comes in. */
function rowsOfEach(
  path: Path,
  from: PathEnd,
  to: PathEnd,
  isKnown: (end: PathEnd) => boolean,
  { reader, terms }: QueryContext,
): number {
  const fanOut = pathFanOut(path, reader, terms);
  const repeated = path.type === 'ZeroOrMorePath' || path.type === 'OneOrMorePath';
  const steps = repeated ? STEPS : 1;
  const all = fanOut(NOTHING, true);
  const nodes = Math.max(1, reader.size / 4);
  if (isKnown(from) && isKnown(to)) return Math.min(1, (steps * all) / nodes);
  const [near, forward] = isKnown(from) ? [from, true] : [to, false];
  if (!isKnown(near)) return steps * all + (pathMayBeEmpty(path) ? nodes : 0);
  const first = near.place === undefined ? fanOut(near.id, forward) : all / nodes;
  return Math.max(pathMayBeEmpty(path) ? 1 : 0, steps * first);
}

function pathFacts(input: RowFacts, places: ReadonlySet<Place>, rows: number): RowFacts {
  const own = new Map([...places].map((place) => [place, Math.max(1, rows)]));
  return joinedFacts(input, { rows, distinct: own }, rows, undefined);
}
