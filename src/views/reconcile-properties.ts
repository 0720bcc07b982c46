import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode, type Term } from '../rdf/quads.ts';
import { dcterms, isnad, org, owl, rdfs, schema, skos, wgs } from '../rdf/vocabulary.ts';
import { SEGMENTS, type Segment } from '../records/segments.ts';
import { FOREIGN_TERMS } from './foreign-terms.ts';
import type { Language } from './language.ts';
import { localName, nameText } from './names.ts';

/** A property by which rows are told apart, and whose values a table can be extended by. */
export interface ReconcileProperty {
  readonly node: NamedNode;
  /** What its values are, and so how they are compared and written. */
  readonly kind: 'name' | 'identifier' | 'text' | 'thing' | 'date' | 'number';
  /** Whose records have it. */
  readonly segments: readonly Segment[];
  /** The class of its values, where they are records. */
  readonly of?: NamedNode;
  /** What lies above a value by this property is named as well by whoever names the value: Idlib, of a town there. */
  readonly upwards?: NamedNode;
}

const DATED: readonly Segment[] = ['document', 'resolution', 'incident', 'event', 'source'];
const PUBLISHED: readonly Segment[] = ['document', 'resolution', 'source'];

/** Every property that the service knows, in the order in which it proposes them. */
export const RECONCILE_PROPERTIES: readonly ReconcileProperty[] = [
  { node: rdfs.label, kind: 'name', segments: SEGMENTS },
  { node: skos.altLabel, kind: 'name', segments: SEGMENTS },
  { node: dcterms.title, kind: 'name', segments: ['document', 'resolution'] },
  { node: isnad.date, kind: 'date', segments: DATED },
  { node: isnad.earliest, kind: 'date', segments: DATED },
  { node: isnad.latest, kind: 'date', segments: DATED },
  { node: isnad.place, kind: 'thing', segments: ['incident'], of: isnad.Place, upwards: isnad.within },
  { node: isnad.within, kind: 'thing', segments: ['place'], of: isnad.Place, upwards: isnad.within },
  {
    node: dcterms.publisher,
    kind: 'thing',
    segments: PUBLISHED,
    of: isnad.Organization,
    upwards: org.subOrganizationOf,
  },
  {
    node: org.subOrganizationOf,
    kind: 'thing',
    segments: ['organization'],
    of: isnad.Organization,
    upwards: org.subOrganizationOf,
  },
  { node: isnad.affiliation, kind: 'thing', segments: ['person'], of: isnad.Organization },
  { node: isnad.documentType, kind: 'thing', segments: ['document', 'resolution'] },
  { node: isnad.symbol, kind: 'identifier', segments: ['document', 'resolution'] },
  { node: dcterms.identifier, kind: 'identifier', segments: ['document', 'place', 'source'] },
  { node: isnad.casNumber, kind: 'identifier', segments: ['substance'] },
  { node: owl.sameAs, kind: 'identifier', segments: ['organization', 'person', 'place'] },
  { node: isnad.partOf, kind: 'thing', segments: ['incident', 'document'] },
  { node: isnad.onText, kind: 'thing', segments: ['event'], of: isnad.Resolution },
  { node: isnad.outcome, kind: 'thing', segments: ['event'] },
  { node: isnad.placeKind, kind: 'text', segments: ['place'] },
  { node: wgs.lat, kind: 'number', segments: ['place'] },
  { node: wgs.long, kind: 'number', segments: ['place'] },
  { node: dcterms.language, kind: 'text', segments: ['document', 'resolution'] },
  { node: schema.url, kind: 'text', segments: ['document', 'organization', 'resolution', 'source'] },
];

/** The property that an IRI, or the end of one, names. */
export function reconcileProperty(id: string): ReconcileProperty | undefined {
  return RECONCILE_PROPERTIES.find(({ node }) => node.value === id || localName(node.value) === id);
}

/** What a property is called for the reader. */
export function reconcilePropertyName(index: QuadIndex, { node }: ReconcileProperty, language: Language): string {
  return FOREIGN_TERMS.get(node.value)?.[language] ?? nameText(index, node.value, language);
}

/** Values of one thing that are read of a property. */
const MOST_VALUES = 100;

/** What a thing has under a property, in a fixed order. Bound: a hundred values. */
export function valuesOf(index: QuadIndex, thing: string, { node }: ReconcileProperty): Term[] {
  const values: Term[] = [];
  for (const { object } of index.match(namedNode(thing), node)) {
    if (values.push(object) === MOST_VALUES) break;
  }
  return values.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}
