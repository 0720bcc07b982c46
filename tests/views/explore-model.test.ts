import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Neighbours } from '../../src/claims/neighbours.ts';
import type { QuadIndex } from '../../src/index/quad-index.ts';
import { literal, namedNode, quad } from '../../src/rdf/quads.ts';
import { isnad, rdf, rdfs } from '../../src/rdf/vocabulary.ts';
import { graphml } from '../../src/views/explore-graphml.ts';
import { type ExploreModel, exploreModel, MOST_NODES, PER_PAGE } from '../../src/views/explore-model.ts';
import { exploreQuads } from '../../src/views/explore-quads.ts';
import { type ExploreState, parseState } from '../../src/views/explore-state.ts';
import { BASE, curated } from '../support/curated.ts';
import { hub } from '../support/hub.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

let index: QuadIndex;
before(async () => {
  index = (await curated()).index;
});

function stateOf(query: Readonly<Record<string, string>>): ExploreState {
  const parsed = parseState(query, BASE);
  if ('fault' in parsed) throw new Error(parsed.fault);
  return parsed.state;
}
const view = (query: Readonly<Record<string, string>>, of = index): ExploreModel =>
  exploreModel(of, BASE, stateOf(query));

const KHAN_SHAYKHUN = {
  start: 'incident.khan-shaykhun-2017-04-04',
  open: 'incident.khan-shaykhun-2017-04-04*-speaks-of_incident.khan-shaykhun-2017-04-04*-states-claims-about_organization.human-rights-watch*-dcterms.publisher',
};

test('edges between things of the view are all there, whichever way the things came into it', () => {
  const { nodes, edges, isCut } = view(KHAN_SHAYKHUN);
  assert.ok(nodes.length > 25);
  const reader = new Neighbours(index, BASE);
  const names = new Map(nodes.map(({ iri, name }) => [iri, name]));
  const expected = nodes.flatMap(({ iri, name }) =>
    reader.groups(iri).flatMap(({ direction, neighbours }) =>
      direction.inverse
        ? []
        : [...neighbours].flatMap(([other, carriers]) => {
            const to = names.get(other);
            return to === undefined ? [] : [`${name} ${direction.key} ${to} ${[...carriers].sort()}`];
          }),
    ),
  );
  assert.deepEqual(
    edges.map(({ from, key, to, carriers }) => `${from} ${key} ${to} ${carriers}`).sort(),
    expected.sort(),
  );
  assert.equal(isCut, false);
});

test('5,000 neighbours are counted and come 50 at a time, each on one page alone', () => {
  const many = hub(5_000);
  const seen = new Set<string>();
  const pages = [1, 2, 50, 100];
  for (const page of pages) {
    const model = view({ start: 'organization.hub', open: `organization.hub*speaks-of*${page}` }, many);
    const { nodes, edges, focus, isCut } = model;
    assert.deepEqual([nodes.length, edges.length, isCut], [1 + PER_PAGE, PER_PAGE, false]);
    for (const { name } of nodes.slice(1)) seen.add(name);
    assert.ok(focus?.kind === 'node');
    const group = focus.groups.find(({ direction }) => direction.key === 'speaks-of');
    assert.deepEqual([group?.count, group?.pages, group?.open], [5_000, 100, [page]]);
  }
  assert.equal(seen.size, pages.length * PER_PAGE);
  assert.equal(view({ start: 'organization.hub', open: 'organization.hub*speaks-of*101' }, many).nodes.length, 1);
});

test('a view holds 300 things, says how many found no place, and keeps the links of those that did', () => {
  const many = hub(600);
  const open = Array.from({ length: 12 }, (_, at) => `organization.hub*speaks-of*${at + 1}`).join('_');
  const { nodes, edges, unplaced } = view({ start: 'organization.hub', open }, many);
  assert.equal(nodes.length, MOST_NODES);
  assert.equal(unplaced, 601 - MOST_NODES);
  assert.equal(edges.length, MOST_NODES - 1);
});

test('more claims than one view reads are said to be more, and what was opened is linked all the same', () => {
  const { edges, isCut } = view({ start: 'organization.hub', open: 'organization.hub*speaks-of*200' }, hub(10_500));
  assert.equal(isCut, true);
  assert.equal(edges.filter(({ key }) => key === 'speaks-of').length, PER_PAGE);
});

