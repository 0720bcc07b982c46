import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { claimView } from '../../src/claims/read-claim.ts';
import type { SharedIndex } from '../../src/index/shared-index.ts';
import { namedNode } from '../../src/rdf/quads.ts';
import { isnad, rdf } from '../../src/rdf/vocabulary.ts';
import { parseIri } from '../../src/records/segments.ts';
import { claimQuads } from '../../src/views/claim-graph.ts';
import { claimPage } from '../../src/views/claim-page.ts';
import { LANGUAGES, type Language } from '../../src/views/language.ts';
import { recordPage } from '../../src/views/record-page.ts';
import type { Reader } from '../../src/views/view.ts';
import { BASE, curated } from '../support/curated.ts';

let index: SharedIndex;
before(async () => {
  ({ index } = await curated());
});

function reader(language: Language): Reader {
  return { language, base: BASE, href: (path) => `/${path}`, alternates: [], here: { path: '', query: {} } };
}

function record(path: string, language: Language = 'en'): string {
  const named = parseIri(BASE + path, BASE);
  assert.ok(named?.kind === 'record', path);
  const quads = [...index.match(null, null, null, namedNode(BASE + path))];
  const facts = { version: 1, modified: '2026-11-22T00:00:00.000Z', hash: 'h', findPassage: () => undefined };
  return recordPage(
    { index, thing: `${BASE}id/${path}`, record: BASE + path, ...named, quads, ...facts },
    reader(language),
  );
}

function claim(path: string, language: Language = 'en'): string {
  const iri = `${BASE}id/claim/${path}`;
  const view = claimView(index, iri);
  assert.ok(view, path);
  const model = { index, claim: view, quads: claimQuads(index, iri), findPassage: () => undefined };
  return claimPage(model, reader(language));
}

const part = (page: string, id: string): string =>
  new RegExp(`<h2 id="${id}">.*?(?=<section class="part"|<footer)`, 's').exec(page)?.[0] ?? '';

test('every record has a page in both languages, without a hole in it', () => {
  for (const graph of index.graphs()) {
    if (parseIri(graph, BASE)?.kind !== 'record') continue;
    for (const language of LANGUAGES) {
      const page = record(graph.slice(BASE.length), language);
      assert.doesNotMatch(page, /undefined|\[object|NaN|Infinity|>null</, graph);
      assert.match(page, /<h1[^>]*>[^<]/, graph);
    }
  }
});

test('every claim has a page in both languages, without a hole in it', () => {
  const claims = [isnad.Claim, isnad.Demand].flatMap((type) => index.subjects(rdf.type, type));
  assert.ok(claims.length > 500);
  for (const { value } of claims) {
    for (const language of LANGUAGES) {
      const page = claim(value.slice(`${BASE}id/claim/`.length), language);
      assert.doesNotMatch(page, /undefined|\[object|NaN|Infinity|>null</, value);
    }
  }
});

test('the page of an incident has a cell for each claimant, with figure, unit, date, document, standard and grade', () => {
  const matrix = part(record('incident/khan-shaykhun-2017-04-04'), 'claims');
  for (const word of [
    'Human Rights Watch',
    'at least',
    '>91<',
    'civilians',
    '4 April 2023',
    'grade: high',
    'strongly suggests',
  ]) {
    assert.ok(matrix.includes(word), word);
  }
  for (const kind of [
    'conflicting',
    'compatible',
    'approximate',
    'repetition',
    'series',
    'variants',
    'same figure, no source given',
  ]) {
    assert.match(matrix, new RegExp(`kind-[a-z-]+">.*?<span>(<b>\\d+</b> )?${kind}`, 's'), kind);
  }
});

test('a figure that is a part of another is shown within it, and never as one of its own', () => {
  const matrix = part(record('incident/khan-shaykhun-2017-04-04'), 'claims');
  const [, whole = ''] = /id="claim-soc-2023-04-04-killed">(.*?)<p class="source">/s.exec(matrix) ?? [];
  assert.match(whole, /of which.*?>32<.*?children.*?of which.*?>23<.*?women/s);
});

test('the page of a claim follows its chain to the three findings that it reports', () => {
  const chain = part(claim('soc-2017-02-15/jim-chlorine-incidents'), 'chain');
  assert.equal(chain.match(/<li class="link">/g)?.length, 4);
  assert.match(chain, /differs in scope/);
  for (const place of ['Talmenes', 'Sarmin', 'Qmenas']) assert.ok(chain.includes(place), place);
});

test('a derivation names the claims that it was computed from by what they say', () => {
  const page = record('derivation/soc-2017-02-15-three-incidents', 'ar');
  assert.doesNotMatch(page, />(?:<bdi[^>]*>)?(?:sarmin|talmenes|qmenas)</);
  assert.match(page, /href="[^"]*claim\/jim-3\/sarmin"[^>]*>استنتاج من آلية التحقيق المشتركة/);
});

test('what we compute of a claim is not told as what the record says, nor a link named by the end of an address', () => {
  const page = claim('soc-2023-04-04/killed');
  const says = part(page, 'fields');
  assert.match(says, /civilians/);
  assert.doesNotMatch(says, />(Root|Voice|Lowest|Highest|Sentence)</);
  assert.doesNotMatch(record('organization/russian-federation'), /As “voice”/);
});

test('a Latin name in the sentence of a claim is set apart from the figure after it, where the page is Arabic', () => {
  const page = record('document/soc-2017-02-15', 'ar') + claim('gppi-2019-02/attacks', 'ar');
  assert.match(page, /<bdi dir="ltr">Global Public Policy Institute<\/bdi>: /);
  assert.doesNotMatch(page, /<a [^>]*>[^<]*Global Public Policy Institute: /);
});

test('who vetoed what followed an incident is told where it is listed', () => {
  const documents = part(record('incident/khan-shaykhun-2017-04-04'), 'documents');
  assert.match(documents, /S\/2017\/884.*?vetoed.*?veto: <a [^>]*>.*?Russian Federation/s);
});

test('a draft that is said to be on an incident is listed there with the claim that says so', () => {
  const claim = 'claim/wikipedia-vetoed-resolutions-syria/draft-s-2017-315-subject';
  for (const [language, words] of [
    ['en', /S\/2017\/315.*?vetoed.*?On it, as claimed: <a href="([^"]*)"/s],
    ['ar', /S\/2017\/315.*?بشأنه، بحسب الادعاء: <a href="([^"]*)"/s],
  ] as const) {
    const documents = part(record('incident/khan-shaykhun-2017-04-04', language), 'documents');
    assert.ok(words.exec(documents)?.[1]?.includes(claim), language);
  }
});

