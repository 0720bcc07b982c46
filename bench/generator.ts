import { type ArchiveSize, surroundOf } from './synthetic-claims.ts';
import { document, incident, type Lines, organization, place, source } from './synthetic-records.ts';

/** One synthetic record: where its file goes, its Turtle, and how many triples it holds. */
export interface SyntheticRecord {
  readonly path: string;
  readonly turtle: string;
  readonly triples: number;
}

const PREFIXES = `@prefix isnad: <https://w3id.org/isnad/ontology#> .
@prefix aspect: <https://w3id.org/isnad/vocabulary/aspect#> .
@prefix bound: <https://w3id.org/isnad/vocabulary/bound#> .
@prefix counts: <https://w3id.org/isnad/vocabulary/counts#> .
@prefix document-type: <https://w3id.org/isnad/vocabulary/document-type#> .
@prefix grade: <https://w3id.org/isnad/vocabulary/grade#> .
@prefix modality: <https://w3id.org/isnad/vocabulary/modality#> .
@prefix source-check: <https://w3id.org/isnad/vocabulary/source-check#> .
@prefix verification: <https://w3id.org/isnad/vocabulary/verification#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

`;

/** What stands around: half an incident, a twentieth of a place and a fiftieth of an organization for each document. */
const TRIPLES = { document: 23, claim: 24, report: 3, incident: 14, place: 13, organization: 10 } as const;
const CLAIMS = 8;

/** How many documents give a synthetic archive of about so many quads (within 3 % from a thousand quads on). */
export function documentsFor(quads: number, claimsPerDocument: number = CLAIMS): number {
  const claims = claimsPerDocument * (TRIPLES.claim + TRIPLES.report / 4);
  const around = TRIPLES.incident / 2 + TRIPLES.place / 20 + TRIPLES.organization / 50;
  return Math.max(1, Math.round(quads / (TRIPLES.document + claims + around)));
}

/**
 * A synthetic archive in our ontology: places in a hierarchy, incidents at them, organizations that publish documents, and
 * claims that report, vary and conflict. Names are made of neutral words: nothing in it looks like the public record.
 * Memory: one record at a time.
 */
export function* archiveOf(size: ArchiveSize): Generator<SyntheticRecord> {
  const { organizations, places, incidents } = surroundOf(size);
  yield record('organization/isnad-editors', organization('isnad-editors', 'Synthetic editors', 'محررون مصطنعون'));
  yield record('source/synthetic', source());
  for (let i = 0; i < organizations; i += 1)
    yield record(`organization/org-${i}`, organization(`org-${i}`, `Organization ${i}`, `منظمة ${i}`));
  for (let i = 0; i < places; i += 1) yield record(`place/place-${i}`, place(size, i));
  for (let i = 0; i < incidents; i += 1) yield record(`incident/incident-${i}`, incident(size, i));
  for (let i = 0; i < size.documents; i += 1) yield record(`document/doc-${i}`, document(size, i));
}

function record(path: string, lines: Lines): SyntheticRecord {
  return { path: `${path}.ttl`, turtle: `${PREFIXES}${lines.join('\n')}\n`, triples: lines.length };
}
