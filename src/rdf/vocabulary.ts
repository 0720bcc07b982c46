import { CONCEPTS, type Concept, type Scheme } from './concepts.ts';
import { type NamedNode, namedNode } from './quads.ts';

type Terms<Names extends readonly string[]> = { readonly [N in Names[number]]: NamedNode };

function terms<const Names extends readonly string[]>(namespace: string, names: Names): Terms<Names> {
  const table = Object.fromEntries(names.map((name) => [name, namedNode(namespace + name)]));
  return Object.freeze(table) as Terms<Names>;
}

/** Namespaces of our own and of others. */
export const NAMESPACES = {
  isnad: 'https://w3id.org/isnad/ontology#',
  vocabulary: 'https://w3id.org/isnad/vocabulary/',
  shapes: 'https://w3id.org/isnad/shapes#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcterms: 'http://purl.org/dc/terms/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  skosxl: 'http://www.w3.org/2008/05/skos-xl#',
  prov: 'http://www.w3.org/ns/prov#',
  org: 'http://www.w3.org/ns/org#',
  schema: 'http://schema.org/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  wgs: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
  oa: 'http://www.w3.org/ns/oa#',
  dcat: 'http://www.w3.org/ns/dcat#',
  void: 'http://rdfs.org/ns/void#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  sh: 'http://www.w3.org/ns/shacl#',
  sd: 'http://www.w3.org/ns/sparql-service-description#',
  edtf: 'http://id.loc.gov/datatypes/edtf/',
  spdx: 'http://spdx.org/rdf/terms#',
  formats: 'http://www.w3.org/ns/formats/',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  text: 'http://jena.apache.org/text#',
  as: 'https://www.w3.org/ns/activitystreams#',
  ldes: 'https://w3id.org/ldes#',
  tree: 'https://w3id.org/tree#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
} as const;

/** Our ontology, in reading order: writers list a node's properties in this order. */
export const isnad = terms(NAMESPACES.isnad, [
  // classes
  ...['Document', 'Resolution', 'DraftResolution', 'TextVersion', 'Event', 'Incident', 'Vote', 'LegalAct'],
  ...['IncidentSeries', 'Organization', 'Mechanism', 'State', 'UnnamedAgent', 'Person', 'Place', 'Substance'],
  ...['Means', 'Source', 'Claim', 'Demand', 'Derivation', 'ArchiveRecord', 'Withdrawn', 'Curation', 'Scope'],
  ...['Reading', 'Mandate', 'Ballot', 'CatalogueField', 'Withholding', 'Comparison', 'Agent'],
  ...['Connection', 'Step', 'Figure'],
  // datatypes
  ...['OpcwSymbol', 'UnSymbol', 'UnJobNumber', 'OpcwDistributionNumber', 'AmnestyIndex'],
  // claims and demands
  ...['claimant', 'statedIn', 'readIn', 'credits', 'creditsDocument', 'creditedModality', 'reports', 'sourceCheck'],
  ...['about', 'aspect', 'value', 'upperValue', 'valueEarliest', 'valueLatest', 'object', 'finding', 'gist'],
  ...['asWorded', 'bound', 'counts', 'subsetOf', 'scope', 'modality', 'standardOfProof', 'standardAsWorded'],
  ...['reading', 'wouldReport', 'wouldBeAbout', 'ground', 'revises', 'variantOf', 'passage'],
  ...['demandedAction', 'addressee', 'forum', 'legalBasis', 'concerns', 'renews'],
  ...['party', 'substance', 'place', 'fromEvent', 'untilEvent', 'inclusion', 'rule'],
  // documents and texts
  ...['documentType', 'symbol', 'date', 'earliest', 'latest', 'madePublic', 'issuingUnit', 'cites', 'held', 'section'],
  ...['relatedTo', 'nextPost', 'latestItem', 'partOf', 'became', 'originalLanguage', 'meeting', 'mentionedIn'],
  ...['captured', 'textDigest', 'textLength', 'translationOf'],
  // events, votes, acts
  ...['onText', 'outcome', 'inFavour', 'against', 'abstaining', 'castBy', 'voter', 'side', 'veto', 'actKind'],
  ...['inForce', 'actor'],
  // agents and places
  ...['mandate', 'mandateKind', 'basedOn', 'head', 'role', 'affiliation', 'within', 'placeKind', 'pointFor'],
  // substances and means
  ...['casNumber', 'inchiKey', 'inchi', 'pubchemCid', 'molecularFormula', 'iupacName', 'unii', 'chebi'],
  ...['cwcSchedule', 'agentClass', 'meansKind', 'usedIn'],
  // catalogue entries
  ...['heldBy', 'field', 'reliability', 'fieldKind', 'fieldLabel', 'fieldState', 'fieldText', 'fieldThing'],
  ...['fieldOption'],
  // curation, withholding
  ...['note', 'curation', 'withholding', 'level', 'reason', 'enteredBy', 'enteredOn', 'source', 'verification'],
  ...['grade', 'ofProperty', 'ofLanguage'],
  // the contracts of aspects
  ...['expects', 'expectsClass', 'expectsCounts', 'comparedAs', 'sentenceTemplate', 'phrase', 'phraseForOne'],
  // comparisons, computed where they are asked for
  ...['compares', 'comparisonKind'],
  // ways and voices, computed where they are asked for
  ...['step', 'stepNumber', 'cost', 'fromThing', 'toThing', 'relation', 'carriedBy'],
  ...['givenBy', 'echoedBy', 'restsOn', 'voiceCount'],
  // the log of changes
  ...['contentHash'],
  // the derived graph
  ...['lowest', 'highest', 'root', 'voice', 'sentence', 'speaksOf', 'compares', 'comparisonKind'],
] as const);

