import { PREFIXES } from '../rdf/vocabulary.ts';

/** A term of a known vocabulary by its prefix, any other address without its scheme. */
export function shortIri(iri: string): string {
  const known = Object.entries(PREFIXES).find(
    ([, namespace]) => iri.startsWith(namespace) && iri.length > namespace.length,
  );
  return known ? `${known[0]}:${iri.slice(known[1].length)}` : iri.replace(/^https?:\/\//, '');
}
