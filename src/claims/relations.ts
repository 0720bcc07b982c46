import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { isnad, NAMESPACES, prov, rdf, schema } from '../rdf/vocabulary.ts';

/** One step from a claim towards a thing: along a property or, `back`, against it. */
export interface Step {
  readonly property: NamedNode;
  readonly back?: true;
}

/** How a thing stands to a claim: the ways that lead from the claim to it. */
export type Role = readonly (readonly Step[])[];

/** A relation between things that claims carry: from what has one role to what has the other. */
export interface ClaimRelation {
  readonly key: ClaimRelationKey;
  readonly from: Role;
  readonly to: Role;
}

const way = (...properties: NamedNode[]): readonly Step[] => properties.map((property) => ({ property }));
const role = (...properties: NamedNode[]): Role => properties.map((property) => way(property));

const CLAIMANT = role(isnad.claimant);
const DOCUMENT = role(isnad.statedIn);
const ABOUT = role(isnad.about);
const LIMITS = [isnad.party, isnad.substance, isnad.place, isnad.fromEvent, isnad.untilEvent];

const ROLES = {
  'speaks-of': [CLAIMANT, ABOUT],
  'states-claims-about': [DOCUMENT, ABOUT],
  'speaks-in': [CLAIMANT, DOCUMENT],
  'relies-on': [CLAIMANT, role(isnad.credits)],
  'names-source': [DOCUMENT, role(isnad.creditsDocument)],
  'passes-on': [DOCUMENT, [way(isnad.reports, isnad.statedIn)]],
  'read-through': [DOCUMENT, role(isnad.readIn)],
  names: [CLAIMANT, role(isnad.object)],
  'named-with': [ABOUT, role(isnad.object)],
  'counts-within': [CLAIMANT, LIMITS.map((property) => way(isnad.scope, property))],
  asks: [CLAIMANT, role(isnad.addressee)],
  'asks-before': [CLAIMANT, role(isnad.forum)],
  invokes: [CLAIMANT, role(isnad.legalBasis)],
  'asks-concerning': [CLAIMANT, role(isnad.concerns)],
  'computed-from': [[[{ property: prov.wasDerivedFrom, back: true }]], DOCUMENT],
} as const satisfies Record<string, readonly [Role, Role]>;

export type ClaimRelationKey = keyof typeof ROLES;

/** Every relation that claims carry. Readings are none: they are shown, never followed (model: "A claim"). */
export const CLAIM_RELATIONS: readonly ClaimRelation[] = (Object.keys(ROLES) as ClaimRelationKey[]).map((key) => {
  const [from, to] = ROLES[key];
  return { key, from, to };
});

/** The relation that a key names, or undefined for one of a property. */
export function claimRelation(key: string): ClaimRelation | undefined {
  return CLAIM_RELATIONS.find((relation) => relation.key === key);
}

/**
 * Properties that relate no things: what was computed of claims (they carry it themselves), and who entered what from
 * where, which is said of the entry.
 */
export const NO_RELATION: ReadonlySet<string> = new Set(
  [rdf.type, schema.about, isnad.speaksOf, isnad.enteredBy, isnad.source, prov.specializationOf].map(
    ({ value }) => value,
  ),
);

/** A property as it stands in addresses: `cites`, `dcterms.publisher`; undefined for one of a namespace unknown here. */
export function keyOfProperty(iri: string): string | undefined {
  const known = KEYS.get(iri);
  if (known === undefined) KEYS.set(iri, keyIn(iri) ?? '');
  return KEYS.get(iri) || undefined;
}

/** Properties are few and every edge has one. */
const KEYS = new Map<string, string>();

function keyIn(iri: string): string | undefined {
  for (const [prefix, namespace] of Object.entries(NAMESPACES)) {
    if (!iri.startsWith(namespace)) continue;
    const name = iri.slice(namespace.length);
    if (/^[A-Za-z]\w*$/.test(name)) return prefix === 'isnad' ? name : `${prefix}.${name}`;
  }
  return undefined;
}

/** The property that a key names; undefined for a key of another form. */
export function propertyOfKey(key: string): NamedNode | undefined {
  const match = /^(?:([a-z]+)\.)?([A-Za-z]\w*)$/.exec(key);
  if (match === null || claimRelation(key) !== undefined) return undefined;
  const [, prefix = 'isnad', name = ''] = match;
  const namespace = Object.hasOwn(NAMESPACES, prefix) && NAMESPACES[prefix as keyof typeof NAMESPACES];
  return namespace ? namedNode(namespace + name) : undefined;
}

/** A relation seen from one of its ends. */
export interface Direction {
  readonly key: string;
  /** From the end that it leads to. */
  readonly inverse: boolean;
}

/** `cites`, and `-cites` from the other end. */
export function directionText({ key, inverse }: Direction): string {
  return inverse ? `-${key}` : key;
}

/** Reads what `directionText` wrote; undefined for what names no relation. */
export function parseDirection(text: string): Direction | undefined {
  const inverse = text.startsWith('-');
  const key = inverse ? text.slice(1) : text;
  const known = claimRelation(key) !== undefined || propertyOfKey(key) !== undefined;
  return known ? { key, inverse } : undefined;
}

/** Every property of claims that takes part in a relation. */
export const CLAIM_PROPERTIES: readonly NamedNode[] = [
  ...new Map(
    CLAIM_RELATIONS.flatMap(({ from, to }) => [...from, ...to].flat()).map(({ property }) => [
      property.value,
      property,
    ]),
  ).values(),
];
