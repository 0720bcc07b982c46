const PREFIXES = `@prefix isnad: <https://w3id.org/isnad/ontology#> .
@prefix aspect: <https://w3id.org/isnad/vocabulary/aspect#> .
@prefix bound: <https://w3id.org/isnad/vocabulary/bound#> .
@prefix counts: <https://w3id.org/isnad/vocabulary/counts#> .
@prefix document-type: <https://w3id.org/isnad/vocabulary/document-type#> .
@prefix grade: <https://w3id.org/isnad/vocabulary/grade#> .
@prefix modality: <https://w3id.org/isnad/vocabulary/modality#> .
@prefix verification: <https://w3id.org/isnad/vocabulary/verification#> .
@prefix withholding: <https://w3id.org/isnad/vocabulary/withholding#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

/** What must never leave: in a label, a name form, a role, a gist, a figure, a quotation. */
export const SECRETS = [
  'Umbrella Zebra',
  'Zebra Hidden Form',
  'Courier Of Papers',
  'Quiet Gist',
  '987654',
  'quoted zebra',
];

/** What must be said in their place. */
export const REASONS = {
  record: { en: 'The body asked not to be named.', ar: 'طلبت الجهة عدم ذكر اسمها.' },
  claim: { en: 'The figure could lead to a witness.', ar: 'قد يدل الرقم على شاهد.' },
  field: { en: 'The role is private.', ar: 'الصفة شأن خاص.' },
};

const curation = (node: string) => `
<${node}> isnad:curation <${node}#curation> .
<${node}#curation> a isnad:Curation ; isnad:enteredBy <id/organization/isnad-editors> ;
  isnad:enteredOn "2026-11-22"^^xsd:date ; isnad:source <id/source/notes> ;
  isnad:verification verification:seen-in-source ; isnad:grade grade:high .`;

const withholding = (node: string, level: string, { en, ar }: { en: string; ar: string }) => `
<${node}> isnad:withholding <${node}#withholding> .
<${node}#withholding> a isnad:Withholding ; ${level} ; isnad:reason "${en}"@en, "${ar}"@ar .`;

const record = (path: string, body: string) => ({ [`${path}.ttl`]: `${PREFIXES}${body}${curation(`id/${path}`)}\n` });

/** The files of a small archive; `withheld` decides whether its secrets are declared withheld or, as before, not. */
export function files(withheld: boolean): Record<string, string> {
  const only = (text: string) => (withheld ? text : '');
  const claim = 'id/claim/report-2020/killed';
  return {
    ...record(
      'organization/isnad-editors',
      '<id/organization/isnad-editors> a isnad:Organization ; rdfs:label "Editors"@en .',
    ),
    ...record(
      'place/bridge',
      '<id/place/bridge> a isnad:Place ; rdfs:label "Bridge"@en ; isnad:placeKind "bridge"@en .',
    ),
    ...record('source/notes', '<id/source/notes> a isnad:Source ; rdfs:label "Notes"@en .'),
    ...record(
      'incident/bridge-2020-01-01',
      `<id/incident/bridge-2020-01-01> a isnad:Incident ; rdfs:label "Bridge, 1 January 2020"@en ;
  isnad:place <id/place/bridge> ; isnad:date "2020-01-01"^^edtf:EDTF ; isnad:earliest "2020-01-01"^^xsd:date ; isnad:latest "2020-01-01"^^xsd:date .`,
    ),
    ...record(
      'organization/hidden',
      `<id/organization/hidden> a isnad:Organization ; rdfs:label "Umbrella Zebra"@en ;
  skosxl:altLabel <id/organization/hidden#name> .
<id/organization/hidden#name> a skosxl:Label ; skosxl:literalForm "Zebra Hidden Form"@en ; isnad:usedIn <id/document/report-2020> .
${only(withholding('id/organization/hidden', 'isnad:level withholding:whole', REASONS.record))}`,
    ),
    ...record(
      'person/clerk',
      `<id/person/clerk> a isnad:Person ; rdfs:label "A clerk"@en ; isnad:role "Courier Of Papers"@en .
${only(withholding('id/person/clerk', 'isnad:level withholding:field ; isnad:ofProperty isnad:role', REASONS.field))}`,
    ),
    ...record(
      'document/report-2020',
      `<id/document/report-2020> a isnad:Document ; rdfs:label "Report"@en ; dcterms:title "Report"@en ;
  dcterms:publisher <id/organization/isnad-editors> ; dcterms:language "en"^^xsd:language ; isnad:documentType document-type:report ;
  isnad:date "2020-02-01"^^edtf:EDTF ; isnad:earliest "2020-02-01"^^xsd:date ; isnad:latest "2020-02-01"^^xsd:date ; isnad:held true .
<id/document/report-2020#text> a isnad:TextVersion ; prov:specializationOf <id/document/report-2020> ;
  dcterms:language "en"^^xsd:language ; isnad:textDigest "${'0'.repeat(64)}" ; isnad:textLength 1000 .
<${claim}> a isnad:Claim ; isnad:claimant <id/organization/isnad-editors> ; isnad:statedIn <id/document/report-2020> ;
  isnad:readIn <id/document/report-2020#text> ; isnad:about <id/incident/bridge-2020-01-01> ; isnad:aspect aspect:killed ;
  isnad:modality modality:asserted ; isnad:value 987654 ; isnad:bound bound:unqualified ; isnad:counts counts:persons ;
  isnad:passage <${claim}#passage> .
<${claim}#passage> a oa:SpecificResource ; oa:hasSource <id/document/report-2020#text> ;
  oa:hasSelector <${claim}#selector>, <${claim}#quote> .
<${claim}#selector> a oa:TextPositionSelector ; oa:start 10 ; oa:end 20 .
<${claim}#quote> a oa:TextQuoteSelector ; oa:exact "quoted zebra" .
<id/claim/report-2020/judged> a isnad:Claim ; isnad:claimant <id/organization/isnad-editors> ; isnad:statedIn <id/document/report-2020> ;
  isnad:readIn <id/document/report-2020#text> ; isnad:about <id/incident/bridge-2020-01-01> ; isnad:aspect aspect:characterisation ;
  isnad:modality modality:evaluated ; isnad:gist "Quiet Gist."@en, "Quiet Gist."@ar .
<id/claim/report-2020/open> a isnad:Claim ; isnad:claimant <id/organization/isnad-editors> ; isnad:statedIn <id/document/report-2020> ;
  isnad:readIn <id/document/report-2020#text> ; isnad:about <id/incident/bridge-2020-01-01> ; isnad:aspect aspect:injured ;
  isnad:modality modality:asserted ; isnad:value 4321 ; isnad:bound bound:unqualified ; isnad:counts counts:persons .
${curation(claim)}${curation('id/claim/report-2020/judged')}${curation('id/claim/report-2020/open')}
${only(withholding(claim, 'isnad:level withholding:whole', REASONS.claim))}
${only(withholding('id/claim/report-2020/judged', 'isnad:level withholding:whole', REASONS.claim))}`,
    ),
  };
}
