import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INCIDENT_RECORDS, turtle } from './records.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const home = async (site: SmallSite, language = 'en'): Promise<string> =>
  (await site.get(`/?lang=${language}`, { Accept: BROWSER })).text();
const lately = (text: string): string => /<h2 id="lately">.*?<\/section>/s.exec(text)?.[0] ?? '';

test('the front page shows incidents on a timeline, with the same as tables and on a map a click away', async (t) => {
  const more = { 'incident/when.ttl': turtle('<id/incident/when> a isnad:Incident ; rdfs:label "When"@en .') };
  const text = await home(await smallSite(t, { files: { ...INCIDENT_RECORDS, ...more } }));
  assert.match(text, /Records without a date: 1\. They stand at the ends of these tables\./);
  assert.match(text, /<svg class="timeline".*?<a href="\/incident\/sarmin-2015-03-16\?lang=en"><title>/s);
  for (const path of [
    '/incident?lang=en&#38;view=timeline',
    '/document?lang=en&#38;documentType=report&#38;view=timeline',
    '/incident?lang=en&#38;view=map',
  ])
    assert.ok(text.includes(`href="${path}"`), path);
});

test('it offers questions, each leading to its answer', async (t) => {
  const text = await home(await smallSite(t), 'ar');
  assert.match(text, /أسئلة تستحق أن تُطرح.*?href="\/questions\?lang=ar#question-1"/s);
});

test('it tells what was entered, changed and withdrawn last, the newest first, with time and reason', async (t) => {
  const site = await smallSite(t);
  assert.equal(lately(await home(site)).match(/· <time/g)?.length, 6);
  await site.update(
    {
      'organization/network.ttl': turtle(
        '<id/organization/network> a isnad:Organization ; rdfs:label "The <i>Network</i>"@en .',
      ),
    },
    { reason: 'The name <b>was</b> short' },
  );
  site.remove('document/release-two.ttl');
  await site.load({ prune: true, allowWithdraw: 1, reason: 'Asked for by its author' } as never);
  site.refresh();
  const text = lately(await home(site));
  const lines = text.replace(/<[^>]*>/g, '|').replace(/[\s|]+/g, ' ');
  assert.match(
    lines,
    /release-two withdrawn · 1 January 2026, 00:\d\d UTC · Documents · Reason: \u2068Asked for by its author/,
  );
  assert.match(text, /The &#60;i&#62;Network.*?changed ·.*?Reason: \u2068The name &#60;b&#62;was/s);
  assert.ok(lines.indexOf('withdrawn ·') < lines.indexOf('changed ·'));
  assert.match(lately(await home(site, 'ar')), /سُحب.*?السبب:/s);
});

test('it tells ten changes at most', async (t) => {
  const many = Object.fromEntries(
    Array.from({ length: 14 }, (_, at) => [
      `place/p${at}.ttl`,
      turtle(`<id/place/p${at}> a isnad:Place ; rdfs:label "P${at}"@en .`),
    ]),
  );
  assert.equal(
    lately(await home(await smallSite(t, { files: { ...INCIDENT_RECORDS, ...many } }))).match(/· <time/g)?.length,
    10,
  );
});
