import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import LinkHeader from 'http-link-header';
import { SEGMENTS } from '../../src/records/segments.ts';
import { curatedSite } from '../browser/curated-site.ts';

type Linkset = { linkset: ({ anchor: string } & Record<string, { href: string; type?: string }[]>)[] };

/** Well below the 8 kB that servers and proxies take for all headers together. */
const LARGEST_HEADER = 6_000;
const PER_SEGMENT = 3;

const cleanups: (() => unknown)[] = [];
let base: string;
before(async () => {
  const owner = { after: (done: () => unknown) => void cleanups.push(done) };
  base = await curatedSite(owner as Parameters<typeof curatedSite>[0]);
});
after(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

async function linksOf(path: string, accept = 'text/html') {
  const answer = await fetch(base + path, { headers: { Accept: accept } });
  assert.equal(answer.status, 200, path);
  await answer.arrayBuffer();
  const text = answer.headers.get('link') ?? '';
  const header = LinkHeader.parse(text);
  return { text, of: (rel: string) => header.rel(rel), hrefs: (rel: string) => header.rel(rel).map(({ uri }) => uri) };
}

async function pathsOf(segment: string): Promise<string[]> {
  const csv = await (await fetch(`${base}${segment}.csv`)).text();
  const paths = Array.from(csv.matchAll(/\/id\/([a-z0-9/-]+)/g), (match) => match[1] ?? '');
  return [...new Set(paths)].slice(0, PER_SEGMENT);
}

describe('http-link-header reads the signposts', () => {
  for (const segment of SEGMENTS)
    test(`of pages of ${segment}`, async () => {
      const paths = await pathsOf(segment);
      assert.ok(paths.length > 0);
      for (const path of paths) {
        const page = await linksOf(path);
        assert.ok(page.text.length < LARGEST_HEADER, `${path}: ${page.text.length} bytes`);
        assert.deepEqual(page.hrefs('cite-as'), [`${base}id/${path}`]);
        assert.deepEqual(page.hrefs('license'), ['https://creativecommons.org/licenses/by/4.0/']);
        const types = page.hrefs('type');
        assert.ok(types.includes('https://schema.org/AboutPage'), path);
        assert.equal(types.filter((type) => type.startsWith('https://schema.org/')).length, 2);
        for (const rel of ['describedby', 'item', 'linkset']) {
          assert.ok(page.of(rel).length > 0, `${path} has no ${rel}`);
          assert.ok(
            page.of(rel).every((link) => link.type !== undefined),
            `${path} says of a ${rel} not what it is`,
          );
        }
      }
    });

  test('and every address they lead to answers with the type they promise', async () => {
    const page = await linksOf('document/soc-2023-04-04');
    for (const rel of ['describedby', 'item', 'linkset'])
      for (const { uri, type } of page.of(rel)) {
        const answer = await fetch(uri);
        await answer.arrayBuffer();
        assert.equal(answer.status, 200, uri);
        assert.equal(answer.headers.get('content-type')?.split(';')[0], type, uri);
      }
  });

  test('of authors where the record names them, and of none where it does not', async () => {
    const authors = (await linksOf('document/gppi-2019-02')).hrefs('author');
    assert.deepEqual(authors.sort(), [`${base}id/person/theresa-lutkefend`, `${base}id/person/tobias-schneider`]);
    assert.deepEqual((await linksOf('incident/khan-shaykhun-2017-04-04')).hrefs('author'), []);
  });

  test('of a description and of claims, which lead back to the page', async () => {
    const page = `${base}incident/khan-shaykhun-2017-04-04`;
    const description = await linksOf('incident/khan-shaykhun-2017-04-04.ttl', '*/*');
    assert.ok(description.hrefs('describes').includes(page));
    assert.deepEqual(description.hrefs('item'), []);
    assert.deepEqual((await linksOf('incident/khan-shaykhun-2017-04-04/claims.csv', '*/*')).hrefs('collection'), [
      page,
    ]);
  });
});

describe('the set of links of a record', () => {
  const path = 'document/gppi-2019-02';

  test('says in JSON all that the header says, and of each form what it belongs to', async () => {
    const answer = await fetch(`${base}linkset/${path}.json`);
    assert.equal(answer.headers.get('content-type'), 'application/linkset+json');
    const { linkset } = (await answer.json()) as Linkset;
    const own = linkset.find(({ anchor }) => anchor === base + path);
    const page = await linksOf(path);
    for (const rel of ['cite-as', 'type', 'author', 'license', 'describedby', 'item'])
      for (const href of page.hrefs(rel))
        assert.ok(
          own?.[rel]?.some((link) => link.href === href),
          `${rel} ${href}`,
        );
    for (const { href } of own?.['describedby'] ?? [])
      assert.equal(linkset.find(({ anchor }) => anchor === href)?.['describes']?.[0]?.href, base + path);
    for (const { href } of own?.['item'] ?? [])
      assert.equal(linkset.find(({ anchor }) => anchor === href)?.['collection']?.[0]?.href, base + path);
  });

  test('says in text what it says in JSON', async () => {
    const answer = await fetch(`${base}linkset/${path}`, { headers: { Accept: 'application/linkset' } });
    assert.equal(answer.headers.get('content-type'), 'application/linkset');
    const text = LinkHeader.parse((await answer.text()).replaceAll('\n', ' '));
    const written = text.refs.map(({ uri, rel, anchor, type }) => JSON.stringify([anchor, rel, uri, type]));
    const { linkset } = (await (await fetch(`${base}linkset/${path}.json`)).json()) as Linkset;
    const wanted = linkset.flatMap(({ anchor, ...relations }) =>
      Object.entries(relations).flatMap(([rel, links]) =>
        (links as { href: string; type?: string }[]).map(({ href, type }) => JSON.stringify([anchor, rel, href, type])),
      ),
    );
    assert.deepEqual(written.sort(), wanted.sort());
  });

  test('of a record that never was is not there, and other formats are refused', async () => {
    assert.equal((await fetch(`${base}linkset/document/never`)).status, 404);
    assert.equal((await fetch(`${base}linkset/nothing/at-all`)).status, 404);
    const refused = await fetch(`${base}linkset/${path}`, { headers: { Accept: 'text/turtle' } });
    assert.equal(refused.status, 406);
  });
});
