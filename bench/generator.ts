/** One synthetic record: where its file goes, its Turtle, and how many triples it holds. */
export interface SyntheticRecord {
  readonly path: string;
  readonly turtle: string;
  readonly triples: number;
}

/** What a synthetic archive is made of; the same numbers and seed give the same bytes. */
export interface ArchiveSize {
  readonly seed: number;
  readonly documents: number;
  readonly claimsPerDocument: number;
}

const PREFIXES = `@prefix isnad: <https://w3id.org/isnad/ontology#> .
@prefix aspect: <https://w3id.org/isnad/vocabulary/aspect#> .
@prefix bound: <https://w3id.org/isnad/vocabulary/bound#> .
@prefix counts: <https://w3id.org/isnad/vocabulary/counts#> .
@prefix document-type: <https://w3id.org/isnad/vocabulary/document-type#> .
@prefix grade: <https://w3id.org/isnad/vocabulary/grade#> .
@prefix modality: <https://w3id.org/isnad/vocabulary/modality#> .
@prefix verification: <https://w3id.org/isnad/vocabulary/verification#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

`;

const ASPECTS = ['killed', 'injured', 'affected', 'exposed'] as const;
const BOUNDS = ['unqualified', 'unqualified', 'at-least', 'about', 'more-than'] as const;
const COUNTED = ['persons', 'civilians', 'children', 'women'] as const;
const WORDS = ['north', 'river', 'market', 'bridge', 'school', 'mill', 'garden', 'tower', 'field', 'quarter'] as const;

/** Triples that `archiveOf` gives for so many documents, within a few per cent; turns a size in quads into documents. */
export function documentsFor(quads: number, claimsPerDocument = 8): number {
  return Math.max(1, Math.round(quads / (40 + claimsPerDocument * 27)));
}

/**
 * A synthetic archive in our ontology: places in a hierarchy, incidents at them, organizations that publish documents, and
 * claims that report, vary and conflict. Names are made of neutral words: nothing in it looks like the public record.
 * Memory: one record at a time.
 */
export function* archiveOf(size: ArchiveSize): Generator<SyntheticRecord> {
  const random = randomOf(size.seed);
  const organizations = Math.max(3, Math.ceil(size.documents / 50));
  const places = Math.max(3, Math.ceil(size.documents / 20));
  const incidents = Math.max(3, Math.ceil(size.documents / 2));
  yield record('organization/isnad-editors', organization('isnad-editors', 'Synthetic editors'));
  yield record('source/synthetic', source());
  for (let i = 0; i < organizations; i += 1)
    yield record(`organization/org-${i}`, organization(`org-${i}`, `Organization ${i}`));
  for (let i = 0; i < places; i += 1) yield record(`place/place-${i}`, place(i, random));
  for (let i = 0; i < incidents; i += 1) yield record(`incident/incident-${i}`, incident(i, places, random));
  const counts = { organizations, incidents, claims: size.claimsPerDocument };
  for (let i = 0; i < size.documents; i += 1) yield record(`document/doc-${i}`, document(i, counts, random));
}

type Random = (below: number) => number;
type Lines = string[];

function record(path: string, lines: Lines): SyntheticRecord {
  return { path: `${path}.ttl`, turtle: `${PREFIXES}${lines.join('\n')}\n`, triples: lines.length };
}

/** Each line is one triple, so that triples are counted as they are written. */
function node(subject: string, pairs: readonly (readonly [string, string])[]): Lines {
  return pairs.map(([predicate, object]) => `<${subject}> ${predicate} ${object} .`);
}

function curation(subject: string): Lines {
  const at = `${subject}#curation`;
  return [
    `<${subject}> isnad:curation <${at}> .`,
    ...node(at, [
      ['a', 'isnad:Curation'],
      ['isnad:enteredBy', '<id/organization/isnad-editors>'],
      ['isnad:enteredOn', '"2026-11-22"^^xsd:date'],
      ['isnad:source', '<id/source/synthetic>'],
      ['isnad:verification', 'verification:seen-in-source'],
      ['isnad:grade', 'grade:high'],
    ]),
  ];
}

function organization(slug: string, label: string): Lines {
  const iri = `id/organization/${slug}`;
  return [
    ...node(iri, [
      ['a', 'isnad:Organization'],
      ['rdfs:label', `"${label}"@en`],
    ]),
    ...curation(iri),
  ];
}

function source(): Lines {
  const iri = 'id/source/synthetic';
  return [
    ...node(iri, [
      ['a', 'isnad:Source'],
      ['rdfs:label', '"Synthetic source"@en'],
    ]),
    ...curation(iri),
  ];
}

