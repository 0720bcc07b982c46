import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Operation } from '../../../src/sparql/evaluate/algebra.ts';
import { evaluate, explain, supports } from '../../../src/sparql/evaluate/evaluate.ts';
import { groundOf, parsed, read, readerOfTriples, solutions, stepsOf } from './small-index.ts';

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

/** A thousand claims about a hundred incidents, one of which is at a place. */
const READER = readerOfTriples(
  ...range(1_000).flatMap((i) => [
    `:claim${i} :about :incident${i % 100}`,
    `:claim${i} :aspect :aspect${i % 4}`,
    `:claim${i} :value "${i % 50}"`,
  ]),
  ':incident7 :place :there',
  ...range(100).map((i) => `:incident${i} :label "incident ${i}"`),
);

const operators = (query: string): string[] => stepsOf(query, READER).map(({ operator }) => operator);
const details = (query: string): string[] =>
  stepsOf(query, READER)
    .map(({ detail }) => detail.replaceAll('urn:', ''))
    .filter((detail) => detail !== '');

describe('the order of joins', () => {
  it('begins with the pattern that has fewest triples and goes on along shared variables', () => {
    const found = details('SELECT ?c ?v { ?c :value ?v . ?c :about ?i . ?i :label ?l . ?i :place :there }');
    assert.deepEqual(
      found
        .slice(1)
        .map((detail) => detail.split(' ')[1])
        .slice(0, 1),
      ['<place>'],
    );
    assert.equal(found.at(-1), '?c <value> ?v');
  });

  it('is the same whatever the order in which the query writes its patterns', () => {
    const patterns = ['?c :value ?v', '?c :about ?i', '?i :label ?l', '?i :place :there'];
    const plans = [patterns, patterns.toReversed()].map((some) =>
      details(`SELECT ?v { ${some.join(' . ')} }`).join('\n'),
    );
    assert.equal(plans[0], plans[1]);
  });

  it('reads a pattern once into a table where many rows ask it', () => {
    assert.ok(operators('SELECT * { ?c :aspect ?a ; :about ?i . ?i :label ?l }').includes('hash-join'));
  });

  it('walks two patterns side by side where both are sorted by what they share', () => {
    assert.ok(operators('SELECT * { ?a :about ?i . ?b :about ?i }').includes('merge-join'));
  });

  it('joins what is not connected among itself first', () => {
    const query = 'SELECT * { ?c :aspect :aspect1 . ?c :value "1" . ?i :label ?l . ?d :about ?i }';
    const cross = stepsOf(query, READER).find(({ operator }) => operator === 'cross-join');
    assert.deepEqual(
      cross?.children.map(({ actual }) => actual),
      [1_000],
    );
    assert.equal(solutions(query, READER).length, 10 * 1_000);
  });
});

describe('a group of more patterns than are usual', () => {
  const each = (make: (i: number) => string): string => range(60).map(make).join(' . ');

  it('is joined along its variables', () => {
    const ring = readerOfTriples(...range(7).map((i) => `:n${i} :next :n${(i + 1) % 7}`));
    const found = solutions(`SELECT ?x0 ?x60 { ${each((i) => `?x${i} :next ?x${i + 1}`)} }`, ring);
    assert.deepEqual(
      found.map(({ x0, x60 }) => `${x0} ${x60}`).sort(),
      range(7).map((i) => `<urn:n${i}> <urn:n${(i + 60) % 7}>`),
    );
  });

  it('is joined where nothing hangs together', () => {
    const found = solutions(`SELECT * { ${each((i) => `:claim${i} :about ?i${i}`)} . ?c :value ?v }`, READER);
    assert.equal(found.length, 1_000);
    assert.equal(found[0]?.['i59'], '<urn:incident59>');
  });
});

describe('a filter', () => {
  it('is applied as soon as its variables are bound', () => {
    const found = details('SELECT * { ?i :place ?p . ?i :label ?l . ?c :about ?i . FILTER (?l != "x") }');
    const at = (part: string): number => found.findIndex((detail) => detail.includes(part));
    assert.ok(at('!=') < at('<about>'), found.join('\n'));
  });

  it('that a variable is one IRI becomes the binding itself, so that the pattern is looked up', () => {
    const steps = stepsOf('SELECT * { ?c :about ?i . FILTER (?i = :incident3) }', READER);
    assert.deepEqual(
      steps.filter(({ children }) => children.length === 0).map(({ operator, actual }) => [operator, actual]),
      [
        ['bind', 1],
        ['lookup', 10],
      ],
    );
  });

  it('that a variable is one of some IRIs or texts lists them', () => {
    const query =
      'SELECT * { ?c :about ?i . ?c :value ?v FILTER (?i IN (:incident3, :incident4, :incident3) && ?v = "3") }';
    assert.ok(operators(query).includes('values') && !operators(query).includes('filter'));
    assert.equal(solutions(query, READER).length, 10);
  });

  it('that a variable is a number stays a comparison of values', () => {
    const reader = readerOfTriples(':a :p "1"^^<http://www.w3.org/2001/XMLSchema#decimal>');
    assert.equal(solutions('SELECT * { ?x :p ?n FILTER (?n = 1) }', reader).length, 1);
  });

  it('does not bind what it compares with where the group may leave it unbound', () => {
    const query = 'SELECT * { ?i :place ?p OPTIONAL { ?i :nowhere ?x } FILTER (?x = :a) }';
    assert.deepEqual(solutions(query, READER), []);
  });
});

