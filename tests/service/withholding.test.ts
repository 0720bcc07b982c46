import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type Running, running } from './running.ts';
import { files, REASONS, SECRETS } from './withheld-files.ts';

/** Everything we write: each address is asked for in each of them, HTML in both languages. */
const ACCEPTED = [
  { Accept: 'text/html', 'Accept-Language': 'en' },
  { Accept: 'text/html', 'Accept-Language': 'ar' },
  ...['text/turtle', 'application/ld+json', 'application/n-triples', 'application/n-quads', 'application/trig'],
  ...['application/rdf+xml', 'text/csv', 'application/json'],
].map((accept) => (typeof accept === 'string' ? { Accept: accept } : accept));

/** More addresses than this small archive has. */
const BOUND = 2000;

describe('what is withheld', () => {
  const cleanups: (() => unknown)[] = [];
  after(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });
  let archive: Running;
  /** When nothing was withheld yet. */
  let open = '';

  before(async () => {
    const owner = { after: (done: () => unknown) => void cleanups.push(done) };
    archive = await running(owner as Parameters<typeof running>[0], files(false));
    assert.equal(archive.service.report.refusedCount, 0, JSON.stringify(archive.service.report.refused));
    open = new Date().toISOString();
  });

  it('is open to begin with, so that the walk would see it', async () => {
    const seen = await walk(archive, open);
    for (const secret of SECRETS)
      assert.ok(
        [...seen.values()].some((text) => text.includes(secret)),
        secret,
      );
  });

  it('leaves by no address, in no format or language, once it is declared withheld', async () => {
    archive.write(files(true));
    const report = await archive.service.reload();
    assert.equal(report.refusedCount, 0, JSON.stringify(report.refused));
    assert.equal(report.updated, 3);
    const seen = await walk(archive, open);
    assert.ok(seen.size > 100, `only ${seen.size} answers were read`);
    for (const [address, text] of seen) hold(address, text);
  });

  it('is said to be withheld, and why, in both languages', async () => {
    for (const [path, reason] of [
      ['organization/hidden', REASONS.record],
      ['person/clerk', REASONS.field],
      ['claim/report-2020/killed', REASONS.claim],
      ['document/report-2020', REASONS.claim],
    ] as const) {
      for (const language of ['en', 'ar'] as const) {
        const page = await (await archive.get(path, { Accept: 'text/html', 'Accept-Language': language })).text();
        assert.ok(page.includes(reason[language]), `${path} in ${language}`);
      }
    }
  });

  it('is found by nobody who knows it, on the page, while typing, or inside SPARQL', async () => {
    for (const secret of SECRETS) {
      const found = await archive.get(`search.csv?q=${encodeURIComponent(secret)}`);
      assert.equal(found.status, 200);
      hold(`search for ${secret}`, await found.text());
      // The answer says what was typed: a letter less than the secret.
      const typed = encodeURIComponent(secret.slice(0, -1));
      hold(`suggestions for ${secret}`, await (await archive.get(`search/suggest?q=${typed}`)).text());
      const query = `SELECT ?s ?name { (?s ?score ?name) <http://jena.apache.org/text#query> "${secret}" }`;
      hold(query, await (await archive.get(`sparql?query=${encodeURIComponent(query)}`)).text());
    }
  });

  it('is matched with no row of a table, and no table is extended by it', async () => {
    for (const secret of SECRETS) {
      const queries = encodeURIComponent(JSON.stringify({ q0: { query: secret } }));
      const text = await (await archive.get(`reconcile?queries=${queries}`)).text();
      hold(`reconcile ${secret}`, text);
      assert.ok(!text.includes('"match": true'), `${secret} is matched`);
      // These answers say what was typed.
      const typed = encodeURIComponent(secret.slice(0, -1));
      hold(`suggest ${secret}`, await (await archive.get(`reconcile/suggest/entity?prefix=${typed}`)).text());
      for (const path of [`path?from=${typed}&to=report-2020`, `explore?start=${typed}`, `compare?records=${typed};`])
        hold(path, await (await archive.get(path, { Accept: 'text/html' })).text());
    }
    const properties = (await (await archive.get('reconcile/properties')).json()) as { properties: { id: string }[] };
    const ids = ['organization/hidden', 'person/clerk', 'document/report-2020', 'place/bridge'];
    const extend = encodeURIComponent(JSON.stringify({ ids, properties: properties.properties }));
    const extended = await (await archive.get(`reconcile?extend=${extend}`)).text();
    assert.match(extended, /"str": "bridge"/);
    hold('reconcile extend', extended);
    for (const id of ids) {
      hold(`preview ${id}`, await (await archive.get(`reconcile/preview?id=${id}`, { Accept: 'text/html' })).text());
      hold(`flyout ${id}`, await (await archive.get(`reconcile/flyout/entity?id=${id}`)).text());
    }
  });

  it('is in no fragment, on none of their pages, and is found by no pattern', async () => {
    let last = 1;
    for (const form of ['nq', 'html'])
      for (let page = 1; page <= last; page++) {
        const text = await (await archive.get(`fragments.${form}?page=${page}`)).text();
        hold(`fragments.${form}?page=${page}`, text);
        const total = /totalItems> "(\d+)"/.exec(text)?.[1];
        if (total !== undefined) last = Math.ceil(Number(total) / 100);
      }
    assert.ok(last > 10, `only ${last} pages were read`);
    for (const secret of SECRETS)
      for (const tag of ['', '@en', '@ar']) {
        const answer = await archive.get(`fragments.nq?object=${encodeURIComponent(`"${secret}"${tag}`)}`);
        assert.match(await answer.text(), /totalItems> "0"/, secret);
      }
  });

  it('stays out of SPARQL, whichever graph is asked', async () => {
    const queries = [
      'SELECT * { ?s ?p ?o }',
      'SELECT * { GRAPH ?g { ?s ?p ?o } }',
      'CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }',
      'DESCRIBE <id/organization/hidden> <id/claim/report-2020/killed> <id/person/clerk>',
      'SELECT (COUNT(*) AS ?n) (SUM(?v) AS ?sum) { ?c <https://w3id.org/isnad/ontology#value> ?v }',
    ];
    // Now, and when nothing was withheld yet.
    for (const at of ['', `&at=${open}`])
      for (const query of queries) {
        const answer = await archive.get(`sparql?query=${encodeURIComponent(query)}${at}`);
        assert.equal(answer.status, 200);
        const text = await answer.text();
        assert.ok(text.length > 50, query);
        hold(query + at, text);
      }
  });

  it('stays out of dumps and of what the command line answers', async () => {
    const { stateDir, baseIri } = archive.config;
    const env = { ...process.env, STATE_DIR: stateDir, BASE_IRI: baseIri };
    const isnad = (...args: string[]) => promisify(execFile)(process.execPath, ['src/main.ts', ...args], { env });
    for (const format of ['nquads', 'trig', 'turtle', 'ntriples', 'jsonld', 'jsonl', 'rdfxml']) {
      const { stdout } = await isnad('dump', '--format', format);
      assert.ok(stdout.includes('4321'), `${format} holds what is open`);
      hold(`dump --format ${format}`, stdout);
    }
    const { stdout: folder } = await isnad('dump', '--all', join(stateDir, 'dumps'));
    for (const name of readdirSync(folder.trim())) {
      const bytes = readFileSync(join(folder.trim(), name));
      const text = name.endsWith('.gz') ? gunzipSync(bytes) : name.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes;
      hold(name, text.toString());
    }
  });
});