function place(i: number, random: Random): Lines {
  const iri = `id/place/place-${i}`;
  const pairs: [string, string][] = [
    ['a', 'isnad:Place'],
    ['rdfs:label', `"${WORDS[random(WORDS.length)]} place ${i}"@en`],
    ['wgs:lat', `"${(30 + random(6_000) / 1_000).toFixed(3)}"^^xsd:decimal`],
    ['wgs:long', `"${(35 + random(6_000) / 1_000).toFixed(3)}"^^xsd:decimal`],
  ];
  if (i > 0) pairs.push(['isnad:within', `<id/place/place-${Math.floor((i - 1) / 4)}>`]);
  return [...node(iri, pairs), ...curation(iri)];
}

function incident(i: number, places: number, random: Random): Lines {
  const iri = `id/incident/incident-${i}`;
  const day = dayOf(random);
  const at = random(places);
  return [
    ...node(iri, [
      ['a', 'isnad:Incident'],
      ['rdfs:label', `"Place ${at}, ${day} (${i})"@en`],
      ['isnad:place', `<id/place/place-${at}>`],
      ...dates(day),
    ]),
    ...curation(iri),
  ];
}

function document(i: number, of: { organizations: number; incidents: number; claims: number }, random: Random): Lines {
  const iri = `id/document/doc-${i}`;
  const text = `${iri}#text`;
  const claimant = `<id/organization/org-${random(of.organizations)}>`;
  const title = `"${WORDS[random(WORDS.length)]} ${WORDS[random(WORDS.length)]} report ${i}"@en`;
  const lines = [
    ...node(iri, [
      ['a', 'isnad:Document'],
      ['rdfs:label', title],
      ['dcterms:title', title],
      ['dcterms:publisher', claimant],
      ['dcterms:language', '"en"^^xsd:language'],
      ['isnad:documentType', 'document-type:report'],
      ['isnad:held', 'true'],
      ...dates(dayOf(random)),
    ]),
    ...node(text, [
      ['a', 'isnad:TextVersion'],
      ['prov:specializationOf', `<${iri}>`],
      ['dcterms:language', '"en"^^xsd:language'],
      ['isnad:textLength', '20000'],
    ]),
    ...curation(iri),
  ];
  for (let c = 0; c < of.claims; c += 1) lines.push(...claim(i, c, claimant, random(of.incidents), random));
  return lines;
}

function claim(i: number, c: number, claimant: string, about: number, random: Random): Lines {
  const slug = `${ASPECTS[c % ASPECTS.length]}-${c}`;
  const iri = `id/claim/doc-${i}/${slug}`;
  const start = random(19_000);
  const pairs: [string, string][] = [
    ['a', 'isnad:Claim'],
    ['isnad:claimant', claimant],
    ['isnad:statedIn', `<id/document/doc-${i}>`],
    ['isnad:readIn', `<id/document/doc-${i}#text>`],
    ['isnad:about', `<id/incident/incident-${about}>`],
    ['isnad:aspect', `aspect:${ASPECTS[c % ASPECTS.length]}`],
    ['isnad:modality', 'modality:asserted'],
    ['isnad:value', String(1 + random(200))],
    ['isnad:bound', `bound:${BOUNDS[random(BOUNDS.length)]}`],
    ['isnad:counts', `counts:${COUNTED[random(COUNTED.length)]}`],
    ['isnad:passage', `<${iri}#passage>`],
  ];
  // One in four passes on a claim of an earlier document, so that chains of several links exist and none is a cycle.
  if (i > 0 && random(4) === 0) {
    pairs.push(['isnad:reports', `<id/claim/doc-${random(i)}/${slug}>`]);
  }
  return [
    ...node(iri, pairs),
    ...node(`${iri}#passage`, [
      ['a', 'oa:SpecificResource'],
      ['oa:hasSource', `<id/document/doc-${i}#text>`],
      ['oa:hasSelector', `<${iri}#selector>`],
    ]),
    ...node(`${iri}#selector`, [
      ['a', 'oa:TextPositionSelector'],
      ['oa:start', String(start)],
      ['oa:end', String(start + 20)],
    ]),
    ...curation(iri),
  ];
}

function dayOf(random: Random): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${2011 + random(13)}-${two(1 + random(12))}-${two(1 + random(28))}`;
}

function dates(day: string): [string, string][] {
  return [
    ['isnad:date', `"${day}"^^edtf:EDTF`],
    ['isnad:earliest', `"${day}"^^xsd:date`],
    ['isnad:latest', `"${day}"^^xsd:date`],
  ];
}

/** mulberry32: small, seeded and good enough for made-up data; gives whole numbers from 0 up to, not including, `below`. */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