export const rdf = terms(NAMESPACES.rdf, [
  'type',
  'first',
  'rest',
  'nil',
  'langString',
  'Property',
  'List',
  'subject',
  'predicate',
  'object',
]);
export const rdfs = terms(NAMESPACES.rdfs, [
  ...['label', 'comment', 'subClassOf', 'subPropertyOf', 'domain', 'range', 'isDefinedBy', 'seeAlso', 'Class'],
  ...['Datatype', 'Literal', 'Resource'],
] as const);
export const owl = terms(NAMESPACES.owl, [
  ...['sameAs', 'Class', 'Ontology', 'ObjectProperty', 'DatatypeProperty', 'AnnotationProperty', 'versionIRI'],
  ...['versionInfo', 'imports', 'disjointWith', 'inverseOf', 'equivalentClass', 'equivalentProperty', 'unionOf'],
  ...['TransitiveProperty', 'deprecated'],
] as const);
export const xsd = terms(NAMESPACES.xsd, [
  ...['string', 'integer', 'decimal', 'double', 'float', 'boolean', 'date', 'dateTime', 'gYear', 'gYearMonth'],
  ...['anyURI', 'language', 'nonNegativeInteger', 'positiveInteger', 'hexBinary'],
] as const);
export const dcterms = terms(NAMESPACES.dcterms, [
  ...['title', 'description', 'publisher', 'language', 'rightsHolder', 'rights', 'license', 'identifier', 'creator'],
  ...['created', 'modified', 'issued', 'isReplacedBy', 'replaces', 'source', 'hasPart', 'isPartOf', 'format'],
  ...[
    'subject',
    'abstract',
    'conformsTo',
    'hasVersion',
    'MediaType',
    'LicenseDocument',
    'LinguisticSystem',
    'Standard',
  ],
] as const);
export const skos = terms(NAMESPACES.skos, [
  ...['Concept', 'ConceptScheme', 'inScheme', 'hasTopConcept', 'topConceptOf', 'prefLabel', 'altLabel', 'notation'],
  ...['definition', 'scopeNote', 'note', 'example', 'broader', 'narrower', 'related', 'exactMatch', 'closeMatch'],
] as const);
export const skosxl = terms(NAMESPACES.skosxl, ['Label', 'prefLabel', 'altLabel', 'literalForm']);
export const prov = terms(NAMESPACES.prov, [
  ...['Entity', 'Activity', 'Agent', 'specializationOf', 'wasDerivedFrom', 'wasAttributedTo', 'wasGeneratedBy'],
  ...['generatedAtTime', 'wasRevisionOf', 'invalidatedAtTime', 'wasInvalidatedBy', 'wasAssociatedWith'],
] as const);
export const org = terms(NAMESPACES.org, ['Organization', 'subOrganizationOf', 'hasSubOrganization']);
export const schema = terms(NAMESPACES.schema, [
  ...['about', 'Claim', 'CreativeWork', 'Dataset', 'Event', 'EventSeries', 'Organization', 'Person', 'Place', 'isbn'],
  ...['url', 'numberOfPages', 'name', 'position'],
] as const);
export const geo = terms(NAMESPACES.geo, ['Feature', 'asWKT', 'wktLiteral', 'hasGeometry', 'Geometry']);
export const wgs = terms(NAMESPACES.wgs, ['lat', 'long']);
export const oa = terms(NAMESPACES.oa, [
  ...['SpecificResource', 'TextPositionSelector', 'TextQuoteSelector', 'hasSource', 'hasSelector', 'start', 'end'],
  ...['exact', 'prefix', 'suffix'],
] as const);
export const dcat = terms(NAMESPACES.dcat, [
  ...['Catalog', 'CatalogRecord', 'Dataset', 'Distribution', 'DataService', 'dataset', 'distribution', 'service'],
  ...['record', 'mediaType', 'accessURL', 'downloadURL', 'endpointURL', 'servesDataset', 'endpointDescription'],
  ...['Resource', 'keyword', 'landingPage', 'contactPoint', 'accessService', 'byteSize', 'compressFormat'],
] as const);
export const spdx = terms(NAMESPACES.spdx, [
  ...['Checksum', 'checksum', 'algorithm', 'checksumValue', 'checksumAlgorithm_sha256'],
] as const);
export const void_ = terms(NAMESPACES.void, [
  ...['Dataset', 'DatasetDescription', 'sparqlEndpoint', 'triples', 'entities', 'classes', 'properties', 'subset'],
  ...['class', 'property', 'classPartition', 'propertyPartition', 'distinctSubjects', 'distinctObjects', 'feature'],
  ...['uriSpace', 'uriRegexPattern', 'uriLookupEndpoint', 'vocabulary', 'exampleResource', 'dataDump', 'documents'],
] as const);
export const foaf = terms(NAMESPACES.foaf, ['primaryTopic', 'homepage', 'topic', 'name', 'Agent', 'Document']);
export const sh = terms(NAMESPACES.sh, [
  ...['ValidationReport', 'ValidationResult', 'conforms', 'result', 'focusNode', 'resultPath', 'value'],
  ...['resultSeverity', 'resultMessage', 'sourceShape', 'sourceConstraintComponent', 'Violation', 'Warning', 'Info'],
  ...['NodeShape', 'PropertyShape', 'targetClass', 'targetNode', 'targetSubjectsOf', 'targetObjectsOf', 'property'],
  ...['path', 'inversePath', 'name', 'description', 'message', 'severity', 'order', 'group', 'PropertyGroup'],
  ...['datatype', 'class', 'nodeKind', 'minCount', 'maxCount', 'minLength', 'maxLength', 'pattern', 'flags', 'in'],
  ...['languageIn', 'uniqueLang', 'hasValue', 'node', 'or', 'and', 'not', 'xone', 'closed', 'ignoredProperties'],
  ...['qualifiedValueShape', 'qualifiedMinCount', 'qualifiedMaxCount', 'sparql', 'target', 'js', 'rule'],
  ...['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive', 'IRI', 'Literal', 'BlankNode', 'deactivated'],
  ...['lessThan', 'lessThanOrEquals', 'equals', 'disjoint', 'alternativePath', 'zeroOrMorePath', 'oneOrMorePath'],
  ...['zeroOrOnePath', 'BlankNodeOrIRI', 'IRIOrLiteral', 'BlankNodeOrLiteral'],
] as const);
export const sd = terms(NAMESPACES.sd, [
  ...['Service', 'Dataset', 'Graph', 'NamedGraph', 'endpoint', 'supportedLanguage', 'SPARQL11Query'],
  ...['SPARQL11Update', 'resultFormat', 'inputFormat', 'feature', 'UnionDefaultGraph', 'BasicFederatedQuery'],
  ...['DereferencesURIs', 'EmptyGraphs', 'RequiresDataset', 'defaultDataset', 'defaultGraph', 'namedGraph', 'name'],
  ...['graph', 'availableGraphs', 'defaultEntailmentRegime', 'extensionFunction', 'propertyFeature'],
] as const);
/** The W3C's names of file formats. */
export const formats = terms(NAMESPACES.formats, [
  ...['SPARQL_Results_JSON', 'SPARQL_Results_XML', 'SPARQL_Results_CSV', 'SPARQL_Results_TSV'],
  ...['Turtle', 'N-Triples', 'N-Quads', 'TriG', 'JSON-LD', 'RDF_XML'],
] as const);
export const edtf = terms(NAMESPACES.edtf, ['EDTF']);
export const hydra = terms(NAMESPACES.hydra, [
  ...['Collection', 'PartialCollectionView', 'member', 'totalItems', 'view', 'first', 'next', 'previous', 'last'],
  ...['search', 'template', 'mapping', 'variable', 'property', 'variableRepresentation', 'ExplicitRepresentation'],
  ...['itemsPerPage'],
] as const);

