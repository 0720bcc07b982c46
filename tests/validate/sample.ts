import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import type { Quad } from '../../src/rdf/quads.ts';
import { rdf } from '../../src/rdf/vocabulary.ts';
import { type ArchivableRecord, identify } from '../../src/records/record.ts';
import type { Standing, Surroundings } from '../../src/validate/surroundings.ts';

const PREFIXES = `@prefix isnad: <https://w3id.org/isnad/ontology#> .
@prefix aspect: <https://w3id.org/isnad/vocabulary/aspect#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

function turtle(text: string): Promise<Quad[]> {
  return parseRdf(PREFIXES + text, { format: 'turtle', baseIRI: NEUTRAL_BASE });
}

/** A record of Turtle; throws where it is none. */
export async function record(text: string): Promise<ArchivableRecord> {
  const identified = await identify(await turtle(text));
  if (!identified.ok) throw new Error(identified.fault.message);
  return identified.record;
}

/** A person that passes every shape, with whatever more it states. */
export function person(slug: string, more = ''): Promise<ArchivableRecord> {
  return record(`<id/person/${slug}> a isnad:Person ; rdfs:label "Example"@en , "مثال"@ar ; ${more}
    isnad:curation <id/person/${slug}#curation> .
  <id/person/${slug}#curation> a isnad:Curation ; isnad:enteredBy <id/organization/body> ; isnad:enteredOn "2026-11-22"^^xsd:date ;
    isnad:source <id/source/register> ; isnad:verification <https://w3id.org/isnad/vocabulary/verification#seen-in-source> ;
    isnad:grade <https://w3id.org/isnad/vocabulary/grade#high> .`);
}

/** Surroundings that hold the given Turtle, and what it counts as other than current. */
export async function around(text: string, other: Readonly<Record<string, Standing>> = {}): Promise<Surroundings> {
  const nodes = Map.groupBy(await turtle(text), ({ subject }) => subject.value);
  return {
    typesOf: (iri) => nodes.get(iri)?.flatMap((q) => (q.predicate.equals(rdf.type) ? [q.object.value] : [])),
    status: (iri) => other[iri.slice(NEUTRAL_BASE.length)] ?? (nodes.has(iri) ? 'current' : 'missing'),
    quadsOf: (iri) => nodes.get(iri) ?? [],
  };
}

/** What `person` refers to. */
export const WORLD = '<id/organization/body> a isnad:Organization . <id/source/register> a isnad:Source .';
