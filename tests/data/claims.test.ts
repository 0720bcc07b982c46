import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { isnad, rdf, vocab } from '../../src/rdf/vocabulary.ts';
import { EntityGraph, filesOf } from './entity-graph.ts';

const files = filesOf('document', 'resolution');
const graph = new EntityGraph(files);
const claims = graph.instances(isnad.Claim);
const killed = vocab('aspect', 'killed').value;
/** Those who died may be a part of those who were exposed or affected. */
const widerThanDeaths = new Set([vocab('aspect', 'exposed').value, vocab('aspect', 'affected').value]);

const documentOf = (version: string): string => version.split('#')[0] ?? '';
const earliest = (claim: string): string | undefined =>
  graph.value(claim, isnad.earliest) ?? graph.value(graph.value(claim, isnad.statedIn) ?? '', isnad.earliest);

describe('every claim', () => {
  test('stands in the record of the document that states it, under that document’s name', () => {
    for (const { thing, store } of files) {
      for (const { subject } of store.getQuads(null, rdf.type.value, isnad.Claim.value, null)) {
        const claim = subject.value.replace(NEUTRAL_BASE, '');
        assert.equal(graph.value(claim, isnad.statedIn), thing, claim);
        assert.equal(claim.split('/')[2], thing.split('/')[2], claim);
      }
    }
  });

  test('was read in a text that we have, even where its own document is known by mention only', () => {
    for (const claim of claims) {
      const readings = graph.values(claim, isnad.readIn);
      assert.notEqual(readings.length, 0, claim);
      const document = graph.value(claim, isnad.statedIn) ?? '';
      const through = readings.filter((version) => documentOf(version) !== document);
      // A teaser or headline on another's page is read there; a document that nobody has is read in nothing of its own.
      if (graph.value(document, isnad.held) === 'false') assert.equal(through.length, readings.length, claim);
      for (const version of through) assert.equal(graph.value(documentOf(version), isnad.held), 'true', version);
    }
  });

  test('says nothing in the name of another: whoever speaks is not whom it credits', () => {
    for (const claim of claims) {
      const [claimant] = graph.values(claim, isnad.claimant);
      assert.ok(!graph.values(claim, isnad.credits).includes(claimant ?? ''), claim);
    }
  });

  test('has a name without a figure of its own in it', () => {
    for (const claim of claims) {
      const value = graph.value(claim, isnad.value);
      const numbers = (claim.split('/')[3] ?? '').split('-');
      if (value !== undefined && /^\d{2,}$/.test(value)) assert.ok(!numbers.includes(value), claim);
    }
  });
});

describe('a part of a total', () => {
  const parts = claims.filter((claim) => graph.value(claim, isnad.subsetOf) !== undefined);

  test('there are such parts, and each speaks of what its total speaks of', () => {
    assert.ok(parts.length > 60, String(parts.length));
    for (const part of parts) {
      const total = graph.value(part, isnad.subsetOf) ?? '';
      assert.deepEqual(graph.values(part, isnad.about), graph.values(total, isnad.about), part);
      const aspect = graph.value(total, isnad.aspect) ?? '';
      if (!widerThanDeaths.has(aspect)) assert.equal(graph.value(part, isnad.aspect), aspect, part);
    }
  });

  test('it is no larger than the total', () => {
    for (const part of parts) {
      const total = graph.value(part, isnad.subsetOf) ?? '';
      const [figure, whole] = [graph.value(part, isnad.value), graph.value(total, isnad.value)];
      if (figure === undefined || whole === undefined) continue;
      assert.ok(Number(figure) <= Number(whole), `${part} ${figure} of ${whole}`);
    }
  });
});

