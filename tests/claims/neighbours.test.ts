import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Neighbours } from '../../src/claims/neighbours.ts';
import {
  directionText,
  keyOfProperty,
  NO_RELATION,
  parseDirection,
  propertyOfKey,
} from '../../src/claims/relations.ts';
import type { QuadIndex } from '../../src/index/quad-index.ts';
import { namedNode } from '../../src/rdf/quads.ts';
import { isnad, prov, rdf } from '../../src/rdf/vocabulary.ts';
import { ownerOf, parseIri } from '../../src/records/segments.ts';
import { BASE, curated } from '../support/curated.ts';

let index: QuadIndex;
/** Every edge of the archive, read in the plainest way: `from key to` -> carriers. */
let naive: Map<string, Set<string>>;
let things: string[];

const kindOf = (iri: string) => parseIri(iri, BASE)?.kind;

before(async () => {
  index = (await curated()).index;
  const all = [...index.match()];
  things = [...new Set(all.filter((q) => q.predicate.equals(rdf.type)).map((q) => q.subject.value))].filter(
    (iri) => !iri.includes('#') && kindOf(iri) === 'thing',
  );
  const known = new Set(things);
  naive = new Map();
  const add = (from: string, key: string, to: string, carrier: string) => {
    if (from === to || !known.has(from) || !known.has(to)) return;
    const id = `${from} ${key} ${to}`;
    naive.set(id, (naive.get(id) ?? new Set()).add(carrier));
  };
  const claims = new Map<string, Map<string, string[]>>();
  const put = (claim: string, property: string, value: string) => {
    const of = claims.get(claim) ?? new Map<string, string[]>();
    claims.set(claim, of.set(property, [...(of.get(property) ?? []), value]));
  };
  for (const { subject, predicate, object } of all) {
    if (object.termType !== 'NamedNode') continue;
    const [from, to] = [ownerOf(subject.value), ownerOf(object.value)];
    const name = predicate.value.replace(/^.*[/#]/, '');
    if (kindOf(from) === 'thing' && !NO_RELATION.has(predicate.value)) {
      if (kindOf(to) === 'thing') add(from, keyOfProperty(predicate.value) ?? '', to, from);
      if (predicate.equals(prov.wasDerivedFrom) && kindOf(to) === 'claim') put(to, 'derivation', from);
    }
    if (kindOf(from) === 'claim') put(from, subject.value.includes('#') ? `#${name}` : name, to);
  }
  const limits = ['#party', '#substance', '#place', '#fromEvent', '#untilEvent'];
  for (const [claim, of] of claims) {
    const get = (...names: string[]) => names.flatMap((name) => of.get(name) ?? []);
    const passedOn = get('reports').flatMap((reported) => claims.get(reported)?.get('statedIn') ?? []);
    const pairs: [string, string[], string[]][] = [
      ['speaks-of', get('claimant'), get('about')],
      ['states-claims-about', get('statedIn'), get('about')],
      ['speaks-in', get('claimant'), get('statedIn')],
      ['relies-on', get('claimant'), get('credits')],
      ['names-source', get('statedIn'), get('creditsDocument')],
      ['passes-on', get('statedIn'), passedOn],
      ['read-through', get('statedIn'), get('readIn')],
      ['names', get('claimant'), get('object')],
      ['named-with', get('about'), get('object')],
      ['counts-within', get('claimant'), get(...limits)],
      ['asks', get('claimant'), get('addressee')],
      ['asks-before', get('claimant'), get('forum')],
      ['invokes', get('claimant'), get('legalBasis')],
      ['asks-concerning', get('claimant'), get('concerns')],
      ['computed-from', get('derivation'), get('statedIn')],
    ];
    for (const [key, froms, tos] of pairs) for (const from of froms) for (const to of tos) add(from, key, to, claim);
  }
});

test('every relation of every record, in both directions, is what a plain reading of all triples gives', () => {
  const reader = new Neighbours(index, BASE);
  const seen = new Map<string, Set<string>>();
  let edges = 0;
  for (const thing of things) {
    for (const { direction, neighbours } of reader.groups(thing)) {
      for (const [other, carriers] of neighbours) {
        const id = direction.inverse ? `${other} ${direction.key} ${thing}` : `${thing} ${direction.key} ${other}`;
        assert.deepEqual([...carriers].sort(), [...(naive.get(id) ?? [])].sort(), id);
        seen.set(id, (seen.get(id) ?? new Set()).add(String(direction.inverse)));
        edges++;
      }
    }
  }
  assert.deepEqual([...seen.keys()].sort(), [...naive.keys()].sort());
  assert.equal(edges, 2 * naive.size, 'each edge is seen from both of its ends');
  assert.ok(naive.size > 1_000);
  assert.equal(reader.isCut, false);
});

test('one relation alone is the same as that relation among all', () => {
  const reader = new Neighbours(index, BASE);
  for (const slug of [
    'organization/jim',
    'resolution/sc-2118',
    'incident/khan-shaykhun-2017-04-04',
    'document/soc-2017-02-15',
  ]) {
    const thing = `${BASE}id/${slug}`;
    const groups = reader.groups(thing);
    assert.ok(groups.length > 3, slug);
    for (const { direction, neighbours } of groups) {
      assert.deepEqual(reader.group(thing, direction).neighbours, neighbours, `${slug} ${directionText(direction)}`);
    }
  }
});

test('what is filtered out by time lies outside for certain; what bears no date stays', () => {
  const thing = `${BASE}id/organization/human-rights-watch`;
  const spoken = { key: 'speaks-of', inverse: false };
  const year = new Neighbours(index, BASE, { from: '2017-01-01', until: '2017-12-31' }).group(thing, spoken);
  const all = new Neighbours(index, BASE).group(thing, spoken);
  const kept = new Set([...year.neighbours.values()].flatMap((claims) => [...claims]));
  const isOutside = (claim: string) =>
    (index.object(namedNode(claim), isnad.latest)?.value ?? '9999') < '2017-01-01' ||
    (index.object(namedNode(claim), isnad.earliest)?.value ?? '0000') > '2017-12-31';
  const claims = [...new Set([...all.neighbours.values()].flatMap((carriers) => [...carriers]))];
  assert.ok(kept.size > 0 && kept.size < claims.length);
  for (const claim of claims) assert.equal(kept.has(claim), !isOutside(claim), claim);
});

test('a grade asked for keeps what is graded so or better, and a field by its own grade', () => {
  const sizes = ([undefined, 'low', 'medium', 'high'] as const).map(
    (grade) =>
      things.flatMap((thing) => new Neighbours(index, BASE, grade === undefined ? {} : { grade }).groups(thing)).length,
  );
  assert.deepEqual(
    [...sizes].sort((a, b) => b - a),
    sizes,
  );
  assert.ok((sizes[3] ?? 0) < (sizes[1] ?? 0), String(sizes));
});

test('a relation has one name in addresses, and what is no relation has none', () => {
  for (const text of ['speaks-of', '-speaks-of', 'cites', '-dcterms.publisher']) {
    const direction = parseDirection(text);
    assert.ok(direction);
    assert.equal(directionText(direction), text);
  }
  assert.equal(propertyOfKey('dcterms.publisher')?.value, 'http://purl.org/dc/terms/publisher');
  for (const text of ['', '-', 'says-of', '--cites', 'nowhere.x', '__proto__', 'constructor.x', 'a/b', 'ü']) {
    assert.equal(parseDirection(text), undefined, text);
  }
});