function hold(where: string, text: string): void {
  for (const secret of SECRETS) assert.ok(!text.includes(secret), `"${secret}" leaves by ${where}`);
}

/** Follows every link from the home page and the lists, and reads each address in every format. */
async function walk(archive: Running, open: string): Promise<Map<string, string>> {
  const base = archive.config.baseIri;
  const seen = new Map<string, string>();
  const waiting = [
    '',
    'organization',
    'person',
    'document',
    'incident',
    'source',
    '.well-known/void',
    '.well-known/api-catalog',
    'catalog',
    'sitemap.xml',
    'sitemap-1.xml',
    'linkset/organization/hidden',
    'linkset/person/clerk',
    'fragments',
    'questions',
    'voices',
    ...['Identify', 'ListSets', 'ListIdentifiers&metadataPrefix=rdf'].map((verb) => `oai?verb=${verb}`),
    ...['oai_dc', 'rdf'].flatMap((format) =>
      ['organization/hidden', 'person/clerk', 'document/report-2020']
        .map((path) => `GetRecord&identifier=${base}${path}`)
        .concat('ListRecords')
        .map((verb) => `oai?verb=${verb}&metadataPrefix=${format}`),
    ),
    ...['.well-known/resourcesync', 'resourcesync/all/capabilitylist'],
    ...['resourcelist', 'resourcelist/0', 'changelist', 'changelist/0'].map((list) => `resourcesync/all/${list}`),
    'changes',
    'feed.atom',
    'feed.atom?after=0',
    'activity-stream',
    'activity-stream/organization/hidden',
    'ldes',
    'ldes/document/report-2020',
    'ldes.nq?after=0',
    'dumps/',
    'timegate/organization/hidden',
    'timemap/person/clerk',
    'document/report-2020/v/1/diff',
    ...['organization', 'person', 'document', 'place/bridge/claims'].map((path) => `${path}?at=${open}`),
  ];
  const known = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    // A suffix or parameter has settled the format: asking for another changes nothing.
    for (const headers of /\.\w+$|\?/.test(path) ? ACCEPTED.slice(0, 1) : ACCEPTED) {
      const answer = await archive.get(path, headers);
      const text = await answer.text();
      seen.set(`${path} ${Object.values(headers).join(' ')}`, [text, ...answer.headers.values()].join('\n'));
      for (const found of linksIn(text, answer.headers, base)) {
        if (known.has(found) || /^(ontology|shapes|vocabulary|frames|assets|context|sparql|questions\?)/.test(found))
          continue;
        // Looks at a map go on without end, and times by hundreds; each shows a part of what the whole does.
        if (/[?;&](near|during)=/.test(found)) continue;
        // Patterns of statements are as many; all statements are read by a test of their own.
        if (/^fragments(\.\w+)?\?/.test(found)) continue;
        assert.ok(known.size < BOUND, 'the walk does not end');
        known.add(found);
        waiting.push(found);
      }
    }
  }
  return seen;
}

/** Addresses under the base that an answer names, without fragments. */
function linksIn(text: string, headers: Headers, base: string): string[] {
  const inText = text.matchAll(/href="([^"#]*)|(?:<|")(http:\/\/localhost:3030\/[^>"#\s]*)|"(id\/[^"#]+)"/g);
  const found = Array.from(inText, (match) => match[1] ?? match[2] ?? match[3] ?? '');
  const inHeaders = Array.from((headers.get('link') ?? '').matchAll(/<([^>#]*)>/g), (match) => match[1] ?? '');
  const location = headers.get('location') ?? '';
  return [...found, ...inHeaders, location].flatMap((link) => {
    if (link === '' || !URL.canParse(link.replaceAll('&amp;', '&'), base)) return [];
    const url = new URL(link.replaceAll('&amp;', '&'), base);
    return url.href.startsWith(base) ? [url.href.slice(base.length)] : [];
  });
}
