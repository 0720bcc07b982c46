import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { NAMESPACES, prov } from '../rdf/vocabulary.ts';
import { OF_THE_ENTRY, type Part, ROLES, type Role } from './roles.ts';

/** A relation between things that claims carry: from what has one role to what has the other. */
export interface ClaimRelation {
  readonly key: ClaimRelationKey;
  readonly from: Role;
  readonly to: Role;
}

const { claimant, document, about } = ROLES;

const RELATIONS = {
  'speaks-of': [claimant, about],
  'states-claims-about': [document, about],
  'speaks-in': [claimant, document],
  'relies-on': [claimant, ROLES.credits],
  'names-source': [document, ROLES.creditsDocument],
  'passes-on': [document, ROLES.reported],
  'read-through': [document, ROLES.readIn],
  names: [claimant, ROLES.object],
  'named-with': [about, ROLES.object],
  'counts-within': [claimant, ROLES.limit],
  asks: [claimant, ROLES.addressee],
  'asks-before': [claimant, ROLES.forum],
  invokes: [claimant, ROLES.legalBasis],
  'asks-concerning': [claimant, ROLES.concerns],
  'computed-from': [ROLES.computed, document],
} as const satisfies Record<string, readonly [Role, Role]>;

export type ClaimRelationKey = keyof typeof RELATIONS;

/** Every relation that claims carry. */
export const CLAIM_RELATIONS: readonly ClaimRelation[] = (Object.keys(RELATIONS) as ClaimRelationKey[]).map((key) => {
  const [from, to] = RELATIONS[key];
  return { key, from, to };
});

/**
 * For each part in a claim, those that it is joined to where ways between records are looked for: as the relations say, and
 * what a text names is joined to the text. A body that is credited is not joined to what the claim is about: others say
 * that it said so, and the way leads over them.
 */
export const PARTNERS: ReadonlyMap<Part, ReadonlySet<Part>> = partners();

function partners(): Map<Part, Set<Part>> {
  const joined = CLAIM_RELATIONS.map(({ from, to }): [Part | undefined, Part | undefined] => [from.part, to.part]);
  const found = new Map<Part, Set<Part>>();
  for (const [a, b] of [...joined, ['text', 'named']] as const) {
    if (a === undefined || b === undefined) continue;
    found.set(a, (found.get(a) ?? new Set()).add(b));
    found.set(b, (found.get(b) ?? new Set()).add(a));
  }
  return found;
}

/** The relation that a key names, or undefined for one of a property. */
export function claimRelation(key: string): ClaimRelation | undefined {
  return CLAIM_RELATIONS.find((relation) => relation.key === key);
}

/** Properties that relate no things; a text version is part of its document. */
export const NO_RELATION: ReadonlySet<string> = new Set(
  [...OF_THE_ENTRY, prov.specializationOf].map(({ value }) => value),
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
    CLAIM_RELATIONS.flatMap(({ from, to }) => [...from.ways, ...to.ways].flat()).map(({ property }) => [
      property.value,
      property,
    ]),
  ).values(),
];
