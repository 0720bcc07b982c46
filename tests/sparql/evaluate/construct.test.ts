import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate } from '../../../src/sparql/evaluate/evaluate.ts';
import { groundOf, parsed, readerOfTriples } from './small-index.ts';

const READER = readerOfTriples(
  ':a :p :b',
  ':a :p :b :second',
  ':a :p "text"',
  ':b :q :c',
  ':b :label "B"',
  ':c :q _:x',
  '_:x :q :a',
);

/** Triples as lines; blank nodes are numbered in the order in which they come. */
function triples(query: string): string[] {
  const answer = evaluate(parsed(query), groundOf(READER));
  if (answer.kind !== 'quads') throw new TypeError('No graph.');
  const { terms } = answer;
  const blanks = new Map<string, number>();
  const found: string[] = [];
  for (let batch = answer.triples.next(); batch !== undefined; batch = answer.triples.next()) {
    for (let i = 0; i < batch.length; i++) {
      const row = [0, 1, 2].map((k) => {
        const { termType, value } = terms.term(batch.rows[i * batch.width + k] as number);
        if (termType === 'Literal') return `"${value}"`;
        if (termType === 'NamedNode') return value.replace('urn:', ':');
        if (!blanks.has(value)) blanks.set(value, blanks.size);
        return `_:${blanks.get(value)}`;
      });
      found.push(row.join(' '));
    }
  }
  return found;
}

describe('CONSTRUCT', () => {
  it('gives each triple once', () => {
    assert.deepEqual(triples('CONSTRUCT { ?s a :Thing } { ?s :p ?o }'), [
      ':a http://www.w3.org/1999/02/22-rdf-syntax-ns#type :Thing',
    ]);
  });

  it('leaves out what is no triple: unbound, a literal as subject, anything but an IRI as predicate', () => {
    assert.deepEqual(triples('CONSTRUCT { ?o :of ?s } { ?s :p ?o }'), [':b :of :a']);
    assert.deepEqual(triples('CONSTRUCT { ?s ?o :z } { ?s :p ?o }'), [':a :b :z']);
    assert.deepEqual(triples('CONSTRUCT { ?s :l ?l . ?s :none ?none } { ?s :q ?o OPTIONAL { ?s :label ?l } }'), [
      ':b :l "B"',
    ]);
  });

  it('makes blank nodes anew for every solution, and one of a name within it', () => {
    const found = triples('CONSTRUCT { _:n :to ?o ; :by ?p } { ?s ?p ?o FILTER (?o IN (:c, :a)) } ORDER BY DESC(?o)');
    assert.deepEqual(found, ['_:0 :to :c', '_:0 :by :q', '_:1 :to :a', '_:1 :by :q']);
  });

  it('cuts solutions, not triples, with LIMIT', () => {
    assert.equal(triples('CONSTRUCT { ?s :one ?o ; :two ?o } { ?s ?p ?o } ORDER BY ?s LIMIT 1').length, 2);
  });

  it('takes the pattern for the template where there is none', () => {
    assert.deepEqual(triples('CONSTRUCT WHERE { ?s :label ?o }'), [':b :label "B"']);
  });
});

describe('DESCRIBE', () => {
  it('gives all triples that have the resource as their subject', () => {
    assert.deepEqual(triples('DESCRIBE :b').sort(), [':b :label "B"', ':b :q :c']);
    assert.deepEqual(triples('DESCRIBE :nowhere'), []);
  });

  it('describes each resource that is found, once', () => {
    assert.deepEqual(triples('DESCRIBE ?o { ?s :p ?o }').sort(), [':b :label "B"', ':b :q :c']);
    assert.equal(triples('DESCRIBE ?s ?o { ?s :p ?o }').length, 4);
    assert.equal(triples('DESCRIBE :c ?s { ?s :p ?o }').length, 3);
  });

  it('describes what is named also where its pattern finds nothing', () => {
    assert.equal(triples('DESCRIBE :b ?s { ?s :none ?o }').length, 2);
  });

  it('cuts the solutions that it describes', () => {
    assert.equal(triples('DESCRIBE ?s { ?s :q ?o } ORDER BY DESC(?s) LIMIT 1').length, 1);
  });
});
