import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { findRecord, merge, withdraw } from '../../src/archive/writer.ts';
import { BASE } from '../archive/small-archive.ts';
import { elementOf } from '../support/oai-harvester.ts';
import { GOOD_REQUESTS, type OaiSite, oaiSite } from './oai-site.ts';

const ends: (() => unknown)[] = [];
let site: OaiSite;
before(async () => {
  site = await oaiSite({ after: (end: () => unknown) => void ends.push(end) } as never);
});
test.after(async () => {
  for (const end of ends.reverse()) await end();
});

const DOCUMENT = `${BASE}document/release-one`;

/** The codes of an answer that is nothing but errors. */
async function codes(given: string): Promise<string[]> {
  const answer = await site.get(`/oai?${given}`);
  const text = await answer.text();
  assert.equal(answer.status, 200, given);
  assert.equal(answer.headers.get('content-type'), 'text/xml; charset=utf-8');
  assert.doesNotMatch(text, /<record>|<header|<Identify/);
  return Array.from(text.matchAll(/<error code="(\w+)">([^<]+)</g), ([, code, why = '']) => {
    assert.match(why, /\.$/, 'says in a sentence what is wrong');
    return code as string;
  });
}

for (const [given, pattern] of GOOD_REQUESTS)
  test(`${JSON.stringify(given)} is answered by GET and by POST alike`, async () => {
    const timeless = (text: string) => text.replace(/<responseDate>[^<]+/, '');
    const got = await site.oai(given);
    assert.match(got, pattern);
    const form = { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    const posted = await site.get('/oai', form, 'POST', String(new URLSearchParams(given)));
    assert.equal(timeless(await posted.text()), timeless(got));
  });

const ERRORS: readonly (readonly [string, string, string])[] = [
  ['no verb', '', 'badVerb'],
  ['a verb that there is not', 'verb=listrecords', 'badVerb'],
  ['a verb twice', 'verb=Identify&verb=Identify', 'badVerb'],
  ['an unknown argument', 'verb=Identify&colour=red', 'badArgument'],
  ['an argument of another verb', 'verb=GetRecord&metadataPrefix=rdf&identifier=a:b&set=segment', 'badArgument'],
  ['an argument twice', 'verb=ListRecords&metadataPrefix=rdf&metadataPrefix=rdf', 'badArgument'],
  ['no format', 'verb=ListIdentifiers', 'badArgument'],
  ['an empty format', 'verb=ListRecords&metadataPrefix=', 'badArgument'],
  ['no identifier', 'verb=GetRecord&metadataPrefix=rdf', 'badArgument'],
  ['a token beside another argument', 'verb=ListRecords&resumptionToken=x&metadataPrefix=rdf', 'badArgument'],
  ['a token where there are no pages', 'verb=Identify&resumptionToken=x', 'badArgument'],
  ['an invented token', 'verb=ListRecords&resumptionToken=WzEsIngiXQ.abcdefghijklmnop', 'badResumptionToken'],
  ['an empty token', 'verb=ListSets&resumptionToken=', 'badResumptionToken'],
  ['an unknown format', 'verb=ListRecords&metadataPrefix=marc21', 'cannotDisseminateFormat'],
  [
    'an unknown format of one',
    `verb=GetRecord&metadataPrefix=marc21&identifier=${DOCUMENT}`,
    'cannotDisseminateFormat',
  ],
  ['an unknown identifier', `verb=GetRecord&metadataPrefix=rdf&identifier=${DOCUMENT}x`, 'idDoesNotExist'],
  [
    'the IRI of a thing',
    `verb=GetRecord&metadataPrefix=rdf&identifier=${BASE}id/document/release-one`,
    'idDoesNotExist',
  ],
  [
    'our storage base',
    'verb=GetRecord&metadataPrefix=rdf&identifier=https://isnad.invalid/document/release-one',
    'idDoesNotExist',
  ],
  ['formats of nothing', 'verb=ListMetadataFormats&identifier=urn:x:1', 'idDoesNotExist'],
  ['what is no URI', 'verb=ListMetadataFormats&identifier=not%20one', 'badArgument'],
  ['bytes that are no text', 'verb=ListMetadataFormats&identifier=urn:x:%FF', 'badArgument'],
  ['an unknown set', 'verb=ListRecords&metadataPrefix=rdf&set=segment:ghost', 'noRecordsMatch'],
  ['a set too deep', 'verb=ListRecords&metadataPrefix=rdf&set=segment:place:x', 'noRecordsMatch'],
  ['an archive that holds nothing', 'verb=ListRecords&metadataPrefix=rdf&set=holder:observers', 'noRecordsMatch'],
  ['what cannot be a set', 'verb=ListRecords&metadataPrefix=rdf&set=a%20b', 'badArgument'],
  ['a name of the prototype', 'verb=constructor&metadataPrefix=toString', 'badVerb'],
  ['before the first record', 'verb=ListRecords&metadataPrefix=rdf&until=2025-12-31', 'noRecordsMatch'],
  ['the future', 'verb=ListRecords&metadataPrefix=rdf&from=9999-12-31T23:59:59Z', 'noRecordsMatch'],
  ['a date without an end', 'verb=ListRecords&metadataPrefix=rdf&from=', 'badArgument'],
  ['the 30th of February', 'verb=ListRecords&metadataPrefix=rdf&from=2026-02-30', 'badArgument'],
  ['the hour 24', 'verb=ListRecords&metadataPrefix=rdf&from=2026-01-01T24:00:00Z', 'badArgument'],
  ['another zone', 'verb=ListRecords&metadataPrefix=rdf&from=2026-01-01T00:00:00%2B03:00', 'badArgument'],
  ['no zone', 'verb=ListRecords&metadataPrefix=rdf&from=2026-01-01T00:00:00', 'badArgument'],
  ['fractions of a second', 'verb=ListRecords&metadataPrefix=rdf&from=2026-01-01T00:00:00.5Z', 'badArgument'],
  ['minutes', 'verb=ListRecords&metadataPrefix=rdf&from=2026-01-01T00:00Z', 'badArgument'],
  [
    'two granularities',
    'verb=ListRecords&metadataPrefix=rdf&from=2026-01-01&until=2026-01-02T00:00:00Z',
    'badArgument',
  ],
  [
    'an end before the beginning',
    'verb=ListRecords&metadataPrefix=rdf&from=2026-01-02&until=2026-01-01',
    'badArgument',
  ],
];

for (const [what, given, code] of ERRORS)
  test(`${what} is answered with ${code}`, async () => assert.deepEqual(await codes(given), [code]));

test('several faults are told at once, and nothing that was sent is repeated in the request element', async () => {
  const given = 'verb=ListRecords&x=1&x=2&set=%3Cscript%3E';
  assert.deepEqual(await codes(given), ['badArgument', 'badArgument', 'badArgument']);
  assert.match(await site.oai(given), new RegExp(`<request>${BASE}oai</request>`));
});

test('a range of days and of seconds has both ends in it', async () => {
  const list = (more: string) => site.oai(`verb=ListIdentifiers&metadataPrefix=rdf${more}`);
  const datestamp = elementOf(await list(''), 'datestamp') ?? assert.fail();
  const day = datestamp.slice(0, 10);
  for (const range of [`&from=${day}&until=${day}`, `&from=${datestamp}&until=${datestamp}`, '&until=9999-12-31'])
    assert.equal((await list(range)).match(/<header>/g)?.length, 8, range);
  const before = new Date(Date.parse(datestamp) - 1_000).toISOString().replace('.000', '');
  assert.match(await list(`&until=${before}`), /noRecordsMatch/);
  assert.match(await list('&from=0000-01-01&until=9999-12-31'), /<header>/);
});

test('whatever is accepted, XML comes; gzip where it can be read', async () => {
  for (const Accept of ['text/html', 'application/json', 'nonsense', '*/*;q=0']) {
    const answer = await site.get('/oai?verb=Identify', { Accept });
    assert.equal(answer.headers.get('content-type'), 'text/xml; charset=utf-8');
  }
  const path = '/oai?verb=ListRecords&metadataPrefix=rdf';
  const plain = await site.get(path, { 'Accept-Encoding': 'br, gzip;q=0' });
  assert.equal(plain.headers.get('content-encoding'), null);
  const coded = await site.get(path, { 'Accept-Encoding': 'br, gzip' });
  assert.equal(coded.headers.get('content-encoding'), 'gzip');
  assert.equal((await coded.text()).length, (await plain.text()).length);
});

test('the schema of each format of ours is where it is said to be', async () => {
  const told = await site.oai({ verb: 'ListMetadataFormats' });
  const [, path = ''] = new RegExp(`<schema>${BASE}([^<]+)<`).exec(told) ?? [];
  const answer = await site.get(`/${path}`);
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/xml; charset=utf-8']);
  assert.match(await answer.text(), /<xs:element name="RDF">/);
});

test('HEAD tells the headers, OPTIONS the methods, and other methods and forms are refused as elsewhere', async () => {
  const head = await site.get('/oai?verb=Identify', {}, 'HEAD');
  assert.deepEqual([head.status, await head.text()], [200, '']);
  const options = await site.get('/oai', {}, 'OPTIONS');
  assert.equal(options.headers.get('allow'), 'GET, HEAD, POST, OPTIONS');
  assert.equal((await site.get('/oai', {}, 'DELETE')).status, 405);
  const json = { 'Content-Type': 'application/json' };
  assert.equal((await site.get('/oai', json, 'POST', '{"verb":"Identify"}')).status, 415);
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  assert.equal((await site.get('/oai', form, 'POST', `verb=${'x'.repeat(70_000)}`)).status, 413);
  const twice = await site.get('/oai?verb=Identify', form, 'POST', 'verb=Identify');
  assert.match(await twice.text(), /code="badVerb"/);
});

test('simple Dublin Core has names in both languages, the thing, its kind and day, and nothing of the claims', async () => {
  const get = (identifier: string) => site.oai({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier });
  const incident = await get(`${BASE}incident/sarmin-2015-03-16`);
  for (const element of [
    '<dc:title xml:lang="en">Sarmin, 16 March 2015</dc:title>',
    '<dc:title xml:lang="ar">سرمين، 16 آذار 2015</dc:title>',
    '<dc:date>2015-03-16</dc:date>',
    '<dc:type>Event</dc:type>',
    `<dc:identifier>${BASE}id/incident/sarmin-2015-03-16</dc:identifier>`,
    '<dc:rights>https://creativecommons.org/licenses/by/4.0/</dc:rights>',
  ])
    assert.ok(incident.includes(element), element);
  const release = await get(DOCUMENT);
  assert.ok(release.includes('<dc:publisher xml:lang="ar">المراقبون</dc:publisher>'));
  assert.ok(release.includes('&#60;script&#62;'), 'names are escaped');
  assert.doesNotMatch(release, /killed|<script/);
});

test('a withdrawn and a merged record are told as deleted, with their time and sets, in every format', async (t) => {
  const own = await oaiSite(t);
  const { writer } = own.archive;
  const row = (path: string) => findRecord(writer, `https://isnad.invalid/${path}`) ?? assert.fail(path);
  const change = { time: new Date('2027-01-01T00:00:00.900Z'), agent: 'a curator', door: 'hand', reason: 'twice' };
  withdraw(writer, row('catalogue-entry/box-1'), change);
  merge(writer, row('document/release-two'), row('document/release-one').iri, change);
  for (const metadataPrefix of ['oai_dc', 'rdf']) {
    const answer = await own.oai({ verb: 'ListRecords', metadataPrefix, from: '2027-01-01' });
    const header = (path: string, sets: string) =>
      `<record><header status="deleted"><identifier>${BASE}${path}</identifier><datestamp>2027-01-01T00:00:00Z</datestamp>${sets}</header></record>`;
    const sets = '<setSpec>segment:catalogue-entry</setSpec><setSpec>holder:network</setSpec>';
    assert.ok(answer.includes(header('catalogue-entry/box-1', sets)), answer);
    assert.ok(answer.includes(header('document/release-two', '<setSpec>segment:document</setSpec>')), answer);
    const identifier = `${BASE}document/release-two`;
    assert.match(await own.oai({ verb: 'GetRecord', metadataPrefix, identifier }), /status="deleted"/);
    assert.match(await own.oai({ verb: 'ListMetadataFormats', identifier }), new RegExp(`>${metadataPrefix}<`));
    const held = await own.oai({ verb: 'ListRecords', metadataPrefix, set: 'holder:network' });
    assert.equal(held.match(/<header status="deleted">/g)?.length, 1);
  }
});
