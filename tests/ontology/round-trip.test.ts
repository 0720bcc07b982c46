import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsonld from 'jsonld';
import { NEUTRAL_BASE, rebaseQuads } from '../../src/rdf/base.ts';
import { canonicalNQuads } from '../../src/rdf/canonical.ts';
import { isJsonObject, type Json, type JsonObject } from '../../src/rdf/json.ts';
import { jsonLdToQuads, recordToJsonLd } from '../../src/rdf/jsonld.ts';
import { localLoader } from '../../src/rdf/jsonld-loader.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { inGraph, type Quad } from '../../src/rdf/quads.ts';
import { quadsOf, recordFiles, textOf } from './graphs.ts';

const context = (JSON.parse(textOf('ontology/context.jsonld')) as { '@context': JsonObject })['@context'];
const RELEASE = 'document/soc-2023-04-04';

function frameOf(name: string): JsonObject {
  return JSON.parse(textOf(`ontology/frames/${name}.jsonld`)) as JsonObject;
}

async function asJson(quads: Quad[], path: string, base = NEUTRAL_BASE): Promise<JsonObject> {
  const frame = frameOf(path.split('/')[0] ?? '');
  const document = await recordToJsonLd(quads, { frame, base, top: `${base}id/${path}` });
  return JSON.parse(JSON.stringify(document)) as JsonObject;
}

/** Each node object of a document with the key it stands under. */
function* nodesOf(value: Json, key = ''): Generator<[string, JsonObject]> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item, key);
  if (!isJsonObject(value)) return;
  if ('id' in value) yield [key, value];
  for (const [name, member] of Object.entries(value)) if (name !== '@context') yield* nodesOf(member, name);
}

interface Written {
  readonly file: string;
  readonly quads: Quad[];
  readonly document: JsonObject;
}

const written: Written[] = [];
for (const { file, segment, slug } of recordFiles()) {
  const quads = await quadsOf(file);
  written.push({ file, quads, document: await asJson(quads, `${segment}/${slug}`) });
}

test('every record comes back from JSON as the same graph', async () => {
  assert.ok(written.length > 300, `only ${written.length} records`);
  for (const { file, quads, document } of written) {
    const back = await jsonLdToQuads(document, { base: NEUTRAL_BASE });
    assert.equal(await canonicalNQuads(back), await canonicalNQuads(quads), file);
  }
});

test('in the JSON of every record all keys are terms, what may be several is an array, what is not has one value', () => {
  for (const { file, document } of written) {
    for (const [under, node] of nodesOf(document)) {
      for (const [key, value] of Object.entries(node)) {
        if (key === '@context' || key === 'id' || key === 'type') continue;
        const definition = (under === 'passage' ? passageTerm(key) : undefined) ?? context[key] ?? passageTerm(key);
        assert.notEqual(definition, undefined, `${file}: the key ${key}`);
        const containers = isJsonObject(definition) ? [definition['@container'] ?? []].flat() : [];
        const values = containers.includes('@language') ? Object.values(value as JsonObject) : [value];
        const several = containers.includes('@set') || key === 'included';
        for (const one of values) assert.equal(Array.isArray(one), several, `${file}: ${key}`);
      }
    }
  }
});

function passageTerm(key: string): Json | undefined {
  const inner = (isJsonObject(context['passage']) ? context['passage']['@context'] : {}) as JsonObject;
  const selector = (isJsonObject(inner['selector']) ? inner['selector']['@context'] : {}) as JsonObject;
  return inner[key] ?? selector[key];
}

test('another base gives the same JSON, but for the base itself', async () => {
  const base = 'https://archive.example.org/isnad/';
  const quads = await quadsOf(`data/${RELEASE}.ttl`);
  const elsewhere = await asJson(rebaseQuads(quads, NEUTRAL_BASE, base), RELEASE, base);
  assert.deepEqual(elsewhere['@context'], [`${base}context.jsonld`, { '@base': base }]);
  assert.deepEqual({ ...elsewhere, '@context': 0 }, { ...(await asJson(quads, RELEASE)), '@context': 0 });
});

test('a processor that is not ours reads the same triples, the copied offsets of passages included', async () => {
  const quads = await quadsOf(`data/${RELEASE}.ttl`);
  const options = { format: 'application/n-quads', documentLoader: localLoader(NEUTRAL_BASE) };
  const text = (await jsonld.toRDF((await asJson(quads, RELEASE)) as never, options as never)) as unknown as string;
  const back = await parseRdf(text, { format: 'nquads', baseIRI: NEUTRAL_BASE });
  assert.equal(await canonicalNQuads(back), await canonicalNQuads(quads.map((quad) => inGraph(quad))));
});

test('a document holds its claims; a claim links everything else by IRI alone', async () => {
  const release = await asJson(await quadsOf(`data/${RELEASE}.ttl`), RELEASE);
  const claims = release['claims'] as JsonObject[];
  assert.ok(claims.length > 20);
  const parts = new Set([
    'curation',
    'passage',
    'selector',
    'scope',
    'reading',
    'withholding',
    'claims',
    'textVersions',
  ]);
  for (const [key, node] of nodesOf(release)) {
    if (key === '') continue;
    assert.ok(parts.has(key), `${key} of ${String(node['id'])} is spread out`);
  }
  const listed = claims.map((claim) => claim['id']);
  for (const claim of claims)
    for (const whole of (claim['subsetOf'] ?? []) as Json[]) assert.ok(listed.includes(whole), String(whole));
});

test('a claim whose value is a date bears it as dateValue', async () => {
  const release = await asJson(await quadsOf(`data/${RELEASE}.ttl`), RELEASE);
  const dated = (release['claims'] as JsonObject[]).find(({ id }) => id === 'id/claim/soc-2023-04-04/ratified') ?? {};
  assert.equal(dated['dateValue'], '2013-09');
  assert.equal('value' in dated, false);
});

test('a claim on its own is framed as in its document', async () => {
  const quads = await quadsOf(`data/${RELEASE}.ttl`);
  const release = await asJson(quads, RELEASE);
  const [claim] = release['claims'] as [JsonObject];
  const iri = `${NEUTRAL_BASE}${String(claim['id'])}`;
  const own = quads.filter(({ subject }) => subject.value === iri || subject.value.startsWith(`${iri}#`));
  const { '@context': _, ...alone } = await recordToJsonLd(own, {
    frame: frameOf('claim'),
    base: NEUTRAL_BASE,
    top: iri,
  });
  assert.deepEqual(JSON.parse(JSON.stringify(alone)), claim);
});

test('nodes that nothing leads to are included beside the thing, not lost', async () => {
  const site = await asJson(await quadsOf('data/document/soc-site.ttl'), 'document/soc-site');
  const sections = site['included'] as JsonObject[];
  assert.ok(sections.some(({ id }) => id === 'id/document/soc-site#press-releases'));
});

test('keys come in the order of the context: what it is, what it says, how it was entered', async () => {
  const release = await asJson(await quadsOf(`data/${RELEASE}.ttl`), RELEASE);
  const keys = Object.keys(release);
  assert.deepEqual(keys.slice(0, 5), ['@context', 'id', 'type', 'label', 'title']);
  assert.equal(keys.at(-1), 'claims');
});
