import type { Path } from '../../../src/sparql/evaluate/operators/path-shape.ts';
import type { Solution } from './naive-algebra.ts';

/** A triple of terms as N-Triples writes them. */
export type NaiveTriple = readonly [s: string, p: string, o: string];

/** An end of a path: a term as N-Triples writes it, or a variable with its question mark. */
type End = string;

const isVariable = (end: End): boolean => end.startsWith('?');
let fresh = 0;

/** What SPARQL says of a path pattern, word for word (SPARQL 1.1, 18.4): its solutions as a bag. */
export function naivePath(x: End, path: Path, y: End, graph: readonly NaiveTriple[]): Solution[] {
  switch (path.type) {
    case 'link':
      return graph.filter(([, p]) => p === `<${path.iri.value}>`).flatMap(([s, , o]) => pair(x, s, y, o));
    case 'nps':
      return graph
        .filter(([, p]) => !path.iris.some(({ value }) => p === `<${value}>`))
        .flatMap(([s, , o]) => pair(x, s, y, o));
    case 'inv':
      return naivePath(y, path.path, x, graph);
    case 'alt':
      return path.input.flatMap((part) => naivePath(x, part, y, graph));
    case 'seq':
      return sequence(x, path.input, y, graph);
    default:
      return repeated(x, path, y, graph);
  }
}

function sequence(x: End, parts: readonly Path[], y: End, graph: readonly NaiveTriple[]): Solution[] {
  const [first, ...rest] = parts as [Path, ...Path[]];
  if (rest.length === 0) return naivePath(x, first, y, graph);
  const between = `?between${fresh++}`;
  const right = sequence(between, rest, y, graph);
  return naivePath(x, first, between, graph).flatMap((a) =>
    right.filter((b) => agree(a, b)).map((b) => without({ ...a, ...b }, between)),
  );
}

function repeated(x: End, path: Path & { path: Path }, y: End, graph: readonly NaiveTriple[]): Solution[] {
  const reached = (start: string, forward: boolean): string[] => {
    const step = (node: string): string[] =>
      (forward ? naivePath(node, path.path, '?step', graph) : naivePath('?step', path.path, node, graph)).map(
        (solution) => solution['?step'] as string,
      );
    if (path.type === 'ZeroOrOnePath') return [...new Set([start, ...step(start)])];
    const visited = new Set<string>();
    const visit = (node: string): void => {
      if (visited.has(node)) return;
      visited.add(node);
      step(node).forEach(visit);
    };
    if (path.type === 'ZeroOrMorePath') visit(start);
    else step(start).forEach(visit);
    return [...visited];
  };
  const nodes = [...new Set(graph.flatMap(([s, , o]) => [s, o]))];
  if (isVariable(x) && x === y)
    return nodes.filter((node) => reached(node, true).includes(node)).map((n) => ({ [x]: n }));
  if (!isVariable(x) && !isVariable(y)) return reached(x, true).includes(y) ? [{}] : [];
  if (!isVariable(x)) return reached(x, true).map((end) => ({ [y]: end }));
  if (!isVariable(y)) return reached(y, false).map((start) => ({ [x]: start }));
  return nodes.flatMap((node) => reached(node, true).map((end) => ({ [x]: node, [y]: end })));
}

function pair(x: End, s: string, y: End, o: string): Solution[] {
  const from = bind({}, x, s);
  const both = from && bind(from, y, o);
  return both === undefined ? [] : [both];
}

function bind(solution: Solution, end: End, term: string): Solution | undefined {
  const held = isVariable(end) ? solution[end] : end;
  if (held !== undefined) return held === term ? solution : undefined;
  return { ...solution, [end]: term };
}

const agree = (a: Solution, b: Solution): boolean =>
  Object.entries(a).every(([name, term]) => b[name] === undefined || b[name] === term);

const without = (solution: Solution, name: string): Solution =>
  Object.fromEntries(Object.entries(solution).filter(([other]) => other !== name));
