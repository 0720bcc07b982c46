import assert from 'node:assert/strict';
import { test } from 'node:test';
import { negotiate, type Offer, parseAccept } from '../../src/http/negotiate.ts';
import { GRAPH_FORMATS } from '../../src/rdf/media-types.ts';
import { CSV, HTML } from '../../src/views/view.ts';

const RECORD: readonly Offer[] = [
  ...GRAPH_FORMATS.filter(({ name }) => name === 'jsonld'),
  ...GRAPH_FORMATS.filter(({ name }) => name !== 'jsonld'),
  CSV,
  HTML,
];
const choose = (accept: string | undefined, offers = RECORD) => negotiate(offers, { accept })?.name;

const TABLE: readonly (readonly [why: string, accept: string | undefined, chosen: string | undefined])[] = [
  ['no Accept takes the first offer', undefined, 'jsonld'],
  ['an empty Accept takes the first offer', '', 'jsonld'],
  ['*/* takes the first offer, never HTML', '*/*', 'jsonld'],
  ['a browser gets HTML', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
  ['HTML alone is HTML', 'text/html', 'html'],
  ['HTML and Turtle alike is Turtle', 'text/html, text/turtle', 'turtle'],
  ['HTML above Turtle is HTML', 'text/turtle;q=0.9, text/html', 'html'],
  ['HTML below Turtle is Turtle', 'text/html;q=0.8, text/turtle;q=0.9', 'turtle'],
  ['text/* is no wish for HTML', 'text/*', 'turtle'],
  ['the higher q wins', 'text/turtle;q=0.3, application/rdf+xml;q=0.7', 'rdfxml'],
  ['a named type wins over a wildcard of the same q', '*/*, application/n-triples', 'ntriples'],
  ['q=0 forbids', 'application/ld+json;q=0, */*', 'turtle'],
  [
    'the specific range decides, not the higher one',
    'text/*;q=0.5, text/turtle;q=0.1, text/html;q=0, application/trig;q=0.3',
    'csv',
  ],
  ['what Jena sends', 'text/turtle,application/n-triples;q=0.9,application/rdf+xml;q=0.7,*/*;q=0.3', 'turtle'],
  ['what RDFLib sends', 'application/rdf+xml,text/rdf+n3,application/xhtml+xml,*/*;q=0.1', 'rdfxml'],
  ['text/n3 is Turtle', 'text/n3', 'turtle'],
  ['application/x-turtle is Turtle', 'application/x-turtle', 'turtle'],
  ['application/ntriples is N-Triples', 'application/ntriples', 'ntriples'],
  ['application/json is JSON-LD', 'application/json', 'jsonld'],
  ['a profile is not told apart', 'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', 'jsonld'],
  ['a comma inside quotes splits nothing', 'text/turtle;note="a,text/html;q=1", text/html;q=0.5', 'turtle'],
  ['case does not matter', 'TEXT/TURTLE; Q=0.8', 'turtle'],
  ['blanks around ; and , do not matter', ' text/turtle ; q=0.8 , application/trig ; q=0.9 ', 'trig'],
  ['nothing acceptable is nothing', 'image/png', undefined],
  ['everything forbidden is nothing', '*/*;q=0', undefined],
  ['an unreadable member is dropped, the rest counts', 'gibberish, ;;;, text/turtle;q=2, application/trig', 'trig'],
  ['unreadable altogether is nothing', 'gibberish', undefined],
  ['*/turtle is no range', '*/turtle', undefined],
];

for (const [why, accept, chosen] of TABLE) {
  test(`${why}: ${accept}`, () => assert.equal(choose(accept), chosen));
}

test('a page that exists only as HTML is given to whoever takes anything', () => {
  assert.equal(choose(undefined, [HTML]), 'html');
  assert.equal(choose('*/*', [HTML]), 'html');
  assert.equal(choose('text/turtle', [HTML]), undefined);
});

test('a suffix wins over format, and format over Accept', () => {
  const wish = { suffix: 'nt', formats: ['turtle'], accept: 'text/html' };
  assert.equal(negotiate(RECORD, wish)?.name, 'ntriples');
  assert.equal(negotiate(RECORD, { formats: ['turtle'], accept: 'text/html' })?.name, 'turtle');
});

test('an unknown suffix is nothing, whatever Accept says', () => {
  assert.equal(negotiate(RECORD, { suffix: 'exe', accept: '*/*' }), undefined);
});

test('a format is known by short name, media type or alias, and ignored when it is not known', () => {
  for (const format of ['turtle', 'text/turtle', 'ttl', ' TURTLE ', 'application/x-turtle']) {
    assert.equal(negotiate(RECORD, { formats: [format], accept: 'text/html' })?.name, 'turtle', format);
  }
  assert.equal(negotiate(RECORD, { formats: ['pdf'], accept: 'text/html' })?.name, 'html');
  assert.equal(negotiate(RECORD, { formats: ['pdf', 'csv'], accept: 'text/html' })?.name, 'csv');
});

test('a header as long as servers take is read in one pass', () => {
  const members = Array.from({ length: 4000 }, (_, n) => `a/b${n};q=0.${n % 10}`);
  assert.equal(parseAccept(members.join(',')).length, 4000);
  assert.equal(choose(`${'"'.repeat(15_000)}, text/turtle`), 'turtle');
});
