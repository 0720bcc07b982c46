import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { parseRdf } from '../../src/rdf/parse.ts';
import { namedNode, type Quad } from '../../src/rdf/quads.ts';
import { dcterms, foaf, hydra, rdf, void_ } from '../../src/rdf/vocabulary.ts';
import { GRAPHS, type SparqlServer, startSparqlServer } from './sparql-server.ts';

const MANY = Array.from({ length: 1_050 }, (_, at) => `<many/${at}> <is> <thing> .`).join('\n');

let server: SparqlServer;
before(async () => {
  server = await startSparqlServer({ ...GRAPHS, 'document/many': MANY });
});
after(() => server.close());

const address = (pattern: Record<string, string>) => `${server.base}fragments?${new URLSearchParams(pattern)}`;
const ask = (url: string, accept = 'application/n-quads', headers: Record<string, string> = {}) =>
  fetch(url, { headers: { Accept: accept, ...headers } });

async function read(url: string) {
  const quads = await parseRdf(await (await ask(url)).text(), { format: 'nquads', baseIRI: server.base });
  const [metadata, data] = [true, false].map((wanted) => quads.filter((q) => (q.graph.value !== '') === wanted));
  const about = (predicate: { value: string }) =>
    metadata!.filter((q) => q.predicate.value === predicate.value).map((q) => q.object.value);
  return { data: data as Quad[], metadata: metadata as Quad[], about };
}

describe('a fragment', () => {
  test('holds the triples that match, each once, and says how many there are', async () => {
    const { data, about } = await read(address({ subject: `${server.base}id/document/one` }));
    assert.equal(data.length, 4, 'the type stands in two graphs and counts once');
    assert.deepEqual(about(hydra.totalItems), ['4']);
    assert.deepEqual(about(void_.triples), ['4']);
  });

  test('tells its metadata from its data by a graph that says what it is about', async () => {
    const url = `${server.base}fragments?predicate=${encodeURIComponent(`${server.base}is`)}`;
    const { metadata } = await read(url);
    const graphs = new Set(metadata.map((q) => q.graph.value));
    assert.deepEqual([...graphs], [`${url}#metadata`]);
    const topic = metadata.find((q) => q.predicate.equals(foaf.primaryTopic));
    assert.equal(topic?.subject.value, `${url}#metadata`);
    assert.equal(topic?.object.value, url);
  });

  test('offers the form that asks for any other fragment', async () => {
    const { metadata, about } = await read(address({}));
    assert.deepEqual(about(hydra.template), [`${server.base}fragments{?subject,predicate,object}`]);
    const mapped = metadata.filter((q) => q.predicate.equals(hydra.property)).map((q) => q.object.value);
    assert.deepEqual(
      mapped.sort(),
      [rdf.object, rdf.predicate, rdf.subject].map(({ value }) => value),
    );
    assert.ok(metadata.some((q) => q.predicate.equals(dcterms.source)));
  });

  test('is read page by page to its end, and no triple is lost or doubled', async () => {
    const found = new Set<string>();
    let pages = 0;
    let next: string | undefined = `${server.base}fragments?predicate=${encodeURIComponent(`${server.base}is`)}`;
    while (next !== undefined) {
      const { data, metadata } = await read(next);
      for (const { subject } of data) {
        assert.ok(!found.has(subject.value));
        found.add(subject.value);
      }
      pages++;
      const here: string = next;
      next = metadata.find((q) => q.predicate.equals(hydra.next) && q.subject.value === here)?.object.value;
    }
    assert.equal(pages, 11);
    assert.equal(found.size, 1_050);
  });

  for (const [name, text] of [
    ['with a language', '"واحد"@ar'],
    ['with a language in capitals', '"One"@EN'],
    ['of a datatype', '"91"^^http://www.w3.org/2001/XMLSchema#integer'],
    ['of a datatype in angle brackets', '"91"^^<http://www.w3.org/2001/XMLSchema#integer>'],
  ] as const)
    test(`finds a literal ${name}`, async () => {
      assert.equal((await read(address({ object: text }))).data.length, 1);
    });

  test('takes an empty place and a variable for anything, and an IRI in angle brackets for what it is', async () => {
    const { about } = await read(address({ subject: '', predicate: '?p', object: `<${server.base}Document>` }));
    assert.deepEqual(about(hydra.totalItems), ['2']);
  });

  test('of which nothing matches is empty, and says so', async () => {
    const { data, about } = await read(address({ subject: 'http://example.org/never' }));
    assert.equal(data.length, 0);
    assert.deepEqual(about(hydra.totalItems), ['0']);
    assert.deepEqual(about(hydra.next), []);
  });

  for (const [accept, type] of [
    ['text/turtle', 'text/turtle; charset=utf-8'],
    ['application/trig', 'application/trig'],
    ['application/n-quads', 'application/n-quads'],
    ['application/ld+json', 'application/ld+json'],
    ['text/html', 'text/html; charset=utf-8'],
    ['*/*', 'text/turtle; charset=utf-8'],
  ] as const)
    test(`is written as ${type} for ${accept}`, async () => {
      const answer = await ask(address({ predicate: `${server.base}label` }), accept);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type'), type);
      assert.match(await answer.text(), /واحد/);
    });

  test('holds the same statements in JSON-LD as in N-Quads', async () => {
    const url = address({ predicate: `${server.base}label` });
    const json = await parseRdf(await (await ask(url, 'application/ld+json')).text(), {
      format: 'jsonld',
      baseIRI: server.base,
    });
    const { data, metadata } = await read(url);
    assert.equal(json.length, data.length + metadata.length);
    assert.ok([...data, ...metadata].every((q) => json.some((other) => other.equals(q))));
  });

  test('is not sent again to who holds it, until something changes', async () => {
    const url = address({ predicate: `${server.base}label` });
    const etag = (await ask(url)).headers.get('etag') ?? '';
    assert.equal((await ask(url, undefined, { 'If-None-Match': etag })).status, 304);
    const { index, writer } = server;
    writer.apply([{ graph: `${server.base}document/three`, quads: [] }], index.position + 1);
    assert.equal((await ask(url, undefined, { 'If-None-Match': etag })).status, 200);
  });
});