/** W3C Activity Streams 2.0: what happened, to what, when. */
export const as = terms(NAMESPACES.as, [
  ...['Create', 'Update', 'Delete', 'Move', 'object', 'target', 'endTime', 'summary'],
] as const);
/** Linked Data Event Streams, and the TREE hypermedia that they are paged with. */
export const ldes = terms(NAMESPACES.ldes, [
  ...['EventStream', 'timestampPath', 'sequencePath', 'versionOfPath', 'versionCreateObject', 'versionUpdateObject'],
  ...['versionDeleteObject', 'retentionPolicy', 'RetentionPolicy', 'startingFrom', 'immutable'],
] as const);
export const tree = terms(NAMESPACES.tree, [
  ...['view', 'shape', 'member', 'Node', 'relation', 'Relation', 'GreaterThanOrEqualToRelation', 'node', 'path'],
  ...['LessThanOrEqualToRelation', 'value'],
] as const);
export const vcard = terms(NAMESPACES.vcard, ['Kind', 'fn', 'hasEmail', 'hasURL']);

/** Apache Jena's full-text search inside SPARQL. */
export const text = terms(NAMESPACES.text, ['query']);

/** What the service for tables keeps to (W3C community group report of 10 April 2023). */
export const RECONCILIATION_API = namedNode(
  'https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/',
);

