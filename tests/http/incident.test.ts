import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { readBibtex, readRis } from '../views/citation-readers.ts';
import { release, turtle } from './records.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const INCIDENT = '/incident/sarmin-2015-03-16';
const CLAIM = '/claim/release-one/killed';
const HTML = { Accept: BROWSER };

let site: SmallSite;
before(async (t) => {
  site = await smallSite(t as never);
});
const page = async (path: string) => (await site.get(path, HTML)).text();

describe('the claims about a thing, narrowed and sorted by the address', () => {
  it('are those of one claimant, and still compared with those that are not shown', async () => {
    const text = await page(`${INCIDENT}?claimant=network`);
    assert.match(text, /id="claim-release-two-killed"/);
    assert.doesNotMatch(text, /id="claim-release-one-killed"/);
    assert.match(text, /1 of 2 claims are shown/);
    assert.match(text, /href="\/claim\/release-one\/killed"/);
  });

  it('come by figure, the lowest or the highest first', async () => {
    for (const [sort, first, second] of [
      ['lowest', 'release-one', 'release-two'],
      ['highest', 'release-two', 'release-one'],
    ] as const) {
      const text = await page(`${INCIDENT}?sort=${sort}`);
      const at = (slug: string) => text.indexOf(`id="claim-${slug}-killed"`);
      assert.ok(at(first) > 0 && at(first) < at(second), sort);
    }
  });

  it('keep their state in the form and over a change of language', async () => {
    const text = await page(`${INCIDENT}?claimant=network&sort=highest`);
    assert.match(text, /<option value="highest" selected>/);
    assert.match(text, /hreflang="ar" href="[^"]*claimant=network&#38;sort=highest&#38;lang=ar"/);
  });

  it('have a tag of their own for each state, while the record itself is one', async () => {
    const tag = async (path: string, headers: Record<string, string>) =>
      (await site.get(path, headers)).headers.get('etag');
    assert.notEqual(await tag(INCIDENT, HTML), await tag(`${INCIDENT}?sort=highest`, HTML));
    const turtleOf = { Accept: 'text/turtle' };
    assert.equal(await tag(INCIDENT, turtleOf), await tag(`${INCIDENT}?sort=highest`, turtleOf));
    const rdf = await site.get(`${INCIDENT}?sort=highest`, turtleOf);
    assert.equal(rdf.headers.get('content-location'), `${INCIDENT}.ttl`);
  });

  it('narrow the data of all claims, too', async () => {
    const rows = (await (await site.get(`${INCIDENT}/claims.csv?claimant=network`)).text()).trim().split('\r\n');
    assert.equal(rows.length, 2);
    assert.match(rows[1] ?? '', /release-two.*release-one/);
  });
});

describe('an address that asks for what there is not', () => {
  for (const [query, says] of [
    ['sort=nonsense', /sort is one of date, lowest, highest, name/],
    ['kind=nonsense', /kind is one of conflicting/],
    ['aspect=killings', /aspect is one of killed/],
    ['grade=best', /grade is one of/],
    ['claimant=nobody', /claimant names a body that has a record here.*“nobody” has none/],
    ['claimant=../../etc', /has none/],
    ['claimant=a%2Fb%2Fc', /has none/],
  ] as const)
    it(`is a problem that says what can be asked: ${query}`, async () => {
      for (const path of [INCIDENT, `${INCIDENT}/claims`]) {
        if (path.endsWith('claims') && /^(sort|kind)/.test(query)) continue;
        const answer = await site.get(`${path}?${query}`);
        assert.equal(answer.status, 400);
        assert.equal(answer.headers.get('content-type'), 'application/problem+json');
        assert.match(((await answer.json()) as { detail: string }).detail, says);
      }
    });

  it('shows markup in a filter as text, in both languages', async () => {
    for (const lang of ['en', 'ar']) {
      const answer = await site.get(
        `${INCIDENT}?aspect=${encodeURIComponent('<script>alert(1)</script>')}&lang=${lang}`,
        HTML,
      );
      assert.equal(answer.status, 400);
      const text = await answer.text();
      assert.doesNotMatch(text, /<script>alert/);
      assert.match(text, /&#60;script&#62;/);
      assert.match(text, new RegExp(`<html lang="${lang}"`));
    }
  });

  it('leaves parameters of others alone; empty fields of the form lead to the address without them', async () => {
    assert.equal((await site.get(`${INCIDENT}?utm_source=x`, HTML)).status, 200);
    const answer = await site.get(`${INCIDENT}?aspect=&claimant=network&sort=date&lang=ar`, HTML);
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), `${INCIDENT}?claimant=network&sort=date&lang=ar`);
  });

  it('cuts what is very long', async () => {
    const answer = await site.get(`${INCIDENT}?sort=${'x'.repeat(5_000)}`);
    assert.equal(answer.status, 400);
    assert.ok((await answer.text()).length < 1_500);
  });
});

