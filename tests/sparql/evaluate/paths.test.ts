import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IsnadError } from '../../../src/errors.ts';
import { QueryBudget } from '../../../src/sparql/evaluate/budget.ts';
import { evaluate } from '../../../src/sparql/evaluate/evaluate.ts';
import { groundOf, parsed, read, readerOfTriples, solutions, stepsOf } from './small-index.ts';

const READER = readerOfTriples(
  ':alley :within :quarter',
  ':quarter :within :town',
  ':town :within :province',
  ':province :within :country',
  ':market :within :town',
  // A cycle, and a thing apart.
  ':country :borders :other',
  ':other :borders :country',
  ':town :label "Town" :names',
  ':a :p :b :here',
  ':a :q :b :here',
  ':b :p :c :there',
);

const values = (query: string, ...names: string[]): string[] =>
  solutions(query, READER)
    .map((solution) => names.map((name) => (solution[name] ?? '-').replace(/<urn:(.*)>/, '$1')).join(' '))
    .sort();

describe('a path', () => {
  it('leads from a node as far as it goes', () => {
    assert.deepEqual(values('SELECT * { :quarter :within+ ?x }', 'x'), ['country', 'province', 'town']);
    assert.deepEqual(values('SELECT * { :quarter :within* ?x }', 'x'), ['country', 'province', 'quarter', 'town']);
    assert.deepEqual(values('SELECT * { :quarter :within? ?x }', 'x'), ['quarter', 'town']);
  });

  it('is walked backwards from its end', () => {
    assert.deepEqual(values('SELECT * { ?x :within+ :town }', 'x'), ['alley', 'market', 'quarter']);
    assert.deepEqual(values('SELECT * { :town ^:within+ ?x }', 'x'), ['alley', 'market', 'quarter']);
  });

  it('ends in a cycle and gives each node once', () => {
    assert.deepEqual(values('SELECT * { :country :borders+ ?x }', 'x'), ['country', 'other']);
    assert.deepEqual(values('SELECT * { ?x :borders+ ?x }', 'x'), ['country', 'other']);
  });

  it('says yes or no between two nodes', () => {
    const asks = (query: string) => evaluate(parsed(query), groundOf(READER));
    assert.deepEqual(asks('ASK { :alley :within+ :country }'), { kind: 'boolean', value: true });
    assert.deepEqual(asks('ASK { :country :within+ :alley }'), { kind: 'boolean', value: false });
  });

  it('gives a pair once for each property that a negated set lets through', () => {
    assert.deepEqual(values('SELECT * { :a !:r ?x }', 'x'), ['b', 'b']);
    assert.deepEqual(values('SELECT * { ?x !(:p|^:q) :b }', 'x'), ['a', 'c']);
  });

  it('of no length leads from a term to itself even where no triple has it', () => {
    assert.deepEqual(values('SELECT * { :nowhere :within* ?x }', 'x'), ['nowhere']);
    assert.deepEqual(values('SELECT * { ?x :within? "nothing" }', 'x'), ['"nothing"']);
  });

  it('of no length between variables leads from the nodes of the graph only', () => {
    assert.deepEqual(values('SELECT * { VALUES ?x { :nowhere :alley } ?x :none? ?y }', 'x', 'y'), ['alley alley']);
    assert.deepEqual(values('SELECT * { GRAPH :names { ?x :none* ?y } }', 'x', 'y'), ['"Town" "Town"', 'town town']);
  });

  it('stays in one graph where graphs are looked through', () => {
    assert.deepEqual(values('SELECT * { GRAPH ?g { :a :p+ ?x } }', 'g', 'x'), ['here b']);
    assert.deepEqual(values('SELECT * { GRAPH ?g { ?s :p/:p :c } }', 's'), []);
    assert.deepEqual(values('SELECT * { :a :p+ ?x }', 'x'), ['b', 'c']);
  });

  it('has variables of its own in each sub-query', () => {
    const query = 'SELECT * { :alley :within/:within ?x . { SELECT ?y { :market :within/:within ?y } } }';
    assert.deepEqual(values(query, 'x', 'y'), ['town province']);
  });

  it('holds no more than the budget allows', () => {
    const chain = Array.from({ length: 5_000 }, (_, i) => `:n${i} :next :n${i + 1}`);
    const ground = groundOf(readerOfTriples(...chain), undefined, 50_000);
    assert.throws(
      () => read(evaluate(parsed('SELECT * { :n0 :next* ?x }'), ground)),
      (error) => error instanceof IsnadError && error.code === 'out-of-memory',
    );
  });

  it('stops when its time is over', () => {
    const ring = Array.from({ length: 3_000 }, (_, i) => `:n${i} :next :n${(i + 1) % 3_000}`);
    let now = 0;
    const budget = new QueryBudget({ deadline: 50, timeoutMs: 50, memoryBytes: 2 ** 30, clock: () => now++ });
    const ground = { ...groundOf(readerOfTriples(...ring)), budget };
    assert.throws(
      () => read(evaluate(parsed('SELECT * { ?x :next+ ?y }'), ground)),
      (error) => error instanceof IsnadError && error.code === 'timeout',
    );
  });

  it('is looked for once in EXISTS, however many there are', () => {
    const fan = Array.from({ length: 300 }, (_, i) => `:hub :spoke :n${i}`);
    const reader = readerOfTriples(...fan, ':x :at :hub', ':y :at :nowhere');
    const query = 'SELECT ?s { ?s :at ?h FILTER EXISTS { ?h :spoke+ ?n } }';
    assert.deepEqual(solutions(query, reader), [{ s: '<urn:x>' }]);
    const step = stepsOf(query, reader).find(({ operator }) => operator === 'path');
    assert.ok((step?.actual ?? 300) < 300, `${step?.actual} paths`);
  });

  it('is shown in the plan as the query writes it', () => {
    const [step] = stepsOf('SELECT * { :alley (:within*|^:p|!(:q|^:r))+ ?x }', READER).filter(
      ({ operator }) => operator === 'path',
    );
    assert.equal(step?.detail, '<urn:alley> (<urn:within>*|^<urn:p>|!(<urn:q>)|^!(<urn:r>))+ ?x');
  });
});
