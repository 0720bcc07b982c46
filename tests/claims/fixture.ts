import { globSync, readFileSync } from 'node:fs';
import type { QuadIndex } from '../../src/index/quad-index.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

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
export async function indexOf(turtle: string): Promise<QuadIndex> {
  const files = globSync('ontology/{isnad,vocabularies/*}.ttl').map(
    (file) => [file, readFileSync(file, 'utf8')] as const,
  );
  const texts = [...files, ['fixture', PREFIXES + turtle] as const];
  const graphs = texts.map(async ([source, text]) => ({
    graph: BASE + source,
    quads: await parseRdf(text, { format: 'turtle', baseIRI: BASE, source }),
  }));
  return indexOfGraphs(await Promise.all(graphs)).index;
}

/** Turtle of one claim: its document (with a day), claimant and whatever else is said of it. */
export function claimTurtle(name: string, day: string, claimant: string, rest: string): string {
  const [document] = name.split('/');
  return `
<id/document/${document}> a isnad:Document ; isnad:date "${day}"^^edtf:EDTF ; isnad:earliest "${day}"^^xsd:date ; isnad:latest "${day}"^^xsd:date .
<id/claim/${name}> a isnad:Claim ; isnad:statedIn <id/document/${document}> ; isnad:claimant <id/organization/${claimant}> ; ${rest} .`;
}
