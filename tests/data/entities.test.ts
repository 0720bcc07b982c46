import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { dcterms, isnad, owl, rdf, rdfs, vocab, wgs } from '../../src/rdf/vocabulary.ts';
import { type DataFile, EntityGraph, filesOf } from './entity-graph.ts';

const SEGMENTS = ['organization', 'person', 'place', 'substance', 'means', 'resolution', 'event', 'incident', 'source'];
const files = filesOf(...SEGMENTS, 'document');
const entities = files.filter(({ thing }) => !thing.startsWith('id/document/'));
const graph = new EntityGraph(files);
const entityGraph = new EntityGraph(entities);

/** The subjects of a file that are neither its thing nor a `#` node of it. */
function strangers({ thing, store }: DataFile): string[] {
  const own = NEUTRAL_BASE + thing;
  const claims = `${NEUTRAL_BASE}id/claim/${thing.split('/')[2]}/`;
  return store
    .getSubjects(null, null, null)
    .map(({ value }) => value)
    .filter((iri) => iri !== own && !iri.startsWith(`${own}#`) && !iri.startsWith(claims));
}

describe('the files of the entities', () => {
  test('there is at least one in every segment', () => {
    for (const segment of SEGMENTS) {
      assert.ok(
        entities.some(({ thing }) => thing.startsWith(`id/${segment}/`)),
        segment,
      );
    }
  });

  test('a file speaks of the thing it is named for and of nothing else, without blank nodes', () => {
    for (const file of entities) {
      assert.deepEqual(strangers(file), [], file.thing);
      assert.ok(file.store.countQuads(NEUTRAL_BASE + file.thing, rdf.type.value, null, null) > 0, file.thing);
      assert.doesNotMatch(file.text, /_:|\[\s*[a-z]/, file.thing);
    }
  });

  test('IRIs of our own are relative, and every prefix declared is used', () => {
    for (const { thing, text } of entities) {
      assert.doesNotMatch(text, /@base|isnad\.invalid|localhost/, thing);
      for (const [, prefix] of text.matchAll(/^@prefix ([a-z-]+):/gm)) {
        assert.match(text, new RegExp(`[\\s^]${prefix}:[A-Za-z]`), `${thing} declares ${prefix} for nothing`);
      }
    }
  });

  test('every thing has an English label, and one label a language', () => {
    for (const { thing, store } of entities) {
      const labels = store.getQuads(NEUTRAL_BASE + thing, rdfs.label.value, null, null);
      const languages = labels.map(({ object }) => (object.termType === 'Literal' ? object.language : '')).sort();
      assert.ok(languages.includes('en'), thing);
      assert.equal(new Set(languages).size, languages.length, thing);
    }
  });

  test('every Arabic label is graded on its own, unless it is our own term for our own thing', () => {
    const ours = new Set(['id/organization/isnad-editors', 'id/source/general-knowledge']);
    ours.add('id/source/archive-conventions').add('id/source/fact-file');
    for (const { thing, store } of entities.filter(({ thing }) => !ours.has(thing))) {
      const arabic = store
        .getObjects(NEUTRAL_BASE + thing, rdfs.label.value, null)
        .some((label) => label.termType === 'Literal' && label.language === 'ar');
      const graded = graph
        .values(thing, isnad.curation)
        .some(
          (node) =>
            graph.value(node, isnad.ofProperty) === rdfs.label.value && graph.value(node, isnad.ofLanguage) === 'ar',
        );
      assert.equal(graded, arabic, thing);
    }
  });

  test('what is from general knowledge is graded unverified, and nothing else is but a title that nobody has read', () => {
    for (const node of entityGraph.instances(isnad.Curation)) {
      const unverified = entityGraph.value(node, isnad.grade) === vocab('grade', 'unverified').value;
      const general = entityGraph.value(node, isnad.verification) === vocab('verification', 'general-knowledge').value;
      const [thing] = node.split('#');
      const ofTitle = entityGraph.value(node, isnad.ofProperty) === dcterms.title.value;
      const untitled = ofTitle && entityGraph.value(thing ?? '', dcterms.title) === undefined;
      assert.equal(unverified, general || untitled, node);
      if (entityGraph.values(node, isnad.source).includes('id/source/general-knowledge')) assert.ok(general, node);
    }
  });
});

describe('identifiers and names', () => {
  test('identity elsewhere is claimed with GeoNames and Wikidata only, and by one thing each', () => {
    const seen = new Map<string, string>();
    for (const { subject, object } of graph.store.getQuads(null, owl.sameAs.value, null, null)) {
      assert.match(object.value, /^(https:\/\/sws\.geonames\.org\/\d+\/|http:\/\/www\.wikidata\.org\/entity\/Q\d+)$/);
      assert.equal(seen.get(object.value), undefined, `${object.value} is both ${subject.value} and another`);
      seen.set(object.value, subject.value);
    }
    assert.ok(seen.size > 40);
  });

  test('a symbol names its issuer: resolutions and drafts bear United Nations symbols, each once', () => {
    const symbols = graph.store.getQuads(null, isnad.symbol.value, null, null);
    const ofResolutions = symbols.filter(({ subject }) => subject.value.includes('/resolution/'));
    for (const { subject, object } of ofResolutions) {
      assert.ok(object.termType === 'Literal' && object.datatype.value === isnad.UnSymbol.value, subject.value);
    }
    const things = filesOf('resolution').map(({ thing }) => NEUTRAL_BASE + thing);
    assert.deepEqual([...new Set(ofResolutions.map(({ subject }) => subject.value))].sort(), things);
  });

  test('a draft is not a resolution; one became one', () => {
    const drafts = graph.instances(isnad.DraftResolution);
    const resolutions = graph.instances(isnad.Resolution);
    assert.deepEqual(
      drafts.filter((draft) => resolutions.includes(draft)),
      [],
    );
    assert.deepEqual(
      drafts.filter((draft) => graph.value(draft, isnad.became) === 'id/resolution/sc-2118'),
      ['id/resolution/draft-s-2013-575'],
    );
  });

  test('a name form of the government stands under the state, with the texts that use it', () => {
    const form = 'id/organization/syrian-arab-republic#name-assad-regime';
    assert.ok(graph.values(form, isnad.usedIn).includes('id/document/soc-2023-04-04'));
    assert.ok(graph.values(form, isnad.usedIn).includes('id/document/soc-2017-02-15'));
  });
});

describe('places', () => {
  const places = graph.instances(isnad.Place);

  test('every place lies in Syria through places of this archive, except Gaza', () => {
    for (const place of places) {
      const holders = graph.closure(place, isnad.within);
      assert.ok(!holders.has(place), `${place} lies in itself`);
      for (const holder of holders) assert.ok(places.includes(holder), `${holder} has no record`);
      const outside = ['id/place/syria', 'id/place/gaza'].includes(place);
      assert.equal(holders.has('id/place/syria'), !outside, place);
    }
  });

  test('a point lies in Syria, and its text form says the same', () => {
    let points = 0;
    for (const place of places) {
      const [lat, long] = [graph.value(place, wgs.lat), graph.value(place, wgs.long)];
      if (lat === undefined || long === undefined) continue;
      points += 1;
      assert.ok(Number(lat) > 32 && Number(lat) < 37.5 && Number(long) > 35.5 && Number(long) < 42.5, place);
      const wkt = graph.store.getObjects(NEUTRAL_BASE + place, 'http://www.opengis.net/ont/geosparql#asWKT', null)[0];
      assert.equal(wkt?.value, `POINT(${long} ${lat})`, place);
      assert.ok(graph.value(place, isnad.pointFor) !== undefined, `${place} does not say what its point is for`);
    }
    assert.ok(points >= 30);
  });

  test('an airbase is not the village that lends it a point', () => {
    for (const base of ['id/place/shayrat', 'id/place/dumayr']) {
      assert.deepEqual(graph.values(base, owl.sameAs), []);
      assert.deepEqual(graph.values(base, dcterms.identifier), []);
    }
  });
});
