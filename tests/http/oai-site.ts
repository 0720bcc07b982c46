import type { TestContext } from 'node:test';
import { OAI_FORMATS } from '../../src/harvest/oai-formats.ts';
import { INCIDENT_RECORDS, turtle } from './records.ts';
import { type SmallSite, smallSite } from './small-site.ts';

/** Two entries of two archives, beside an incident with its documents. */
const OAI_RECORDS: Readonly<Record<string, string>> = {
  ...INCIDENT_RECORDS,
  'catalogue-entry/box-1.ttl': entry('box-1', 'network'),
  'catalogue-entry/box-2.ttl': entry('box-2', 'commission'),
};

function entry(slug: string, holder: string): string {
  return turtle(`<id/catalogue-entry/${slug}> a isnad:ArchiveRecord ; rdfs:label "Box & <${slug}>"@en, "صندوق"@ar ;
    isnad:heldBy <id/organization/${holder}> .`);
}

/** A site with a repository to ask. */
export interface OaiSite extends SmallSite {
  /** The answer to these arguments, which may be repeated. */
  oai(given: string | Readonly<Record<string, string>>): Promise<string>;
}

export async function oaiSite(t: Pick<TestContext, 'after'>): Promise<OaiSite> {
  const site = await smallSite(t, { files: OAI_RECORDS });
  return { ...site, oai: async (given) => (await site.get(`/oai?${new URLSearchParams(given)}`)).text() };
}

/** Every kind of good answer there is: arguments and what has to stand in it. */
export const GOOD_REQUESTS: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
  [{ verb: 'Identify' }, /<deletedRecord>persistent</],
  [{ verb: 'ListSets' }, /<setSpec>holder:network</],
  [{ verb: 'ListMetadataFormats' }, /<metadataPrefix>rdf</],
  ...OAI_FORMATS.flatMap(({ prefix: metadataPrefix }) => [
    [{ verb: 'ListRecords', metadataPrefix }, /<setSpec>segment:incident</] as const,
    [{ verb: 'ListRecords', metadataPrefix, set: 'holder:network' }, /catalogue-entry\/box-1</] as const,
    [{ verb: 'ListIdentifiers', metadataPrefix, set: 'segment:document' }, /release-two</] as const,
  ]),
];
