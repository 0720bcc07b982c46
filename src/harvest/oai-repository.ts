import { LICENCES } from '../rdf/vocabulary.ts';
import { type Html, trusted } from '../views/html.ts';
import { LANGUAGES } from '../views/language.ts';
import { MESSAGES } from '../views/messages.ts';
import { dublinCore } from './oai-dc.ts';
import { OAI_FORMATS, type OaiFormat } from './oai-formats.ts';
import type { OaiPage } from './oai-lists.ts';
import type { OaiSource } from './oai-record.ts';
import { fixedSets, holderSets, type OaiSet } from './oai-sets.ts';
import { readToken, type TokenScope, writeToken } from './token.ts';
import { utcSeconds, xml } from './xml.ts';

/**
 * Who we are. There is no description of the kind oai-identifier: an identifier here is the IRI of the record, which is
 * what every other protocol calls it, too, and leads to it.
 */
export function identify({ archive, adminEmail }: OaiSource): Html {
  const { base, feed } = archive;
  // OAI-PMH 3.4.2: "the guaranteed lower limit of all datestamps"; where there is no change yet, any early one is.
  const earliest = utcSeconds(feed.timeOf(1) ?? new Date(0));
  return xml`<Identify><repositoryName>${MESSAGES.datasetTitle.en}</repositoryName><baseURL>${base}oai</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>${adminEmail}</adminEmail><earliestDatestamp>${earliest}</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity><compression>gzip</compression><description>${description(base)}</description></Identify>`;
}

function description(base: string): Html {
  const said = (name: string, key: 'datasetTitle' | 'datasetDescription') =>
    LANGUAGES.map((language) => ({ name, text: MESSAGES[key][language], language }));
  return dublinCore([
    ...said('title', 'datasetTitle'),
    ...said('description', 'datasetDescription'),
    { name: 'identifier', text: base },
    { name: 'rights', text: LICENCES.data.value },
  ]);
}

/** The formats in which records, or one of them, can be had. */
export function listFormats(base: string, formats: readonly OaiFormat[] = OAI_FORMATS): Html {
  return xml`<ListMetadataFormats>${formats.map(
    ({ prefix, schema, namespace }) =>
      xml`<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><schema>${schema(base)}</schema><metadataNamespace>${namespace}</metadataNamespace></metadataFormat>`,
  )}</ListMetadataFormats>`;
}

/** Holding archives of a page; each costs a step in an index and the reading of its names. */
const HOLDERS = 100;

/** The sets: those of the segments first, then the holding archives in pages. */
export function listSets({ archive, index, pageSize = HOLDERS }: OaiSource, token: string | undefined): OaiPage {
  const { base, feed, position } = archive;
  const scope: TokenScope = { archive, kind: 'oai ListSets' };
  const begun = token === undefined ? { until: position, fields: [''] } : readToken(scope, token);
  if (begun === undefined || begun.fields.length !== 1)
    return { ok: false, error: { code: 'badResumptionToken', text: 'This is no token of this list. Begin it again.' } };
  const [after = ''] = begun.fields;
  const holders = holderSets({ feed, index, base }, { after, most: pageSize + 1 });
  const page: OaiSet[] = [...(token === undefined ? fixedSets() : []), ...holders.slice(0, pageSize)];
  const last = holders.length > pageSize ? holders[pageSize - 1]?.holder : undefined;
  const more = last === undefined ? undefined : writeToken(scope, { ...begun, fields: [last] });
  const end =
    more === undefined ? token && trusted('<resumptionToken/>') : xml`<resumptionToken>${more}</resumptionToken>`;
  return { ok: true, items: page.map(oaiSet), end: end === '' ? undefined : end };
}

function oaiSet({ spec, names }: OaiSet): Html {
  const titles = names.map(({ text, language }) => ({ name: 'title', text, language }));
  return xml`<set><setSpec>${spec}</setSpec><setName>${names[0]?.text ?? spec}</setName><setDescription>${dublinCore(titles)}</setDescription></set>`;
}
