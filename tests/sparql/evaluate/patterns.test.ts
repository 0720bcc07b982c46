import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UNNAMED_GRAPH } from '../../../src/index/term-id.ts';
import { evaluate } from '../../../src/sparql/evaluate/evaluate.ts';
import { groundOf, parsed, read, readerOfTriples, solutions } from './small-index.ts';

const READER = readerOfTriples(
  ':a :knows :b :g1',
  ':a :knows :b :g2',
  ':b :knows :c :g1',
  ':c :knows :c :g2',
  ':knows :knows :knows :g2',
  ':a :name "A" :g1',
);

describe('a triple pattern', () => {
  it('counts a triple once in the union, however many graphs hold it', () => {
    assert.equal(solutions('SELECT * { :a :knows ?x }', READER).length, 1);
    assert.deepEqual(solutions('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }', READER), [{ n: '"5"' }]);
  });

  it('asks for one term where a variable stands twice', () => {
    assert.deepEqual(solutions('SELECT * { ?x :knows ?x }', READER).length, 2);
    assert.deepEqual(solutions('SELECT * { ?x ?x ?x }', READER), [{ x: '<urn:knows>' }]);
    assert.deepEqual(solutions('SELECT * { ?x ?x ?y }', READER), [{ x: '<urn:knows>', y: '<urn:knows>' }]);
  });

  it('has no solution with a term that the index does not know, or that the query made itself', () => {
    assert.deepEqual(solutions('SELECT * { ?x :likes ?y }', READER), []);
    assert.deepEqual(solutions('SELECT * { BIND ("no such name" AS ?n) ?x :name ?n }', READER), []);
  });

  it('takes a literal that comes in as a subject for one that is in no triple', () => {
    assert.deepEqual(solutions('SELECT * { :a :name ?n . ?n :knows ?x }', READER), []);
  });

  it('is asked for nothing where it has no variables but whether it is there', () => {
    assert.deepEqual(solutions('SELECT * { :a :knows :b . :b :knows ?x }', READER), [{ x: '<urn:c>' }]);
    assert.deepEqual(solutions('SELECT * { :a :knows :c . :b :knows ?x }', READER), []);
    assert.deepEqual(evaluate(parsed('ASK { :b :knows :c }'), groundOf(READER)), { kind: 'boolean', value: true });
  });
});

describe('a pattern in a graph', () => {
  it('finds the triples of that graph alone', () => {
    assert.deepEqual(solutions('SELECT * { GRAPH :g1 { :a :knows ?x . ?x :knows ?y } }', READER), [
      { x: '<urn:b>', y: '<urn:c>' },
    ]);
    assert.deepEqual(solutions('SELECT * { GRAPH :g3 { ?x :knows ?y } }', READER), []);
  });

  it('comes once for each graph that holds it where the graph is a variable', () => {
    const graphs = solutions('SELECT ?g { GRAPH ?g { :a :knows ?x } }', READER).map(({ g }) => g);
    assert.deepEqual(graphs.sort(), ['<urn:g1>', '<urn:g2>']);
  });

  it('joins within each graph, not across', () => {
    assert.deepEqual(solutions('SELECT * { GRAPH ?g { :a :knows ?x . ?x :knows ?y } }', READER), [
      { g: '<urn:g1>', x: '<urn:b>', y: '<urn:c>' },
    ]);
  });

  it('takes the name of the graph from elsewhere in the query', () => {
    const query = 'SELECT ?x ?y { VALUES ?g { :g2 :g7 } GRAPH ?g { ?x :knows ?y } FILTER (?x != ?y) }';
    assert.deepEqual(solutions(query, READER), [{ x: '<urn:a>', y: '<urn:b>' }]);
  });

  it('does not see the name of the graph in a filter inside, where it is not bound yet', () => {
    assert.deepEqual(solutions('SELECT * { GRAPH ?g { ?x :name ?n FILTER (?g = :g1) } }', READER), []);
    assert.equal(solutions('SELECT * { GRAPH ?g { ?x :name ?n } FILTER (?g = :g1) }', READER).length, 1);
  });
});

describe('a dataset', () => {
  const id = (name: string): number => READER.dictionary.findIri(`urn:${name}`);

  it('has as its default graph the union of the graphs it lists, as a set', () => {
    const both = { default: [id('g1'), id('g2')], named: undefined };
    assert.equal(solutions('SELECT * { ?x :knows ?y }', READER, both).length, 4);
    const second = { default: [id('g2')], named: undefined };
    assert.equal(solutions('SELECT * { ?x :knows ?y }', READER, second).length, 3);
    assert.equal(solutions('SELECT * { ?x :knows ?y }', READER, { default: [], named: undefined }).length, 0);
  });

  it('counts only what is in its default graph', () => {
    const second = { default: [id('g2')], named: undefined };
    assert.deepEqual(solutions('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }', READER, second), [{ n: '"3"' }]);
  });

  it('names no graph that it does not list', () => {
    const first = { default: undefined, named: [id('g1')] };
    assert.deepEqual(solutions('SELECT ?g { GRAPH ?g { :a :knows ?x } }', READER, first), [{ g: '<urn:g1>' }]);
    assert.deepEqual(solutions('SELECT * { GRAPH :g2 { ?x ?p ?y } }', READER, first), []);
  });

  it('keeps the unnamed graph out of the named ones', () => {
    const reader = readerOfTriples(':a :p :b <urn:isnad:unnamed-graph>', ':a :p :c :g1');
    const dataset = { default: [UNNAMED_GRAPH], named: undefined };
    assert.deepEqual(solutions('SELECT ?o { :a :p ?o }', reader, dataset), [{ o: '<urn:b>' }]);
    assert.deepEqual(solutions('SELECT * { GRAPH ?g { :a :p ?o } }', reader, dataset), [
      { g: '<urn:g1>', o: '<urn:c>' },
    ]);
  });
});

describe('rows on their way', () => {
  it('come in small batches first, so that few rows cost little', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `:s${i} :p :o${i % 7}`);
    const reader = readerOfTriples(...many);
    const answer = evaluate(parsed('SELECT * { ?s :p ?o }'), groundOf(reader));
    assert.ok(answer.kind === 'bindings');
    const first = answer.rows.next()?.length ?? 0;
    assert.ok(first > 0 && first <= 64, `the first batch has ${first} rows`);
    assert.equal(read(answer).length + first, 5_000);
  });

  it('stop where the memory of the query ends, and a table of rows is counted', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `:s${i} :p :o${i}`);
    const reader = readerOfTriples(...many, ...many.map((triple) => triple.replace(' :p ', ' :q ')));
    const query = parsed('SELECT * { ?a :p ?b . ?c :q ?d . FILTER (?a != ?c) }');
    const answer = evaluate(query, groundOf(reader, undefined, 100_000));
    assert.throws(() => read(answer), { code: 'out-of-memory' });
  });
});