test('whoever gives the highest figure on the word of another is told with that other, and a chart says what it leaves out', () => {
  const matrix = part(record('incident/ghouta-2013-08-21'), 'claims');
  const [extremes = ''] = /<div class="table extremes">.*?<\/table>/s.exec(matrix) ?? [];
  assert.match(extremes, /1,729.*?Kiddle.*?on the word of <a [^>]*>.*?Free Syrian Army/s);
  assert.match(matrix, /Figures without a date, which have no place here: 1\d\./);
});

test('readings are shown side by side, and none is followed', () => {
  const page = claim('soc-2023-04-04/attacks-confirmed');
  assert.equal(part(page, 'chain').match(/<li class="link">/g)?.length, 1);
  assert.match(part(page, 'chain'), /document not named/);
  assert.ok((part(page, 'readings').match(/It would then report/g)?.length ?? 0) >= 3);
});

test('the page of a document parts its own claims from those on the word of others, and both from its demands', () => {
  const page = record('document/soc-2017-02-15');
  assert.doesNotMatch(part(page, 'own-claims'), /on the word of/);
  const passed = part(page, 'passed-on');
  assert.equal(passed.match(/class="meta credit"/g)?.length, passed.match(/<li id="claim-/g)?.length);
  assert.match(part(page, 'demands'), /renews an earlier call/);
});

test('an empty field of a catalogue entry is shown as empty, and options without a mark as none chosen', () => {
  const page = record('document/soc-2017-02-15');
  const catalogue = part(page, 'catalogue');
  assert.match(catalogue, /تاريخ الصدور.*?empty/s);
  assert.match(catalogue, /options, none chosen.*?لم يتم التأكد من صحتها/s);
});

test('the page of a resolution tells its votes, and of those known by name who vetoed', () => {
  const votes = part(record('resolution/draft-s-2017-962'), 'votes');
  assert.match(votes, /vetoed.*?>11<.*?>2</s);
  assert.match(votes, /against <b class="number">2<\/b>:.*?Russian Federation.*?<strong>veto/s);
});