describe('a document known by mention only', () => {
  const mentioned = [isnad.Document, isnad.Resolution, isnad.DraftResolution]
    .flatMap((type) => graph.instances(type))
    .filter((document) => graph.value(document, isnad.held) === 'false');

  test('is named in a document that we have', () => {
    assert.ok(mentioned.length > 40, String(mentioned.length));
    for (const document of mentioned) {
      const where = graph.values(document, isnad.mentionedIn);
      assert.notEqual(where.length, 0, document);
      for (const other of where) assert.equal(graph.value(other, isnad.held), 'true', `${document} in ${other}`);
    }
  });
});

describe('Khan Shaykhun, 4 April 2017', () => {
  const incident = 'id/incident/khan-shaykhun-2017-04-04';
  const totals = claims.filter(
    (claim) =>
      graph.values(claim, isnad.about).includes(incident) &&
      graph.value(claim, isnad.aspect) === killed &&
      graph.value(claim, isnad.subsetOf) === undefined &&
      graph.value(claim, isnad.value) !== undefined,
  );

  test('a dozen figures and more for the dead, from 72 to about 100, each of another voice or day', () => {
    const figures = totals.map((claim) => Number(graph.value(claim, isnad.value))).sort((a, b) => a - b);
    assert.deepEqual(figures, [72, 74, 83, 87, 88, 90, 91, 91, 92, 92, 100, 100, 100, 100]);
  });

  test('Human Rights Watch’s two stored versions are variants of each other, neither a correction', () => {
    const [a, b] = ['id/claim/hrw-dbc-2017/killed-copy-a', 'id/claim/hrw-dbc-2017/killed-copy-b'];
    assert.equal(graph.value(a, isnad.variantOf), b);
    assert.deepEqual(
      [a, b].flatMap((claim) => graph.values(claim, isnad.revises)),
      [],
    );
    assert.notEqual(graph.value(a, isnad.readIn), graph.value(b, isnad.readIn));
  });

  test('the Coalition’s three figures were the Network’s before, which its release does not credit', () => {
    for (const part of ['killed', 'killed-children', 'killed-women']) {
      const [ours, theirs] = [`id/claim/soc-2023-04-04/${part}`, `id/claim/snhr-2020-10/${part}`];
      assert.equal(graph.value(ours, isnad.value), graph.value(theirs, isnad.value), part);
      assert.ok((earliest(theirs) ?? '9') < (earliest(ours) ?? '0'), part);
      for (const property of [isnad.credits, isnad.reports]) assert.deepEqual(graph.values(ours, property), []);
    }
  });
});

describe('the Joint Investigative Mechanism', () => {
  const findings = (report: string): string[] =>
    claims
      .filter((claim) => claim.startsWith(`id/claim/${report}/`))
      .filter((claim) => graph.value(claim, isnad.aspect) === vocab('aspect', 'perpetrator').value)
      .map((claim) =>
        (graph.value(claim, isnad.finding) ?? graph.value(claim, isnad.object) ?? '').replace(/^.*[/#]/, ''),
      )
      .sort();

  test('its third report has nine cases: three attributed, three to continue, three without enough information', () => {
    const continued = Array<string>(3).fill('examination-continues');
    const insufficient = Array<string>(3).fill('insufficient-information');
    const attributed = ['isil', 'syrian-arab-armed-forces', 'syrian-arab-armed-forces'];
    assert.deepEqual(findings('jim-3'), [...continued, ...insufficient, ...attributed]);
  });

  test('its fourth report takes up the three that were to continue and attributes one', () => {
    assert.deepEqual(findings('jim-4'), ['not-determined', 'not-determined', 'syrian-arab-armed-forces']);
    const revised = claims.filter((claim) => graph.value(claim, isnad.revises)?.startsWith('id/claim/jim-3/'));
    assert.equal(revised.length, 3);
  });

  test('the end of its mandate is two claims, of two voices', () => {
    const ends = ['id/claim/jim-7/mandate-end', 'id/claim/un-news-2017-11-17/jim-mandate-end'];
    assert.deepEqual(
      ends.map((claim) => graph.value(claim, isnad.value)),
      ['2017-11-16', '2017-11-17'],
    );
  });
});
