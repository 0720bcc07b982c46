import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { release, turtle } from './records.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const INCIDENT = '/incident/sarmin-2015-03-16';
const CLAIMANTS = 200;
const body = (n: number) => `body-${String(n).padStart(3, '0')}`;

/** One incident of which 200 bodies each give another number of dead, and the last of them one of injured. */
function records(): Record<string, string> {
  const files: Record<string, string> = {
    'incident/sarmin-2015-03-16.ttl': turtle(`<id/incident/sarmin-2015-03-16> a isnad:Incident ;
      rdfs:label "Sarmin, 16 March 2015"@en ; isnad:date "2015-03-16"^^edtf:EDTF .`),
  };
  for (let n = 0; n < CLAIMANTS; n++) {
    const number = (value: number) =>
      `isnad:value ${value} ; isnad:bound bound:unqualified ; isnad:counts counts:persons`;
    files[`organization/${body(n)}.ttl`] = turtle(
      `<id/organization/${body(n)}> a isnad:Organization ; rdfs:label "Body ${body(n)}"@en .`,
    );
    files[`document/said-${body(n)}.ttl`] = release(`said-${body(n)}`, number(100 + n), body(n));
  }
  const last = body(CLAIMANTS - 1);
  files[`document/more-${last}.ttl`] = release(`more-${last}`, 'isnad:value 7', last).replace(
    'aspect:killed',
    'aspect:injured',
  );
  return files;
}

let site: SmallSite;
before(async (t) => {
  site = await smallSite(t as never, { files: records() });
});
const page = async (query: string) => (await site.get(INCIDENT + query, { Accept: BROWSER })).text();
const shown = (text: string) =>
  [...text.matchAll(/<h4><a href="\/organization\/(body-\d+)"/g)].map(([, slug]) => slug ?? '');

describe('a matrix of two hundred claimants', () => {
  it('shows forty of them a page, and every one of them on one of five pages', async () => {
    const pages = await Promise.all([1, 2, 3, 4, 5].map((n) => page(`?aspect=killed&sort=name&page=${n}`)));
    assert.deepEqual(
      pages.map((text) => shown(text).length),
      [40, 40, 40, 40, 40],
    );
    assert.deepEqual(
      pages.flatMap(shown),
      Array.from({ length: CLAIMANTS }, (_, n) => body(n)),
    );
    assert.match(pages[1] ?? '', /Claimants 41 to 80 of 200/);
  });

  it('leads from page to page by plain links that keep what is asked for', async () => {
    const text = await page('?aspect=killed&sort=highest&page=2');
    assert.equal(shown(text)[0], body(159));
    for (const [rel, number] of [
      ['prev', ''],
      ['next', '&#38;page=3'],
    ])
      assert.match(text, new RegExp(`<a rel="${rel}" href="[^"]*\\?aspect=killed&#38;sort=highest${number}#claims"`));
    assert.doesNotMatch(await page('?aspect=killed&page=5'), /<a rel="next"/);
  });

  it('sums up all of them on every page, and leads to the figures that stand on another', async () => {
    const text = await page('?sort=name&page=2');
    assert.match(text, /Claims <b>200<\/b>/);
    assert.match(text, /Claimants <b>200<\/b>/);
    assert.match(text, /href="\/claim\/said-body-000\/killed">/);
    assert.match(text, /href="#claim-said-body-040-killed">/);
  });

  it('keeps an aspect of which nobody on the page speaks, with the way to those who do', async () => {
    const text = await page('?sort=name');
    assert.match(text, /None of the claimants on this page speaks of it.*href="[^"]*aspect=injured[^"]*#claims"/);
  });

  it('is the last page where one beyond it is asked for, and a problem where none can be meant', async () => {
    assert.deepEqual(shown(await page('?sort=name&page=99')).at(-1), body(CLAIMANTS - 1));
    for (const bad of ['-1', '0', 'two', '2.5'])
      assert.equal((await site.get(`${INCIDENT}?page=${bad}`, { Accept: BROWSER })).status, 400, bad);
  });

  it('stays a page that a phone can load', async () => {
    const bytes = Buffer.byteLength(await page(''));
    assert.ok(bytes < 1_200_000, `${bytes} bytes`);
  });
});
