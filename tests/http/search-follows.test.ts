import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { INCIDENT_RECORDS, release, turtle } from './records.ts';
import { SEARCH_FILES, searchPage, thingsFound } from './search-site.ts';
import { BROWSER, smallSite } from './small-site.ts';

describe('what is found follows the archive', () => {
  it('in the turn of a change: a new name is found, a withdrawn record is not', async (t) => {
    const site = await smallSite(t, { files: SEARCH_FILES });
    await site.update({ 'place/idlib.ttl': turtle('<id/place/idlib> a isnad:Place ; rdfs:label "Edlib"@en .') });
    assert.deepEqual(await thingsFound(site, { q: 'إدلب' }), []);
    assert.deepEqual(await thingsFound(site, { q: 'edlib' }), ['place/idlib']);

    site.remove('document/release-two.ttl');
    await site.load({ prune: true, allowWithdraw: 1 });
    site.refresh();
    assert.deepEqual(await thingsFound(site, { q: 'release' }), ['document/release-one']);
    assert.deepEqual(await thingsFound(site, { disagreement: 'yes' }), [], 'one figure alone disagrees with nobody');
    assert.deepEqual(await thingsFound(site, { organization: 'network' }), []);
  });

  it('with the other spellings of its place, for what happened there: they come and go with the place', async (t) => {
    const place = (...forms: string[]): string =>
      turtle(`@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
<id/place/sarmin> a isnad:Place ; rdfs:label "Sarmin"@en , "سرمين"@ar ; isnad:within <id/place/idlib> ;
    skosxl:altLabel ${forms.map((_, at) => `<id/place/sarmin#name-${at}>`).join(', ')} .
${forms.map((form, at) => `<id/place/sarmin#name-${at}> a skosxl:Label ; skosxl:literalForm "${form}"@en .`).join('\n')}`);
    const site = await smallSite(t, { files: { ...SEARCH_FILES, 'place/sarmin.ttl': place('Sermeen', 'Sarmeen') } });
    const incident = 'incident/sarmin-2015-03-16';
    assert.deepEqual(await thingsFound(site, { q: 'sarmeen' }), ['place/sarmin', incident], 'its own name comes first');
    assert.deepEqual(await thingsFound(site, { q: 'Sermeen 2015' }), [incident], 'with words of its own');
    assert.match(await searchPage(site, { q: 'sarmeen' }), /another name of its place<\/span> .*<mark>Sarmeen<\/mark>/);
    const named = await site.get('/path?from=sarmeen', { Accept: BROWSER });
    assert.equal(named.headers.get('Location'), '/path?from=place%2Fsarmin', 'it is the name of the place alone');

    await site.update({ 'place/sarmin.ttl': place('Sarmine') });
    assert.deepEqual(await thingsFound(site, { q: 'sarmine' }), ['place/sarmin', incident]);
    assert.deepEqual(await thingsFound(site, { q: 'sermeen' }), [], 'forgotten with the place');

    const moved = (SEARCH_FILES['incident/sarmin-2015-03-16.ttl'] as string).replace('place/sarmin>', 'place/idlib>');
    await site.update({ 'incident/sarmin-2015-03-16.ttl': moved });
    assert.deepEqual(await thingsFound(site, { q: 'sarmine' }), ['place/sarmin'], 'it happened elsewhere');
    await site.update({ 'incident/sarmin-2015-03-16.ttl': SEARCH_FILES['incident/sarmin-2015-03-16.ttl'] as string });
    assert.deepEqual(await thingsFound(site, { q: 'sarmine' }), ['place/sarmin', incident]);
    await site.update({ 'place/sarmin.ttl': SEARCH_FILES['place/sarmin.ttl'] as string });
    assert.deepEqual(
      await thingsFound(site, { q: 'sarmine', class: 'Incident' }),
      [incident],
      'a slip of its own name',
    );
  });

  it('also where a comparison changes through a record that speaks of something else', async (t) => {
    const blames = (slug: string, party: string, claimant: string, more = ''): string =>
      `${release(slug, `isnad:object <id/organization/${party}> ${more}`, claimant)}`.replace(
        'aspect:killed',
        'aspect:perpetrator',
      );
    const organization = (slug: string, more = ''): string =>
      turtle(`<id/organization/${slug}> a isnad:Organization ; rdfs:label "${slug}"@en ${more} .`);
    const files = {
      'incident/sarmin-2015-03-16.ttl': INCIDENT_RECORDS['incident/sarmin-2015-03-16.ttl'] as string,
      'incident/other.ttl': turtle('<id/incident/other> a isnad:Incident ; rdfs:label "Other"@en .'),
      ...Object.fromEntries(
        ['army', 'air-force', 'observers', 'network', 'teller'].map((slug) => [
          `organization/${slug}.ttl`,
          organization(slug),
        ]),
      ),
      'document/a.ttl': blames('a', 'army', 'observers', '; isnad:reports <id/claim/root/killed>'),
      'document/b.ttl': blames('b', 'air-force', 'network'),
      'document/root.ttl': blames('root', 'army', 'teller').replace('sarmin-2015-03-16', 'other'),
    };
    const site = await smallSite(t, { files });
    assert.deepEqual(await thingsFound(site, { disagreement: 'yes' }), ['incident/sarmin-2015-03-16']);

    // The air force becomes a part of the army: no contradiction any more.
    const part = '; <http://www.w3.org/ns/org#subOrganizationOf> <id/organization/army>';
    await site.update({ 'organization/air-force.ttl': organization('air-force', part) });
    assert.deepEqual(await thingsFound(site, { disagreement: 'yes' }), []);
    await site.update({ 'organization/air-force.ttl': organization('air-force') });
    assert.deepEqual(await thingsFound(site, { disagreement: 'yes' }), ['incident/sarmin-2015-03-16']);

    // Whom the first rests on turns out to be the second: one voice does not contradict itself.
    await site.update({
      'document/root.ttl': files['document/root.ttl'].replaceAll('organization/teller', 'organization/network'),
    });
    assert.deepEqual(await thingsFound(site, { disagreement: 'yes' }), []);
  });

  it('without what is withheld: neither by its name nor by what its address would tell', async (t) => {
    const withheld = (more: string): string =>
      turtle(`<id/person/quiet-witness> a isnad:Person ${more} ; isnad:withholding <id/person/quiet-witness#w> .
<id/person/quiet-witness#w> a isnad:Withholding ; isnad:level withholding:whole ; isnad:reason "asked"@en .`);
    const open = '<id/person/quiet-witness> a isnad:Person ; rdfs:label "Quiet Witness"@en .';
    const site = await smallSite(t, { files: { ...SEARCH_FILES, 'person/quiet-witness.ttl': turtle(open) } });
    assert.deepEqual(await thingsFound(site, { q: 'quiet' }), ['person/quiet-witness']);
    await site.update({ 'person/quiet-witness.ttl': withheld('; rdfs:label "Quiet Witness"@en') });
    assert.deepEqual(await thingsFound(site, { q: 'quiet' }), []);
    assert.doesNotMatch(await searchPage(site, { class: 'Person' }), /Quiet Witness/);
  });
});
