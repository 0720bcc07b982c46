import { globSync, readFileSync } from 'node:fs';
import { MemoryIndex } from '../../src/index/memory-index.ts';
import { parseRdf } from '../../src/rdf/parse.ts';

const PREFIXES = `@prefix isnad: <https://w3id.org/isnad/ontology#> .
@prefix as: <https://w3id.org/isnad/vocabulary/aspect#> .
@prefix b: <https://w3id.org/isnad/vocabulary/bound#> .
@prefix c: <https://w3id.org/isnad/vocabulary/counts#> .
@prefix m: <https://w3id.org/isnad/vocabulary/modality#> .
@prefix f: <https://w3id.org/isnad/vocabulary/finding#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

/** Base of the fixtures. */
export const BASE = 'https://archive.test/';

/** The IRI of a claim of the fixtures: `soc/killed` -> its IRI. */
export const claimIri = (name: string): string => `${BASE}id/claim/${name}`;

/** An index that holds our vocabularies and the Turtle given, whose relative IRIs lie under `BASE`. */
export async function indexOf(turtle: string): Promise<MemoryIndex> {
  const index = new MemoryIndex();
  for (const file of globSync('ontology/{isnad,vocabularies/*}.ttl')) {
    const text = readFileSync(file, 'utf8');
    index.replaceGraph(`${BASE}${file}`, await parseRdf(text, { format: 'turtle', baseIRI: BASE, source: file }));
  }
  index.replaceGraph(`${BASE}fixture`, await parseRdf(PREFIXES + turtle, { format: 'turtle', baseIRI: BASE }));
  return index;
}

/** Turtle of one claim: its document (with a day), claimant and whatever else is said of it. */
export function claimTurtle(name: string, day: string, claimant: string, rest: string): string {
  const [document] = name.split('/');
  return `
<id/document/${document}> a isnad:Document ; isnad:date "${day}"^^edtf:EDTF ; isnad:earliest "${day}"^^xsd:date ; isnad:latest "${day}"^^xsd:date .
<id/claim/${name}> a isnad:Claim ; isnad:statedIn <id/document/${document}> ; isnad:claimant <id/organization/${claimant}> ; ${rest} .`;
}
