import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namedNode } from '../../src/rdf/quads.ts';
import { isnad, rdf } from '../../src/rdf/vocabulary.ts';
import { type Citation, citationOf } from '../../src/views/citation.ts';
import { bibtex } from '../../src/views/citation-bibtex.ts';
import { cslJson } from '../../src/views/citation-csl.ts';
import { dateParts, isoDate } from '../../src/views/citation-dates.ts';
import { ris } from '../../src/views/citation-ris.ts';
import { citationText } from '../../src/views/citation-text.ts';
import { BASE, curated } from '../support/curated.ts';
import { readBibtex, readRis } from './citation-readers.ts';

const { index } = await curated();
const iris = index.subjects(rdf.type, isnad.Claim).map(({ value }) => value);

const HOSTILE = 'A } b { c \\ d & e % f # g _ h ~ i ^ j $ k "l"\r\nTY  - JOUR\n@misc{x, y = {z}} خان «شيخون»\u2028end';

const hostile: Citation = {
  key: 'doc-killed',
  title: { text: HOSTILE, language: 'en' },
  claimant: { text: `Body, the ${HOSTILE}`, language: 'en' },
  within: { text: HOSTILE, language: 'ar' },
  publisher: { text: HOSTILE, language: 'ar' },
  date: '2017-04',
  symbols: ['S/2017/904', 'A{B}'],
  source: 'javascript:alert(1)',
  passages: [{ start: 1, end: 5, text: { text: HOSTILE, language: 'en' }, digest: 'abc' }],
  permanent: 'http://localhost:3030/id/claim/doc/killed',
  version: { iri: 'http://localhost:3030/document/doc/v/1', number: '1', modified: '2026-11-22T00:00:00Z' },
};

describe('a citation', () => {
  it('names the claimant, the document, its date, the passage, the version and the permanent link, and nothing else', () => {
    const citation = citationOf(index, `${BASE}id/claim/soc-2023-04-04/killed`, BASE, 'en');
    assert.equal(citation.claimant?.text, 'Syrian Opposition Coalition');
    assert.equal(citation.within?.text, 'On Sixth Anniversary of Assad Regime’s Chemical Attack on Khan Sheikhoun');
    assert.equal(citation.date, '2023-04-04');
    assert.equal(citation.permanent, `${BASE}id/claim/soc-2023-04-04/killed`);
    assert.deepEqual(
      citation.passages.map(({ start, end }) => [start, end]),
      [[1796, 1822]],
    );
  });

  it('of a document has no author, since none is known', () => {
    const citation = citationOf(index, `${BASE}id/document/jim-7`, BASE, 'en');
    assert.equal(citation.claimant, undefined);
    assert.doesNotMatch(bibtex(citation, 'en'), /author/);
    assert.doesNotMatch(ris(citation, 'en'), /^AU/m);
    assert.deepEqual(citation.symbols, ['S/2017/904']);
  });

  it('of an incident does not pass the day of the incident off as a day of publication', () => {
    assert.equal(citationOf(index, `${BASE}id/incident/khan-shaykhun-2017-04-04`, BASE, 'en').date, undefined);
  });

  it('has no date where the document has none', () => {
    const undated = iris.find((iri) => citationOf(index, iri, BASE, 'en').date === undefined);
    assert.ok(undated !== undefined);
    const [item] = JSON.parse(cslJson(citationOf(index, undated, BASE, 'en'), 'en')) as [Record<string, unknown>];
    assert.equal(item['issued'], undefined);
  });

  for (const language of ['en', 'ar'] as const)
    it(`of every claim is read back in ${language} by a strict reader of each format`, () => {
      assert.ok(iris.length > 300);
      for (const iri of iris) {
        const citation = citationOf(index, iri, BASE, language);
        const title = citation.title.text.replace(/\s+/g, ' ');
        assert.equal(readBibtex(bibtex(citation, language)).fields['title'], title, iri);
        assert.deepEqual(readRis(ris(citation, language)).get('TI'), [title], iri);
        const [item] = JSON.parse(cslJson(citation, language)) as [Record<string, unknown>];
        assert.equal(item['title'], title, iri);
        assert.match(citationText(citation, language), /^[“«].*\.\n$/u, iri);
        assert.ok(index.has(namedNode(citation.permanent), isnad.claimant));
      }
    });
});

