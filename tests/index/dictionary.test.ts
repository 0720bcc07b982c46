import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dictionary } from '../../src/index/dictionary.ts';
import { consolidate, DictionaryWriter } from '../../src/index/dictionary-writer.ts';
import {
  DATATYPES,
  datatypeId,
  datatypeIri,
  KIND,
  kindOf,
  LANG_STRING,
  NOTHING,
  RESERVED_TERMS,
  serialOf,
  UNNAMED_GRAPH,
} from '../../src/index/term-id.ts';
import { blankNode, defaultGraph, literal, namedNode, type Term } from '../../src/rdf/quads.ts';
import { rdf, xsd } from '../../src/rdf/vocabulary.ts';

const typed = (text: string, name: (typeof DATATYPES)[number]) => literal(text, namedNode(datatypeIri(name)));

function dictionaryOf(...terms: Term[]): { dictionary: Dictionary; ids: number[] } {
  const writer = new DictionaryWriter();
  const ids = terms.map((term) => writer.add(term));
  return { dictionary: new Dictionary(writer.data()), ids };
}

test('every dictionary gives the same ids to the datatypes that queries reckon with', () => {
  const { dictionary } = dictionaryOf();
  for (const name of DATATYPES) assert.equal(dictionary.findIri(datatypeIri(name)), datatypeId(name));
  assert.equal(dictionary.find(rdf.langString), LANG_STRING);
  assert.equal(dictionary.text(UNNAMED_GRAPH), 'urn:isnad:unnamed-graph');
  assert.equal(dictionary.size, RESERVED_TERMS - 1);
});

test('a term comes back as it went in, and its id says what it is', () => {
  const cases: [Term, number][] = [
    [namedNode('http://example.org/café'), KIND.iri],
    [blankNode('b0'), KIND.blank],
    [literal(''), KIND.string],
    [literal('خان شيخون 😀'), KIND.string],
    [literal('خان شيخون', 'ar'), KIND.text],
    [typed('12', 'integer'), KIND.number],
    [typed('2017-04-04', 'date'), KIND.moment],
    [typed('true', 'boolean'), KIND.other],
    [literal('POINT(1 2)', namedNode('http://example.org/wkt')), KIND.other],
    [literal('no tag', rdf.langString), KIND.other],
  ];
  const { dictionary, ids } = dictionaryOf(...cases.map(([term]) => term));
  for (const [i, [term, kind]] of cases.entries()) {
    const id = ids[i] as number;
    assert.ok(dictionary.term(id).equals(term), term.value);
    assert.equal(kindOf(id), kind, term.value);
    assert.equal(dictionary.find(term), id);
    assert.equal(dictionary.idOfSerial(serialOf(id)), id);
    assert.ok(dictionary.has(id));
  }
});

test('equal text does not make terms equal', () => {
  const terms = [
    namedNode('x'),
    blankNode('x'),
    literal('x'),
    literal('x', 'en'),
    literal('x', 'ar'),
    typed('x', 'date'),
    typed('x', 'boolean'),
    literal('x', namedNode('x')),
  ];
  const { ids, dictionary } = dictionaryOf(...terms);
  assert.equal(new Set(ids).size, terms.length);
  assert.deepEqual(
    terms.map((term) => dictionary.find(term)),
    ids,
  );
});

test('language tags are compared without case and kept in lower case; xsd:string is no datatype of its own', () => {
  const { ids, dictionary } = dictionaryOf(literal('x', 'en-GB'), literal('x', 'EN-gb'), literal('x', xsd.string));
  assert.equal(ids[0], ids[1]);
  assert.ok(dictionary.term(ids[0] as number).equals(literal('x', 'en-gb')));
  assert.equal(dictionary.find(literal('x', 'En-Gb')), ids[0]);
  assert.equal(ids[2], dictionary.find(literal('x')));
});

test('language and datatype are read without the term', () => {
  const { ids, dictionary } = dictionaryOf(literal('x', 'ar'), typed('1.0', 'decimal'), literal('x'), namedNode('x'));
  const [text, number, string, iri] = ids as [number, number, number, number];
  assert.equal(dictionary.text(dictionary.language(text)), 'ar');
  assert.equal(dictionary.language(number), NOTHING);
  assert.deepEqual(
    [text, number, string, iri].map((id) => dictionary.datatype(id)),
    [LANG_STRING, datatypeId('decimal'), datatypeId('string'), NOTHING],
  );
  const bytes = dictionary.heap(number).slice(dictionary.start(number), dictionary.end(number));
  assert.equal(new TextDecoder().decode(bytes), '1.0');
});

