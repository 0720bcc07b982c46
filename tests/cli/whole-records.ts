const PREFIXES = `@prefix isnad: <https://w3id.org/isnad/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

/** A record that the shapes accept, without other statements than they ask for. */
function whole(path: string, type: string, more = ''): string {
  const label = path.replace(/.*\//, '');
  return `${PREFIXES}<id/${path}> a isnad:${type} ; rdfs:label "${label}"@en, "${label}"@ar ; ${more} isnad:curation <id/${path}#curation> .
<id/${path}#curation> a isnad:Curation ; isnad:enteredBy <id/organization/isnad-editors> ;
  isnad:enteredOn "2026-11-22"^^xsd:date ; isnad:source <id/source/tests> ;
  isnad:verification <https://w3id.org/isnad/vocabulary/verification#derived> ;
  isnad:grade <https://w3id.org/isnad/vocabulary/grade#high> .
`;
}

/** A place that the shapes accept. */
export function wholePlace(slug: string, more = ''): string {
  return whole(`place/${slug}`, 'Place', more);
}

/** Four records that lean on nothing but each other. */
export const FILES: Readonly<Record<string, string>> = {
  'place/syria.ttl': wholePlace('syria'),
  'place/idlib.ttl': wholePlace('idlib', 'isnad:within <id/place/syria> ;'),
  'organization/isnad-editors.ttl': whole('organization/isnad-editors', 'Organization'),
  'source/tests.ttl': whole('source/tests', 'Source'),
};
