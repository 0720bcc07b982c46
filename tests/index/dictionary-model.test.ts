import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Dictionary } from '../../src/index/dictionary.ts';
import { DictionaryWriter } from '../../src/index/dictionary-writer.ts';
import {
  DATATYPES,
  datatypeIri,
  idOf,
  KIND,
  kindOf,
  NOTHING,
  RESERVED_TERMS,
  serialOf,
} from '../../src/index/term-id.ts';
import { toNTerm } from '../../src/rdf/ntriples.ts';
import { blankNode, literal, namedNode, type Term } from '../../src/rdf/quads.ts';

// The dictionary beside a Map of terms as N-Triples writes them.

const text = fc.oneof(
  fc.constantFrom('', 'a', 'b', '1', '-7', '1.5', 'INF', '2017-04-04', '2017-04-04T07:00:00Z', 'شيخون'),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const iri = fc.oneof(fc.constantFrom('http://example.org/a', 'b', ...DATATYPES.map(datatypeIri)), text);
const term: fc.Arbitrary<Term> = fc.oneof(
  iri.map((value) => namedNode(value)),
  text.map((value) => blankNode(`b${value}`)),
  text.map((value) => literal(value)),
  fc.tuple(text, fc.constantFrom('ar', 'en', 'EN', 'en-gb')).map(([value, tag]) => literal(value, tag)),
  fc.tuple(text, iri).map(([value, datatype]) => literal(value, namedNode(datatype))),
);
const terms = fc.array(term, { maxLength: 50 });

/** One key for equal terms. */
const keyOf = (t: Term): string =>
  t.termType === 'Literal' && t.language !== '' ? toNTerm(literal(t.value, t.language.toLowerCase())) : toNTerm(t);

test('equal terms have one id and others have others, in whichever part of the dictionary they are', () => {
  fc.assert(
    fc.property(terms, terms, terms, (early, late, asked) => {
      let writer = new DictionaryWriter();
      const ids = new Map<string, number>();
      const add = (t: Term): void => {
        const id = writer.add(t);
        assert.equal(ids.get(keyOf(t)) ?? id, id);
        ids.set(keyOf(t), id);
      };
      early.forEach(add);
      writer = new DictionaryWriter(writer.freeze());
      late.forEach(add);
      assert.equal(new Set(ids.values()).size, ids.size);
      const dictionary = new Dictionary(structuredClone(writer.data()));
      for (const t of [...early, ...late]) {
        const id = ids.get(keyOf(t)) as number;
        assert.equal(dictionary.find(t), id);
        assert.equal(keyOf(dictionary.term(id)), keyOf(t));
        assert.equal(dictionary.findEntry(kindOf(id), dictionary.text(id), headerOf(dictionary, id)), id);
      }
      for (const t of asked) assert.equal(dictionary.find(t), ids.get(keyOf(t)) ?? reserved(dictionary, t));
    }),
  );
});

const headerOf = (dictionary: Dictionary, id: number): number =>
  dictionary.language(id) || (kindOf(id) > KIND.text ? dictionary.datatype(id) : NOTHING);

/** What a dictionary holds that nobody added: its reserved IRIs, and tags and datatypes of the terms that were. */
function reserved(dictionary: Dictionary, t: Term): number {
  for (let serial = 1; serial <= dictionary.size; serial++) {
    const id = dictionary.idOfSerial(serial);
    const isTag = kindOf(id) === KIND.string;
    if ((isTag || kindOf(id) === KIND.iri) && keyOf(dictionary.term(id)) === keyOf(t)) return id;
  }
  return NOTHING;
}

test('texts compare as their bytes do', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const writer = new DictionaryWriter();
      const [first, second] = [writer.add(literal(a)), writer.add(literal(b))];
      const dictionary = new Dictionary(writer.data());
      assert.equal(Math.sign(dictionary.compareText(first, second)), Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});

test('serials count up from the reserved ones, without a gap', () => {
  fc.assert(
    fc.property(terms, (all) => {
      const writer = new DictionaryWriter();
      for (const t of all) {
        const before = writer.size;
        const id = writer.add(t);
        assert.ok(serialOf(id) <= writer.size && id === idOf(kindOf(id), serialOf(id)));
        assert.ok(writer.size - before <= 2, 'a literal brings its tag or datatype at most');
      }
      assert.ok(writer.size >= RESERVED_TERMS - 1);
    }),
  );
});