describe('a citation', () => {
  it('is had by media type, by suffix and by name, and linked from the page', async () => {
    for (const [mediaType, suffix, name] of [
      ['application/x-bibtex', 'bib', 'bibtex'],
      ['application/x-research-info-systems', 'ris', 'ris'],
      ['application/vnd.citationstyles.csl+json', 'csl', 'csl'],
      ['text/plain', 'txt', 'citation'],
    ] as const) {
      for (const path of [CLAIM, '/document/release-one', INCIDENT]) {
        const answers = [
          await site.get(path, { Accept: mediaType }),
          await site.get(`${path}.${suffix}`),
          await site.get(`${path}?format=${name}`),
        ];
        const texts = await Promise.all(answers.map((answer) => answer.text()));
        assert.deepEqual(
          answers.map(({ status }) => status),
          [200, 200, 200],
          `${path} ${suffix}`,
        );
        assert.ok(answers.every(({ headers }) => headers.get('content-type')?.startsWith(mediaType)));
        assert.equal(new Set(texts).size, 1);
        assert.match(await page(path), new RegExp(`href="${path}\\.${suffix}\\?lang=en"`));
      }
    }
  });

  it('does not take the place of what a client is given that asks for anything', async () => {
    for (const accept of ['*/*', 'text/*', 'application/*'])
      assert.doesNotMatch(
        (await site.get(CLAIM, { Accept: accept })).headers.get('content-type') ?? '',
        /bibtex|plain|csl|ris/,
      );
  });

  it('says who claims what in which document, with a link that does not change', async () => {
    const { fields } = readBibtex(await (await site.get(`${CLAIM}.bib`)).text());
    assert.equal(fields['author'], 'Observers <script>alert(1)</script>');
    assert.equal(fields['url'], 'http://localhost:3030/id/claim/release-one/killed');
    assert.match(fields['note'] ?? '', /document\/release-one\/v\/1/);
    const tags = readRis(await (await site.get(`${CLAIM}.ris?lang=ar`)).text());
    assert.deepEqual(tags.get('T2'), ['Release release-one']);
    assert.deepEqual(tags.get('AU'), ['المراقبون']);
  });

  it('names another version once the record has one', async (t) => {
    const own = await smallSite(t);
    await own.update({
      'document/release-one.ttl': release(
        'release-one',
        'isnad:value 7 ; isnad:bound bound:unqualified ; isnad:counts counts:persons',
      ),
    });
    assert.match(await (await own.get(`${CLAIM}.txt`)).text(), /version 2 of .*document\/release-one\/v\/2/);
  });
});

describe('why the graph says something', () => {
  it('is told on the page of a claim: record, version, hash, door, shapes, and its history', async () => {
    const text = await page(CLAIM);
    assert.match(text, /id="why"/);
    assert.match(text, /href="\/document\/release-one\/v\/1">1</);
    assert.match(text, /href="\/shapes#ClaimShape"/);
    assert.match(text, /Which shapes accepted it is not recorded/);
    assert.match(text, /entered<\/strong> · <a href="\/document\/release-one\/v\/1"/);
  });

  it('is, of an empty cell, that nothing was found, and what comes near', async () => {
    const text = await page(`${INCIDENT}/claims?aspect=injured&claimant=network`);
    assert.match(text, /No document that this archive has read has Network say anything under “injured”/);
    assert.match(text, /href="\/claim\/release-two\/killed"/);
    const silent = await page(`${INCIDENT}/claims?aspect=killed&claimant=commission&lang=ar`);
    assert.match(silent, /لا وثيقة مما قرأه هذا الأرشيف/);
  });

  it('is, of a cell whose claim was dropped, that it was, when and why', async (t) => {
    const own = await smallSite(t);
    const cell = `${INCIDENT}/claims?aspect=killed&claimant=network`;
    assert.doesNotMatch(await (await own.get(cell, HTML)).text(), /id="why-not"/);
    await own.update(
      {
        'document/release-two.ttl': turtle(
          '<id/document/release-two> a isnad:Document ; rdfs:label "Release two"@en .',
        ),
      },
      { reason: 'misread' },
    );
    const text = await (await own.get(cell, HTML)).text();
    assert.match(text, /It once stood here.*claim\/release-two\/killed.*no longer makes it since.*misread/s);
  });

  it('is, of a cell whose document was withdrawn, that it was', async (t) => {
    const own = await smallSite(t);
    own.remove('document/release-two.ttl');
    await own.update({}, { prune: true, allowWithdraw: 1 });
    const text = await (await own.get(`${INCIDENT}/claims?aspect=killed&claimant=network`, HTML)).text();
    assert.match(text, /its document was withdrawn on/);
  });
});
