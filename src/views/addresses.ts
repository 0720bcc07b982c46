import { NAMESPACES } from '../rdf/vocabulary.ts';

/**
 * Where an IRI of ours is read: the path of its page below the base. A thing leads to its record, a `#` node to its
 * place on the record's page, a term to its place in the documentation. Undefined for an IRI that is not ours.
 */
export function pathOf(iri: string, base: string): string | undefined {
  if (iri.startsWith(base)) {
    const path = iri.slice(base.length);
    return path.startsWith('id/') ? path.slice(3) : path;
  }
  for (const [namespace, path] of TERMS) if (iri.startsWith(namespace)) return path + iri.slice(namespace.length);
  return undefined;
}

const TERMS = [
  [NAMESPACES.isnad, 'ontology#'],
  [NAMESPACES.vocabulary, 'vocabulary/'],
  [NAMESPACES.shapes, 'shapes#'],
] as const;

/** Document and own slug of a claim's IRI; undefined for anything else. */
export function claimAddress(iri: string, base: string): { document: string; claim: string } | undefined {
  const match = iri.startsWith(base) ? /^id\/claim\/([^/#]+)\/([^/#]+)$/.exec(iri.slice(base.length)) : null;
  return match ? { document: match[1] ?? '', claim: match[2] ?? '' } : undefined;
}

/** An identifier for an element of a page: stable, and free of characters that an address would have to escape. */
export function anchorOf(iri: string): string {
  return iri.replace(/^.*\/id\/claim\//, 'claim-').replace(/[^A-Za-z0-9-]+/g, '-');
}
