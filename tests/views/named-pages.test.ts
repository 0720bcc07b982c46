import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimsAbout } from '../../src/claims/read-claim.ts';
import { readerFrom } from '../../src/http/reader.ts';
import { namedNode } from '../../src/rdf/quads.ts';
import { isnad } from '../../src/rdf/vocabulary.ts';
import { parseIri } from '../../src/records/segments.ts';
import { recordPage } from '../../src/views/record-page.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();

function page(path: string, language: 'en' | 'ar' = 'en'): string {
  const named = parseIri(BASE + path, BASE);
  assert.ok(named?.kind === 'record', path);
  const { segment, slug } = named;
  const quads = [...index.match(null, null, null, namedNode(BASE + path))];
  const facts = { version: 1, modified: '2026-11-22T00:00:00.000Z', hash: 'h', findPassage: () => undefined };
  return recordPage(
    { index, thing: `${BASE}id/${path}`, record: BASE + path, segment, slug, quads, ...facts },
    readerFrom({
      language,
      explicitLanguage: false,
      base: BASE,
      basePath: '/',
      alternates: [],
      here: { path, query: {} },
    }),
  );
}
const part = (text: string, id: string) =>
  text.split('<section class="part" ').find((one) => one.startsWith(`aria-labelledby="${id}"`));
const rowsOf = (text: string | undefined) => text?.match(/<tr><td>/g)?.length ?? 0;

describe('the page of a place', () => {
  it('lists the incidents there and at every place in it, by date, with how much is claimed of each', () => {
    const text = part(page('place/idlib-gov'), 'incidents');
    assert.match(text ?? '', /incident\/khan-shaykhun-2017-04-04/);
    assert.match(text ?? '', /place\/khan-shaykhun/);
    const days = [...(text ?? '').matchAll(/datetime="(\d{4}-\d\d-\d\d)"/g)].map(([, day]) => day);
    assert.ok(days.length > 5);
    assert.deepEqual(days, [...days].sort());
    const count = claimsAbout(index, `${BASE}id/incident/khan-shaykhun-2017-04-04`).length;
    assert.match(text ?? '', new RegExp(`khan-shaykhun-2017-04-04".*?<td class="number">${count}</td>`, 's'));
  });

  it('leads to its documents, and says its coordinates once', () => {
    const text = page('place/khan-shaykhun');
    assert.match(text, /href="\/search\?class=Document&#38;place=khan-shaykhun"/);
    assert.equal(text.match(/>35\.44208, 36\.65095</g)?.length, 1);
    assert.doesNotMatch(text, /POINT\(/);
  });
});

describe('the page of a substance or a means', () => {
  it('says who names it of what, by aspect, each leading to the claim', () => {
    const text = part(page('substance/sarin'), 'said-of') ?? '';
    assert.ok((text.match(/<section class="group" /g)?.length ?? 0) > 1);
    const told = text.match(/href="\/claim\//g)?.length ?? 0;
    assert.equal(told, index.subjects(isnad.object, namedNode(`${BASE}id/substance/sarin`)).length);
    assert.match(page('substance/sarin', 'ar'), /من يسمّيه/);
  });

  it('counts the claims that name it in each document', () => {
    assert.ok(rowsOf(part(page('substance/sarin'), 'documents')) > 3);
    assert.ok(rowsOf(part(page('means/artillery-gun'), 'documents')) > 0);
  });
});

describe('the page of a body', () => {
  it('says where it is charged, denials first told as such', () => {
    const text = part(page('organization/syrian-arab-republic'), 'said-of') ?? '';
    assert.match(text, /<span class="finding">denied<\/span>/);
    assert.match(text, /incident\/khan-shaykhun-2017-04-04/);
  });
});