describe('a query that wants few rows', () => {
  it('reads few, looking up what it would otherwise read once into a table', () => {
    const all = 'SELECT * { ?c :aspect ?a ; :about ?i . ?i :label ?l }';
    assert.ok(operators(all).includes('hash-join'));
    const steps = stepsOf(`${all} LIMIT 5`, READER);
    assert.ok(!steps.some(({ operator }) => operator === 'hash-join'));
    assert.ok(steps.every(({ actual }) => (actual ?? 0) < 50));
  });

  it('reads all where they have to be grouped or ordered first', () => {
    const grouped = 'SELECT ?a (COUNT(?l) AS ?n) { ?c :aspect ?a ; :about ?i . ?i :label ?l } GROUP BY ?a LIMIT 5';
    assert.ok(operators(grouped).includes('hash-join'));
    assert.ok(
      operators('SELECT * { ?c :aspect ?a ; :about ?i . ?i :label ?l } ORDER BY STR(?l) LIMIT 5').includes('hash-join'),
    );
  });
});

describe('a plan', () => {
  it('says how many rows it expected and, once run, how many there were', () => {
    const { plan, rows } = explain(parsed('SELECT * { ?c :aspect :aspect1 . ?c :value ?v }'), groundOf(READER), true);
    assert.equal(rows, 250);
    assert.equal(plan.actual, 250);
    assert.ok(plan.estimate > 100 && plan.estimate < 1_000);
  });

  it('is shown without running the query, and then counts nothing', () => {
    const { plan } = explain(parsed('SELECT * { ?s ?p ?o }'), groundOf(READER), false);
    assert.equal(plan.actual, undefined);
  });

  it('has words for every step, in both languages', () => {
    const query = `SELECT ?a (COUNT(*) AS ?n) {
      { ?c :aspect ?a } UNION { ?c :about ?i OPTIONAL { ?i :place ?p . ?p :label ?l } }
      VALUES ?a { :aspect1 :aspect2 } BIND (STR(?a) AS ?t) FILTER (?t != "x")
      FILTER EXISTS { ?c :value ?v . ?c :about ?j } MINUS { ?c :value "3" }
    } GROUP BY ?a ORDER BY ?a LIMIT 3`;
    for (const { operator, words } of stepsOf(query, READER)) {
      assert.match(words.en, /[a-z]/, operator);
      assert.match(words.ar, /[\u0621-\u064a]/, operator);
    }
  });

  it('knows the number of triples of a pattern without reading them', () => {
    for (const query of ['SELECT (COUNT(*) AS ?n) { ?c :about ?i }', 'SELECT (COUNT(?c) AS ?n) { ?c :about ?i }']) {
      assert.deepEqual(solutions(query, READER), [{ n: '"1000"' }]);
      assert.ok(stepsOf(query, READER).every(({ operator, actual }) => operator !== 'scan' || actual === 0));
    }
  });
});

describe('an evaluator', () => {
  const supported = (query: string): boolean => supports(parsed(query).algebra as Operation);

  it('takes everything but SERVICE', () => {
    assert.ok(
      supported('SELECT * { ?s (:p|^:q)* ?o OPTIONAL { GRAPH ?g { ?s ?p ?v } } MINUS { ?s :r 1 } } ORDER BY ?s'),
    );
    assert.ok(supported('CONSTRUCT { ?s :p ?o } WHERE { ?s :q ?o } LIMIT 3'));
    assert.ok(supported('DESCRIBE :a'));
    assert.ok(!supported('SELECT * { ?s :p ?o . SERVICE <http://example.org/> { ?s :q ?x } }'));
    assert.ok(!supported('ASK { ?s :p ?o FILTER NOT EXISTS { SERVICE <http://example.org/> { ?s :q ?x } } }'));
  });

  it('cuts the solutions of CONSTRUCT before it makes triples of them', () => {
    const query = 'CONSTRUCT { ?c :one :x . ?c :two :x } WHERE { ?c :about ?i } LIMIT 5';
    const answer = evaluate(parsed(query), groundOf(READER));
    assert.ok(answer.kind === 'quads');
    let triples = 0;
    for (let batch = answer.triples.next(); batch !== undefined; batch = answer.triples.next()) triples += batch.length;
    assert.equal(triples, 10);
  });

  it('answers with the columns that are selected, bound or not', () => {
    const answer = evaluate(parsed('SELECT ?nothing ?i { ?i :place :there }'), groundOf(READER));
    assert.ok(answer.kind === 'bindings');
    assert.deepEqual(answer.variables, ['nothing', 'i']);
    assert.deepEqual(read(answer), [{ i: '<urn:incident7>' }]);
  });
});
