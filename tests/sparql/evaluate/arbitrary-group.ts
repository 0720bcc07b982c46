import fc from 'fast-check';
import type { NaiveQuad } from './naive-algebra.ts';

const THINGS = ['<urn:a>', '<urn:b>', '<urn:c>', '<urn:d>', '<urn:e>'] as const;
const PREDICATES = ['<urn:p>', '<urn:q>', '<urn:r>'] as const;
const TEXTS = ['"1"', '"2"'] as const;
const GRAPHS = ['<urn:g1>', '<urn:g2>', '<urn:g3>'] as const;
const VARIABLES = ['?u', '?v', '?w', '?x', '?y', '?z'] as const;

const one = <T>(...choices: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...choices);
const text = (...parts: readonly (fc.Arbitrary<string> | string)[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((all) => all.join(' '));
const weighted = (...choices: readonly (readonly [number, fc.Arbitrary<string>])[]): fc.Arbitrary<string> =>
  fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** Few terms, so that most joins find something. */
export const quads: fc.Arbitrary<NaiveQuad[]> = fc.array(
  fc.record({
    s: one<string>(...THINGS),
    p: one<string>(...PREDICATES),
    o: one<string>(...THINGS, ...TEXTS),
    g: one<string>(...GRAPHS),
  }),
  { minLength: 1, maxLength: 25 },
);

const variable = one<string>(...VARIABLES);
const constant = one<string>(...THINGS, ...TEXTS);
const triple = text(
  weighted([6, variable], [1, one<string>(...THINGS)]),
  weighted([6, one<string>(...PREDICATES)], [1, variable]),
  weighted([6, variable], [1, constant]),
  '.',
);
const triples = fc.array(triple, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));

const comparison = fc.oneof(
  text(variable, one('=', '!='), variable),
  text(variable, one('=', '!='), constant),
  text('BOUND(', variable, ')'),
);
const condition = fc.oneof(
  { weight: 3, arbitrary: comparison },
  { weight: 1, arbitrary: text(comparison, one('&&', '||'), comparison) },
  { weight: 1, arbitrary: text('!(', comparison, ')') },
);
const values = fc
  .tuple(
    one('?u ?x', '?v ?y', '?x ?z'),
    fc.array(fc.tuple(constant, weighted([3, constant], [1, one('UNDEF')])), { maxLength: 6 }),
  )
  .map(([names, rows]) => `VALUES (${names}) { ${rows.map((row) => `(${row.join(' ')})`).join(' ')} }`);

/** What EXISTS is asked about; where implementations agree on what it means. */
const asked = fc.letrec<{ group: string }>((tie) => ({
  group: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'asked' },
    triples,
    text(triples, 'FILTER (', condition, ')'),
    text(triples, 'OPTIONAL {', tie('group'), '}'),
    text('{', tie('group'), '} UNION {', tie('group'), '}'),
    text(triples, 'FILTER NOT EXISTS {', tie('group'), '}'),
    text('GRAPH', one<string>(...GRAPHS, '?g'), '{', triples, '}'),
  ),
})).group;
const exists = text(one('EXISTS', 'NOT EXISTS'), '{', asked, '}');

/** A group pattern; every BIND has a name of its own. */
export const group: fc.Arbitrary<string> = fc
  .letrec<{ group: string; part: string }>((tie) => ({
    group: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n  ')),
    part: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'group' },
      { weight: 6, arbitrary: triples },
      { weight: 2, arbitrary: text('FILTER (', condition, ')') },
      { weight: 1, arbitrary: text('FILTER', exists) },
      { weight: 1, arbitrary: text('FILTER (', comparison, '||', exists, ')') },
      { weight: 1, arbitrary: text('BIND (', fc.oneof(variable, constant), 'AS ?FRESH )') },
      { weight: 1, arbitrary: values },
      { weight: 3, arbitrary: text('OPTIONAL {', tie('group'), '}') },
      { weight: 2, arbitrary: text('{', tie('group'), '} UNION {', tie('group'), '}') },
      { weight: 2, arbitrary: text('MINUS {', tie('group'), '}') },
      { weight: 1, arbitrary: text('{', tie('group'), '}') },
      { weight: 1, arbitrary: text('GRAPH', one<string>(...GRAPHS, '<urn:g4>', '?g', '?x'), '{', tie('group'), '}') },
      {
        weight: 1,
        arbitrary: text('{ SELECT', one('', 'DISTINCT'), one('?u ?v', '?x', '?x ?z', '*'), '{', tie('group'), '} }'),
      },
    ),
  }))
  .group.map((pattern) => {
    let count = 0;
    return pattern.replaceAll('?FRESH', () => `?n${count++}`);
  });