describe('a citation in plain text', () => {
  const [left, right, end] = ['\u2066', '\u2067', '\u2069'];
  const textOf = (path: string, language: 'en' | 'ar') =>
    citationText(citationOf(index, `${BASE}id/${path}`, BASE, language), language);

  it('keeps symbols, ranges and hashes whole in Arabic, where they would be read from the wrong end', () => {
    assert.ok(textOf('resolution/sc-2118', 'ar').includes(`، ${left}S/RES/2118 (2013)${end}.`));
    assert.match(
      textOf('claim/soc-2023-04-04/killed', 'ar'),
      /المحارف \u20661796–1822\u2069 من .* \(\u2066SHA-256 [0-9a-f]{64}\u2069\)\./,
    );
  });

  it('isolates a title in the other direction, whole', () => {
    assert.match(
      textOf('claim/soc-2023-04-04/killed', 'ar'),
      /في: \u2066On Sixth Anniversary of Assad Regime’s Chemical Attack on Khan Sheikhoun\u2069، /,
    );
    const arabic = { ...hostile, title: { text: 'خان شيخون', language: 'ar' } };
    assert.ok(citationText(arabic, 'en').startsWith(`${right}«خان شيخون»${end}. `));
  });

  it('ends what it opens, and marks no address, which somebody copies', () => {
    for (const iri of iris) {
      const text = citationText(citationOf(index, iri, BASE, 'ar'), 'ar');
      let depth = 0;
      for (const letter of text) {
        depth += letter === left || letter === right ? 1 : letter === end ? -1 : 0;
        assert.ok(depth === 0 || depth === 1, text);
      }
      assert.equal(depth, 0, text);
      assert.doesNotMatch(text, /https?:[^\s]*[\u2066-\u2069]/);
    }
  });

  it('holds no mark where all of it reads in one direction', () => {
    assert.doesNotMatch(textOf('resolution/sc-2118', 'en'), /[\u2066-\u2069]/);
  });
});

describe('what would end a field', () => {
  const plain = HOSTILE.replace(/\s+/g, ' ');

  it('is a word of TeX in BibTeX, so that braces always balance', () => {
    const { key, fields } = readBibtex(bibtex(hostile, 'en'));
    assert.equal(key, 'doc-killed');
    assert.equal(fields['title'], plain);
    assert.equal(fields['author'], `Body, the ${plain}`);
    assert.equal(fields['url'], hostile.permanent);
    assert.equal(fields['date'], '2017-04');
  });

  it('cannot begin a line in RIS', () => {
    const read = readRis(ris(hostile, 'en'));
    assert.deepEqual(read.get('TY'), ['GEN']);
    assert.deepEqual(read.get('TI'), [plain]);
    assert.deepEqual(read.get('AU'), [`Body  the ${plain.replaceAll(',', ' ')}`.replace(/\s+/g, ' ')]);
    assert.deepEqual(read.get('DA'), ['2017/04//']);
  });

  it('is text in CSL-JSON and in a line of plain text', () => {
    const [item] = JSON.parse(cslJson(hostile, 'ar')) as [Record<string, unknown>];
    assert.equal(item['title'], plain);
    assert.deepEqual(item['author'], [{ literal: `Body, the ${plain}` }]);
    assert.deepEqual(item['issued'], { 'date-parts': [[2017, 4]] });
    assert.equal(citationText(hostile, 'en').split('\n').length, 2);
  });
});

describe('a date in a citation', () => {
  it('is in parts what it is in EDTF, and no parts where parts would say more or less', () => {
    assert.deepEqual(dateParts('2017-04-04'), { from: [2017, 4, 4], isAbout: false });
    assert.deepEqual(dateParts('2017~'), { from: [2017], isAbout: true });
    assert.deepEqual(dateParts('2017-04/2018'), { from: [2017, 4], to: [2018], isAbout: false });
    for (const edtf of [
      '2015-08-07/',
      '../2017',
      '[2017-03,2017-04]',
      '201X',
      '2017-21',
      '2017?',
      'nonsense',
      '2017/2018~',
    ])
      assert.equal(dateParts(edtf), undefined, edtf);
    assert.equal(isoDate('2017-04'), '2017-04');
    assert.equal(isoDate('2017~'), undefined);
    assert.equal(isoDate('2017/2018'), undefined);
  });

  it('that parts cannot say stands in words, or as EDTF in a note', () => {
    const open = { ...hostile, date: '[2017-03,2017-04]' };
    const [item] = JSON.parse(cslJson(open, 'en')) as [{ issued: unknown }];
    assert.deepEqual(item.issued, { literal: 'March 2017 or April 2017' });
    assert.match(ris(open, 'en'), /^N1 {2}- EDTF \[2017-03,2017-04\]/m);
    assert.doesNotMatch(ris(open, 'en'), /^(PY|DA)/m);
    assert.doesNotMatch(bibtex(open, 'en'), /^ {2}(year|date)/m);
  });
});