/** The namespace of schema.org as typed links write it; in our graphs the terms stand under http. */
export const SCHEMA_ORG = 'https://schema.org/';

/** What our services keep to. */
export const STANDARDS = {
  sparql: namedNode('https://www.w3.org/TR/sparql11-protocol/'),
  fragments: namedNode('https://linkeddatafragments.org/specification/triple-pattern-fragments/'),
  oai: namedNode('http://www.openarchives.org/OAI/openarchivesprotocol.html'),
  ldes: namedNode('https://w3id.org/ldes/specification'),
  activities: namedNode('https://iiif.io/api/discovery/1.0/'),
  resourceSync: namedNode('http://www.openarchives.org/rs/1.1/resourcesync'),
} as const;

/** The list of languages of the Publications Office of the European Union. */
export const LANGUAGE_SCHEME = namedNode('http://publications.europa.eu/resource/authority/language');

/** The languages of our words, by the list of the Publications Office of the European Union, which DCAT-AP wants. */
export const LANGUAGE_AUTHORITY = {
  en: namedNode('http://publications.europa.eu/resource/authority/language/ENG'),
  ar: namedNode('http://publications.europa.eu/resource/authority/language/ARA'),
} as const;

/** What a list of interfaces keeps to. */
export const API_CATALOG_PROFILE = 'https://www.rfc-editor.org/info/rfc9727';

/** Under what terms the data and the code may be used. */
export const LICENCES = {
  data: namedNode('https://creativecommons.org/licenses/by/4.0/'),
  code: namedNode('https://www.apache.org/licenses/LICENSE-2.0'),
} as const;

/** A concept of one of our schemes; a misspelt one is a type error. */
export function vocab<S extends Scheme>(scheme: S, concept: Concept<S>): NamedNode {
  return namedNode(`${NAMESPACES.vocabulary}${scheme}#${concept}`);
}

/** The scheme itself; `{base}vocabulary/{scheme}` is where it is served. */
export function vocabScheme(scheme: Scheme): NamedNode {
  return namedNode(`${NAMESPACES.vocabulary}${scheme}`);
}

/** Every scheme, in the order of the model. */
export const SCHEMES = Object.keys(CONCEPTS) as readonly Scheme[];

/** Prefixes as people read them: ours, one for each scheme, and the well-known ones. */
export const PREFIXES: Readonly<Record<string, string>> = Object.freeze({
  ...Object.fromEntries(Object.entries(NAMESPACES).filter(([name]) => name !== 'vocabulary')),
  ...Object.fromEntries(SCHEMES.map((scheme) => [scheme, `${NAMESPACES.vocabulary}${scheme}#`])),
});
