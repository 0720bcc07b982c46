import type { ClaimView } from '../claims/claim-view.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { GRAPH_FORMATS } from '../rdf/media-types.ts';
import { namedNode } from '../rdf/quads.ts';
import { dcterms, isnad, LICENCES, owl, rdf, schema, skos, wgs } from '../rdf/vocabulary.ts';
import type { Segment } from '../records/segments.ts';
import { LANGUAGES } from './language.ts';
import { speak } from './messages.ts';
import { nameOf } from './names.ts';
import { type Publication, publisherName } from './publication.ts';
import type { Reader } from './view.ts';

const TYPES: Readonly<Record<Segment, string>> = {
  document: 'CreativeWork',
  resolution: 'Legislation',
  incident: 'Event',
  event: 'Event',
  organization: 'Organization',
  person: 'Person',
  place: 'Place',
  substance: 'DefinedTerm',
  means: 'DefinedTerm',
  'catalogue-entry': 'CreativeWork',
  derivation: 'CreativeWork',
  source: 'Dataset',
};

/** What schema.org calls a thing of a segment. */
export function schemaType(index: QuadIndex, thing: string, segment: Segment): string {
  return index.has(namedNode(thing), rdf.type, isnad.IncidentSeries) ? 'EventSeries' : TYPES[segment];
}

/**
 * What a search engine is told of a thing: its name, identifiers and plain relations. Never `ClaimReview`, which is a
 * verdict, and of an incident no victim, no perpetrator and no date beyond what the record itself holds.
 */
export function schemaOrg(index: QuadIndex, thing: string, segment: Segment, reader: Reader): object {
  const node = namedNode(thing);
  const value = (property: Parameters<QuadIndex['object']>[1]) => index.object(node, property)?.value;
  const named = (property: Parameters<QuadIndex['object']>[1]) => {
    const iri = value(property);
    return iri && { '@id': iri, name: nameOf(index, iri, reader.language).text };
  };
  const day = /^\d{4}(-\d\d(-\d\d)?)?$/.exec(value(isnad.date) ?? '')?.[0];
  const [lat, long] = [value(wgs.lat), value(wgs.long)];
  return {
    '@context': 'https://schema.org',
    '@type': schemaType(index, thing, segment),
    '@id': thing,
    name: nameOf(index, thing, reader.language).text,
    url: value(schema.url) ?? thing.replace(`${reader.base}id/`, reader.base),
    sameAs: [owl.sameAs, skos.exactMatch].flatMap((property) =>
      index.objects(node, property).map((term) => term.value),
    ),
    ...(segment === 'incident' || segment === 'event'
      ? { startDate: day, location: named(isnad.place) }
      : { datePublished: segment === 'document' || segment === 'resolution' ? day : undefined }),
    publisher: named(dcterms.publisher),
    inLanguage: value(dcterms.language),
    geo: lat && long && { '@type': 'GeoCoordinates', latitude: lat, longitude: long },
  };
}

/** The whole archive as a data set: what catalogues of data sets on the web read. */
export function schemaOrgDataset(publication: Publication, { base, language }: Reader): object {
  const say = speak(language);
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${base}.well-known/void#dataset`,
    name: say('datasetTitle'),
    description: say('datasetDescription'),
    url: base,
    license: LICENCES.data.value,
    isAccessibleForFree: true,
    inLanguage: LANGUAGES,
    keywords: [say('datasetKeyword')],
    publisher: { '@type': 'Organization', name: publisherName(publication, base) },
    dateCreated: publication.issued,
    dateModified: publication.modified,
    includedInDataCatalog: { '@type': 'DataCatalog', '@id': `${base}catalog`, name: say('datasetTitle') },
    distribution: GRAPH_FORMATS.filter(({ quads }) => publication.dumps && quads).map(({ mediaType }) => ({
      '@type': 'DataDownload',
      name: say('distributionDumps'),
      encodingFormat: mediaType,
      url: `${base}dumps/`,
    })),
  };
}

/** A claim as schema.org knows it: who says what about which thing, and where. */
export function schemaOrgClaim(index: QuadIndex, claim: ClaimView, text: string, reader: Reader): object {
  const ref = (iri: string) => ({ '@id': iri, name: nameOf(index, iri, reader.language).text });
  return {
    '@context': 'https://schema.org',
    '@type': 'Claim',
    '@id': claim.iri,
    text,
    inLanguage: reader.language,
    author: { '@type': 'Organization', ...ref(claim.claimant) },
    appearance: { '@type': 'CreativeWork', ...ref(claim.document) },
    about: claim.about.map(ref),
  };
}
