import { ancestors } from '../claims/hierarchy.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { NAMESPACES, rdf, rdfs } from '../rdf/vocabulary.ts';
import { SEGMENT_CLASSES, SEGMENTS, type Segment, segmentOfClass } from '../records/segments.ts';
import type { Language } from './language.ts';
import { localName, nameText } from './names.ts';

/** A type or a property as the service tells it: what names it, and what it is called. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Every class that has records of its own, those of one segment together, the widest of each first. */
export const RECONCILE_TYPES: readonly NamedNode[] = SEGMENTS.flatMap((segment) => SEGMENT_CLASSES[segment]);

/** The class that an IRI, or the end of one, names; undefined for one without records. */
export function reconcileType(id: string): string | undefined {
  return RECONCILE_TYPES.find(({ value }) => value === id || localName(value) === id)?.value;
}

/** A class with its name. */
export function typeNamed(index: QuadIndex, iri: string, language: Language): Named {
  return { id: iri, name: nameText(index, iri, language) };
}

/** The classes of a thing, the one that its record states first, then those above it that have records of their own. */
export function typesOf(index: QuadIndex, thing: string): string[] {
  const stated = index.objects(namedNode(thing), rdf.type).map(({ value }) => value);
  const all = stated.flatMap((iri) => [iri, ...ancestors(index, iri, rdfs.subClassOf)]);
  return [...new Set(all)].filter((iri) => iri.startsWith(NAMESPACES.isnad) && segmentOfClass(iri) !== undefined);
}

/** The classes directly above one. */
export function broaderTypes(index: QuadIndex, iri: string): string[] {
  const above = index.objects(namedNode(iri), rdfs.subClassOf).map(({ value }) => value);
  return above.filter((candidate) => segmentOfClass(candidate) !== undefined);
}

/** The segment whose records have a class. */
export function segmentOfType(iri: string): Segment {
  return segmentOfClass(iri) as Segment;
}
