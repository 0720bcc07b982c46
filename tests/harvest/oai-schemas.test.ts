import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRecord, withdraw } from '../../src/archive/writer.ts';
import { OAI_FORMATS, RDF_SCHEMA } from '../../src/harvest/oai-formats.ts';
import { BASE } from '../archive/small-archive.ts';
import { GOOD_REQUESTS, oaiSite } from '../http/oai-site.ts';
import { turtle } from '../http/records.ts';
import { cannotValidate, xmlValidator } from '../support/xml-schemas.ts';

const SCHEMAS = [
  { namespace: 'http://www.openarchives.org/OAI/2.0/', file: 'OAI-PMH.xsd' },
  { namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/', file: 'oai_dc.xsd' },
  { namespace: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', text: RDF_SCHEMA },
];

const IDENTIFIER = `${BASE}document/release-one`;

/** One of each error, and what is hard to repeat in a `request` element. */
const BAD_REQUESTS: readonly string[] = [
  '',
  'verb=Nothing',
  'verb=Identify&verb=Identify',
  'verb=Identify&set=%00',
  'verb=ListRecords',
  'verb=ListRecords&metadataPrefix=a%20b',
  'verb=ListRecords&metadataPrefix=marc',
  'verb=ListRecords&metadataPrefix=rdf&from=3000-01-01',
  'verb=ListRecords&metadataPrefix=rdf&set=segment:%22%3Cx',
  'verb=ListRecords&resumptionToken=%22%3E%3Cx%3E%01%EF%BF%BF',
  `verb=GetRecord&metadataPrefix=rdf&identifier=${BASE}document/never`,
  ...[
    'urn:x:%D8%B3',
    'urn:x:%25',
    'a:%23b%23c',
    'http://[x',
    'http://[::1]:3030/document/a',
    'http://h:port/',
    'a:',
    'x://?',
  ].map((identifier) => `verb=GetRecord&metadataPrefix=rdf&identifier=${identifier}`),
];

test('every answer, of a withdrawn record and of an error too, is valid against the schemas', {
  skip: cannotValidate(SCHEMAS),
}, async (t) => {
  const validate = xmlValidator(t, SCHEMAS);
  const site = await oaiSite(t);
  const { writer } = site.archive;
  const row = findRecord(writer, 'https://isnad.invalid/catalogue-entry/box-2') ?? assert.fail();
  withdraw(writer, row, { time: new Date(), agent: 'a curator', door: 'hand' });
  const corrected = turtle('<id/place/corrected> a isnad:Place ; rdfs:label "Corrected"@en .');
  await site.update({ 'place/corrected.ttl': corrected }, { reason: 'a misprint, <so> & so' });
  assert.match(await site.oai({ verb: 'ListRecords', metadataPrefix: 'oai_dc' }), /<about>/);
  const one = OAI_FORMATS.map(({ prefix }) => ({ verb: 'GetRecord', metadataPrefix: prefix, identifier: IDENTIFIER }));
  const gone = { ...one[0], identifier: `${BASE}catalogue-entry/box-2` };
  const formats = { verb: 'ListMetadataFormats', identifier: IDENTIFIER };
  for (const given of [...GOOD_REQUESTS.map(([request]) => request), ...one, gone, formats]) {
    const answer = await site.oai(given as Record<string, string>);
    assert.doesNotMatch(answer, /<error/, JSON.stringify(given));
    assert.equal(await validate(answer), '', JSON.stringify(given));
  }
  for (const given of BAD_REQUESTS) {
    const answer = await site.oai(given);
    assert.match(answer, /<error/, given);
    assert.equal(await validate(answer), '', given);
  }
});

test('the check can fail: an answer with one element too many is refused', {
  skip: cannotValidate(SCHEMAS),
}, async (t) => {
  const site = await oaiSite(t);
  const answer = await site.oai({ verb: 'ListRecords', metadataPrefix: 'oai_dc' });
  const validate = xmlValidator(t, SCHEMAS);
  assert.match(await validate(answer.replace('<dc:title', '<dc:name>x</dc:name><dc:title')), /dc:name|}name/);
  assert.match(await validate(answer.replace('</datestamp>', '.5</datestamp>')), /datestamp/);
});
