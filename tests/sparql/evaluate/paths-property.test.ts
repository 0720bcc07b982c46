import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Operation } from '../../../src/sparql/evaluate/algebra.ts';
import type { Path } from '../../../src/sparql/evaluate/operators/path-shape.ts';
import { type NaiveTriple, naivePath } from './naive-paths.ts';
import { parsed, readerOf, solutions } from './small-index.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 300);

const NODES = [':a', ':b', ':c', ':d', '"text"'];
/** A term that no triple holds. */
const NOWHERE = ':nowhere';

const triples = fc.array(
  fc.tuple(
    fc.constantFrom(...NODES.slice(0, 4)),
    fc.constantFrom(':p', ':q', ':r'),
    fc.constantFrom(...NODES),
    fc.constantFrom(':g1', ':g2'),
  ),
  { minLength: 3, maxLength: 12 },
);

const path = fc.letrec<{ path: string }>((tie) => ({
  path: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'path' },
    { weight: 2, arbitrary: fc.constantFrom(':p', ':q', ':r') },
    { weight: 1, arbitrary: fc.constantFrom('!:p', '!(:p|:q)', '!^:p', '!(:p|^:q)') },
    { weight: 1, arbitrary: tie('path').map((inner) => `^(${inner})`) },
    { weight: 2, arbitrary: fc.tuple(tie('path'), tie('path')).map(([a, b]) => `(${a}/${b})`) },
    { weight: 2, arbitrary: fc.tuple(tie('path'), tie('path')).map(([a, b]) => `(${a}|${b})`) },
    {
      weight: 3,
      arbitrary: fc.tuple(tie('path'), fc.constantFrom('?', '*', '+')).map(([inner, sign]) => `(${inner})${sign}`),
    },
  ),
})).path;

const end = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('?x', '?y') },
  { weight: 2, arbitrary: fc.constantFrom(...NODES.slice(0, 4), NOWHERE) },
);

/** A row that the path is joined with, and whether the path is in a graph. */
const around = fc.record({
  bound: fc.option(fc.tuple(fc.constantFrom('?x', '?y'), fc.constantFrom(...NODES, NOWHERE)), {
    nil: undefined,
    freq: 1,
  }),
  graph: fc.option(fc.constantFrom(':g1', ':g2', '?g'), { nil: undefined, freq: 1 }),
});

const written = (term: string): string => (term.startsWith(':') ? `<urn:${term.slice(1)}>` : term);
const line = (solution: Readonly<Record<string, string>>): string =>
  Object.entries(solution)
    .map(([name, term]) => `${name.replace('?', '')}=${term}`)
    .sort()
    .join(' ');

describe('a property path', () => {
  it('leads where the specification says, as often as it says, from whatever end is known, in whatever graph', () => {
    let found = 0;
    fc.assert(
      fc.property(triples, end, path, end, around, (data, x, text, y, { bound, graph }) => {
        const quads = data.map(([s, p, o, g]) => ({ s: written(s), p: written(p), o: written(o), g: written(g) }));
        const values = bound === undefined ? '' : `VALUES ${bound[0]} { ${bound[1]} }`;
        // A choice that leads nowhere keeps the path a path: the translation takes others apart.
        const pattern = `${x} (${text})|:none ${y}`;
        const query = `SELECT * { ${values} ${graph === undefined ? pattern : `GRAPH ${graph} { ${pattern} }`} }`;
        const shape = pathIn(parsed(query).algebra);
        const names = [...new Set(quads.map(({ g }) => g))].filter((g) => graph === '?g' || g === written(graph ?? ''));
        const expected = (graph === undefined ? [undefined] : names).flatMap((name) => {
          const seen = new Map<string, NaiveTriple>();
          for (const { s, p, o, g } of quads)
            if (name === undefined || g === name) seen.set(`${s} ${p} ${o}`, [s, p, o]);
          return naivePath(written(x), shape, written(y), [...seen.values()])
            .map((solution) => (bound ? join(solution, bound[0], written(bound[1])) : solution))
            .filter((solution) => solution !== undefined)
            .map((solution) => line(graph === '?g' ? { ...solution, g: name as string } : solution));
        });
        assert.deepEqual(solutions(query, readerOf(quads)).map(line).sort(), expected.sort(), query);
        found += expected.length;
      }),
      { numRuns: RUNS },
    );
    assert.ok(found > RUNS, 'most paths lead nowhere, so little was compared');
  });
});

function join(solution: Readonly<Record<string, string>>, name: string, term: string) {
  return solution[name] === undefined || solution[name] === term ? { ...solution, [name]: term } : undefined;
}

function pathIn(operation: Operation): Path {
  if (operation.type === 'path') return operation.predicate as Path;
  const input = 'input' in operation ? operation.input : undefined;
  for (const part of [input].flat()) {
    const found = part === undefined ? undefined : pathIn(part as Operation);
    if (found !== undefined) return found;
  }
  return undefined as never;
}
