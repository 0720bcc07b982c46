const PREFIXES = `@prefix isnad: <https://w3id.org/isnad/ontology#> .
@prefix aspect: <https://w3id.org/isnad/vocabulary/aspect#> .
@prefix bound: <https://w3id.org/isnad/vocabulary/bound#> .
@prefix counts: <https://w3id.org/isnad/vocabulary/counts#> .
@prefix modality: <https://w3id.org/isnad/vocabulary/modality#> .
@prefix grade: <https://w3id.org/isnad/vocabulary/grade#> .
@prefix withholding: <https://w3id.org/isnad/vocabulary/withholding#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

/** A record file: the prefixes and what is said. */
export function turtle(text: string): string {
  return PREFIXES + text;
}

/** A release of an organization with one claim about the incident at Sarmin. */
export function release(slug: string, claim: string, claimant = 'observers'): string {
  return turtle(`<id/document/${slug}> a isnad:Document ; rdfs:label "Release ${slug}"@en ;
  dcterms:title "Release ${slug}"@en ; dcterms:publisher <id/organization/${claimant}> ;
  isnad:date "2017-04-05"^^edtf:EDTF ; isnad:earliest "2017-04-05"^^xsd:date ; isnad:latest "2017-04-05"^^xsd:date ;
  isnad:held true .
<id/claim/${slug}/killed> a isnad:Claim ; isnad:claimant <id/organization/${claimant}> ;
  isnad:statedIn <id/document/${slug}> ; isnad:readIn <id/document/${slug}> ;
  isnad:about <id/incident/sarmin-2015-03-16> ; isnad:aspect aspect:killed ; isnad:modality modality:asserted ;
  ${claim} .`);
}

/** One incident, three organizations, and two releases that disagree on how many died. */
export const INCIDENT_RECORDS: Readonly<Record<string, string>> = {
  'incident/sarmin-2015-03-16.ttl': turtle(`<id/incident/sarmin-2015-03-16> a isnad:Incident ;
    rdfs:label "Sarmin, 16 March 2015"@en , "سرمين، 16 آذار 2015"@ar ; isnad:date "2015-03-16"^^edtf:EDTF .`),
  'organization/observers.ttl': turtle(`<id/organization/observers> a isnad:Organization ;
    rdfs:label "Observers <script>alert(1)</script>"@en , "المراقبون"@ar ;
    isnad:curation <id/organization/observers#curation-label-ar> .
  <id/organization/observers#curation-label-ar> a isnad:Curation ; isnad:ofProperty rdfs:label ; isnad:ofLanguage "ar" ;
    isnad:grade grade:unverified .`),
  'organization/network.ttl': turtle(`<id/organization/network> a isnad:Organization ; rdfs:label "Network"@en .`),
  'organization/commission.ttl': turtle(
    `<id/organization/commission> a isnad:Organization ; rdfs:label "Commission"@en .`,
  ),
  'document/release-one.ttl': release(
    'release-one',
    'isnad:value 6 ; isnad:bound bound:unqualified ; isnad:counts counts:persons',
  ),
  'document/release-two.ttl': release(
    'release-two',
    'isnad:value 8 ; isnad:bound bound:at-least ; isnad:counts counts:persons',
    'network',
  ),
};