describe('what is no pattern or page', () => {
  const wrong: readonly (readonly [string, string, number, RegExp])[] = [
    ['a relative address', 'subject=id/incident/x', 400, /subject is no term: write an absolute IRI/],
    ['a literal as subject', 'subject=%22x%22', 400, /only an object can be one/],
    ['a literal that does not end', 'object=%22x', 400, /object is no term/],
    ['a literal of no datatype', 'object=%22x%22%5E%5Enothing', 400, /object is no term/],
    ['a blank node', 'subject=_:b0', 400, /blank node/],
    ['an IRI with a line break', 'object=http://example.org/%0Aa', 400, /object is no term/],
    ['a term of 10,000 characters', `object=http://example.org/${'a'.repeat(10_000)}`, 400, /longer than 8000/],
    ['a place given twice', 'subject=http://a/&subject=http://b/', 400, /more than once/],
    ['page -1', 'page=-1', 400, /page is a whole number from 1/],
    ['page 0', 'page=0', 400, /page is a whole number from 1/],
    ['a page beyond the end', 'page=12345', 404, /There is nothing at \/fragments\?page=12345/],
  ];
  for (const [name, query, status, detail] of wrong)
    test(`${name} is answered with a problem that says what to write`, async () => {
      const answer = await ask(`${server.base}fragments?${query}`);
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
      assert.match(((await answer.json()) as { detail: string }).detail, detail);
    });

  test('a term with markup is shown in the page and never becomes markup', async () => {
    const page = await (await ask(address({ object: '"<script>alert(1)</script>"' }), 'text/html')).text();
    assert.ok(!page.includes('<script>alert'));
    assert.ok(page.includes('&#60;script&#62;alert'));
  });
});

test('people find a form with what they asked for, and terms that narrow it further', async () => {
  const one = namedNode(`${server.base}id/document/one`).value;
  for (const [language, word] of [
    ['en', 'Statements that match: 4'],
    ['ar', 'العبارات المطابقة: 4'],
  ] as const) {
    const page = await (await ask(address({ subject: one, lang: language }), 'text/html')).text();
    assert.ok(page.includes(word), word);
    assert.ok(page.includes(`name="subject" value="${one}"`));
    const narrowed = new URLSearchParams({ lang: language, subject: one, object: '"واحد"@ar' });
    assert.ok(page.includes(`fragments?${narrowed}`.replaceAll('&', '&#38;')), String(narrowed));
  }
});