test('a term that was never added is unknown, and neither a variable nor a forged id is a term', () => {
  const { dictionary, ids } = dictionaryOf(literal('x', 'ar'));
  for (const term of [namedNode('y'), literal('x', 'en'), literal('x'), literal('x', namedNode('y'))])
    assert.equal(dictionary.find(term), NOTHING);
  assert.equal(dictionary.find({ termType: 'Variable', value: 'v' } as Term), NOTHING);
  assert.equal(dictionary.find(defaultGraph()), UNNAMED_GRAPH);
  for (const id of [NOTHING, -1, (ids[0] as number) + 1, serialOf(ids[0] as number)])
    assert.equal(dictionary.has(id), false);
  assert.throws(() => new DictionaryWriter().add({ termType: 'Variable', value: 'v' } as Term), TypeError);
});

test('texts are ordered by code point, where UTF-16 would order otherwise', () => {
  const { ids, dictionary } = dictionaryOf(literal('\uFFFD'), literal('😀'), literal('a'), literal('ab'));
  const [replacement, smile, a, ab] = ids as [number, number, number, number];
  assert.ok(dictionary.compareText(replacement, smile) < 0);
  assert.ok(dictionary.compareText(a, ab) < 0);
  assert.ok(dictionary.compareText(smile, a) > 0);
  assert.equal(dictionary.compareText(ab, ab), 0);
});

test('what was handed out knows nothing of what is added later, and is not disturbed by it', () => {
  const writer = new DictionaryWriter();
  const first = writer.add(namedNode('http://example.org/0'));
  const early = new Dictionary(writer.data());
  const later = Array.from({ length: 5000 }, (_, i) => namedNode(`http://example.org/${i + 1}`));
  for (const term of later.slice(0, 100)) writer.add(term);
  assert.equal(early.find(later[0] as Term), NOTHING);
  for (const term of later) writer.add(term);
  assert.equal(early.size, RESERVED_TERMS);
  assert.equal(early.find(namedNode('http://example.org/0')), first);
  assert.equal(early.find(later[4999] as Term), NOTHING);
  const now = new Dictionary(writer.data());
  for (const term of later) assert.ok(now.term(now.find(term)).equals(term));
});

test('a writer goes on over a frozen base, and the tail is taken in without a new id', () => {
  const writer = new DictionaryWriter();
  const terms = [namedNode('http://example.org/a'), typed('7', 'int'), typed('07', 'int'), literal('x', 'ar')];
  const ids = terms.map((term) => writer.add(term));
  const frozen = writer.freeze();
  assert.equal(frozen.tail.count, 0);
  const second = new DictionaryWriter(frozen);
  const more = [typed('7', 'int'), literal('y', 'ar'), typed('8.5', 'double'), typed('2020-01-01', 'date')];
  const moreIds = more.map((term) => second.add(term));
  assert.equal(moreIds[0], ids[1]);
  const late = second.add(namedNode('http://example.org/late'));
  const taken = consolidate(second.data());
  assert.equal(taken.tail.count, 0);
  for (const data of [second.data(), taken, new DictionaryWriter(second.data()).data()]) {
    const dictionary = new Dictionary(data);
    for (const [i, term] of [...terms, ...more].entries()) {
      const id = [...ids, ...moreIds][i] as number;
      assert.equal(dictionary.find(term), id);
      assert.ok(dictionary.term(id).equals(term));
    }
    assert.equal(dictionary.value(moreIds[2] as number), 8.5);
    assert.equal(dictionary.size, serialOf(late));
  }
});

test('a newer base that took in a part of the tail needs only the rest of it', () => {
  const writer = new DictionaryWriter();
  writer.add(literal('one'));
  const base = writer.freeze();
  const second = new DictionaryWriter(base);
  const two = second.add(literal('two'));
  const newer = consolidate(second.data());
  const three = second.add(typed('3', 'integer'));
  const third = new DictionaryWriter({ base: newer.base, tail: second.data().tail });
  assert.equal(third.data().tail.count, 1);
  assert.equal(third.add(literal('two')), two);
  assert.equal(third.add(typed('3', 'integer')), three);
  assert.equal(third.add(literal('four')), serialOf(three) + 1 + (KIND.string << 28));
});

test('a term is made once for those who ask again, however many share its place', () => {
  const { dictionary, ids } = dictionaryOf(...Array.from({ length: 20_000 }, (_, i) => literal(`${i}`)));
  for (const [i, id] of ids.entries()) assert.equal(dictionary.term(id).value, `${i}`);
  assert.equal(dictionary.term(ids[3] as number), dictionary.term(ids[3] as number));
});
