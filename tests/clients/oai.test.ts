import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRecord, merge, withdraw } from '../../src/archive/writer.ts';
import { type SmallSite, smallSite } from '../http/small-site.ts';
import { place } from '../records/temporary-folder.ts';
import { elementOf, hashOf } from '../support/oai-harvester.ts';
import { findClient, runClient } from './run-client.ts';

// A user's own Perl may come before the one for which Debian installs the package.
const perl = await findClient('libhttp-oai-perl', ['perl', '/usr/bin/perl'], ['-MHTTP::OAI', '-e', '1']);
const program = 'program' in perl ? perl.program : '';
const skip = 'skip' in perl && perl.skip;

/** Prints for each record its IRI, and its RDF/XML or that it was deleted; `onRecord` sees pages as one list. */
const HARVEST = `
use strict; use HTTP::OAI; use MIME::Base64;
my ($base, $prefix, @from) = @ARGV;
my $harvester = HTTP::OAI::Harvester->new(baseURL => $base);
my $identify = $harvester->Identify;
die $identify->message if $identify->is_error;
my $answer = $harvester->ListRecords(metadataPrefix => $prefix, (@from ? (from => @from) : ()), onRecord => sub {
  my $record = shift;
  my $content = $record->is_deleted ? '' : $record->metadata->dom->toString;
  utf8::encode($content) if utf8::is_utf8($content);
  print join("\\t", $record->identifier, encode_base64($content, '') || '-'), "\\n";
});
die $answer->message if $answer->is_error;
die map { $_->code } $answer->errors if $answer->errors;
`;

type Told = readonly (readonly [iri: string, xml: string | undefined])[];

async function harvest(site: SmallSite, prefix: string, ...from: string[]): Promise<Told> {
  const printed = await runClient(program, ['-e', HARVEST, `${site.origin}/oai`, prefix, ...from]);
  return printed
    .trim()
    .split('\n')
    .map((line) => {
      const [iri = '', content = ''] = line.split('\t');
      return [iri, content === '-' ? undefined : withoutWrapper(Buffer.from(content, 'base64').toString())] as const;
    });
}

/** The client keeps the `metadata` element around what stands in it. */
const withoutWrapper = (xml: string) => xml.replace(/^.*?<metadata[^>]*>|<\/metadata>\s*$/gs, '');

const places = (from: number, until: number, more?: string) =>
  Object.fromEntries(
    Array.from({ length: until - from }, (_, n) => [`place/p${from + n}.ttl`, place(`p${from + n}`, more)]),
  );

const truth = ({ archive }: SmallSite) => [...archive.current()].map(({ iri, hash }) => [iri, hash]).sort();

test('HTTP::OAI copies an archive of several pages and keeps the copy current, a withdrawal and a merge among the changes', {
  skip,
}, async (t) => {
  const site = await smallSite(t, { files: places(0, 250) });
  const copy = new Map<string, string>();
  const take = async (told: Told) => {
    for (const [iri, xml] of told)
      if (xml === undefined) copy.delete(iri);
      else copy.set(iri, await hashOf(iri, xml));
    return told.length;
  };
  const begun = elementOf(await (await site.get('/oai?verb=Identify')).text(), 'responseDate') ?? assert.fail();
  assert.equal(await take(await harvest(site, 'rdf')), 250);
  assert.deepEqual([...copy].sort(), truth(site));

  // The times of this archive are of 2026-01-01; what happens now bears the time of now.
  const now = () => new Date();
  await site.update({ ...places(0, 3, 'isnad:note "تغيّر & <changed>"@ar'), ...places(250, 252) }, { now });
  const { writer } = site.archive;
  const row = (slug: string) => findRecord(writer, `https://isnad.invalid/place/${slug}`) ?? assert.fail(slug);
  const change = { time: now(), agent: 'a curator', door: 'hand', reason: 'twice' };
  withdraw(writer, row('p5'), change);
  merge(writer, row('p6'), row('p7').iri, change);
  assert.equal(await take(await harvest(site, 'rdf', begun)), 7);
  assert.deepEqual([...copy].sort(), truth(site));
  assert.equal(copy.size, 250);
});

test('HTTP::OAI reads simple Dublin Core with the names in both scripts', { skip }, async (t) => {
  const site = await smallSite(t, { files: places(0, 1, 'rdfs:label "مكان"@ar') });
  const [[, xml = ''] = []] = await harvest(site, 'oai_dc');
  assert.match(xml, /<dc:title xml:lang="ar">مكان</);
  assert.match(xml, /<dc:title xml:lang="en">p0</);
});