test('what is hidden, and relations left out, leave the view but can be brought back', () => {
  const all = view(KHAN_SHAYKHUN);
  const less = view({ ...KHAN_SHAYKHUN, hide: 'organization.human-rights-watch', without: 'speaks-in' });
  assert.equal(
    less.nodes.some(({ name }) => name === 'organization/human-rights-watch'),
    false,
  );
  assert.equal(
    less.edges.some(({ key }) => key === 'speaks-in'),
    false,
  );
  assert.ok(
    less.relations.some(({ key }) => key === 'speaks-in'),
    'still offered',
  );
  assert.equal(less.nodes.length, all.nodes.length - 1, 'what was reached by way of it stays');
});

test('a filter by time narrows things and edges alike, and every edge left has something that carries it', () => {
  const all = view(KHAN_SHAYKHUN);
  const year = view({ ...KHAN_SHAYKHUN, from: '2023', until: '2023' });
  assert.ok(year.nodes.length < all.nodes.length);
  assert.ok(year.edges.length > 0 && year.edges.length < all.edges.length);
  for (const { carriers } of year.edges) assert.ok(carriers.length > 0);
});

test('an edge can be in focus with all that carries it', () => {
  const focus = 'organization.human-rights-watch*speaks-of*incident.khan-shaykhun-2017-04-04';
  const model = view({ ...KHAN_SHAYKHUN, focus });
  assert.ok(model.focus?.kind === 'edge');
  const expected = [...index.match(null, isnad.claimant, namedNode(`${BASE}id/organization/human-rights-watch`))]
    .map(({ subject }) => subject)
    .filter((claim) => index.has(claim, isnad.about, namedNode(`${BASE}id/incident/khan-shaykhun-2017-04-04`)))
    .map(({ value }) => value);
  assert.deepEqual(model.focus.edge.carriers, expected.sort());
  assert.ok(expected.length >= 2);
});

test('things that are no longer here are named, and the rest is shown', () => {
  const { nodes, missing } = view({ start: 'organization.jim_organization.withdrawn', open: 'document.gone*cites' });
  assert.deepEqual(
    nodes.map(({ name }) => name),
    ['organization/jim'],
  );
  assert.deepEqual([...missing].sort(), ['document/gone', 'organization/withdrawn']);
});

test('GraphML holds every thing and edge of the view once, and nothing that XML does not allow', () => {
  const hostile = 'A <b>&"\u0007\ufffe\ud800 \u202e name';
  const { index: odd } = indexOfGraphs([
    {
      graph: `${BASE}all`,
      quads: [
        quad(namedNode(`${BASE}id/place/a`), rdf.type, isnad.Place),
        quad(namedNode(`${BASE}id/place/a`), rdfs.label, literal(hostile, 'en')),
        quad(namedNode(`${BASE}id/place/b`), rdf.type, isnad.Place),
        quad(namedNode(`${BASE}id/place/b`), isnad.within, namedNode(`${BASE}id/place/a`)),
      ],
    },
  ]);
  const text = graphml(view({ start: 'place.a', open: 'place.a*-within' }, odd));
  assert.match(text, /A &#60;b&#62;&#38;&#34;/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what XML excludes
  assert.doesNotMatch(text, /[\u0000-\u0008\ufffe]|[\ud800-\udfff](?![\udc00-\udfff])/);
  const model = view(KHAN_SHAYKHUN);
  const whole = graphml(model);
  const ids = (name: string) => Array.from(whole.matchAll(new RegExp(`<${name} id="([^"]+)"`, 'g')), ([, id]) => id);
  assert.deepEqual(
    ids('node'),
    model.nodes.map(({ name }) => name.replace('/', '.')),
  );
  assert.equal(new Set(ids('edge')).size, model.edges.length);
  const declared = new Set(Array.from(whole.matchAll(/<key id="([^"]+)"/g), ([, id]) => id));
  for (const [, key] of whole.matchAll(/<data key="([^"]+)"/g)) assert.ok(declared.has(key), key);
  for (const [, source, target] of whole.matchAll(/source="([^"]+)" target="([^"]+)"/g)) {
    assert.ok(ids('node').includes(source) && ids('node').includes(target));
  }
});

test('the statements of a view are all in the archive, and give back its edges', () => {
  const model = view({ ...KHAN_SHAYKHUN, open: `${KHAN_SHAYKHUN.open}_organization.jim*basedOn` });
  const quads = exploreQuads(model, BASE);
  for (const { subject, predicate, object } of quads) assert.ok(index.has(subject, predicate, object));
  const { index: told } = indexOfGraphs([{ graph: `${BASE}all`, quads }]);
  const again = exploreModel(told, BASE, model.state);
  const edgesOf = ({ edges }: ExploreModel) => edges.map(({ from, key, to }) => `${from} ${key} ${to}`).sort();
  assert.deepEqual(edgesOf(again), edgesOf(model));
});
