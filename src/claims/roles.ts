import type { NamedNode } from '../rdf/quads.ts';
import { isnad, prov, rdf, schema } from '../rdf/vocabulary.ts';

/** One step from a claim towards a thing: along a property or, `back`, against it. */
export interface Step {
  readonly property: NamedNode;
  readonly back?: true;
}

/** The part that a record plays in a claim, as ways between records tell it: one part may be several roles. */
export type Part = 'speaker' | 'text' | 'subject' | 'credited' | 'named';

/** How a thing stands to a claim. */
export interface Role {
  /** The ways that lead from the claim to the thing. */
  readonly ways: readonly (readonly Step[])[];
  /** None: the claim does not speak of it, and no way between records leads over it. */
  readonly part?: Part;
}

const along = (...properties: NamedNode[]): readonly Step[] => properties.map((property) => ({ property }));
const role = (part: Part, property: NamedNode): Role => ({ ways: [along(property)], part });

/**
 * Every role that a thing may have in a claim or demand: the one table that the graph, the ways between records and their
 * names are made from. Readings give none: they are shown, never followed (model: "A claim").
 */
export const ROLES = {
  claimant: role('speaker', isnad.claimant),
  document: role('text', isnad.statedIn),
  about: role('subject', isnad.about),
  credits: role('credited', isnad.credits),
  creditsDocument: role('credited', isnad.creditsDocument),
  object: role('named', isnad.object),
  addressee: role('named', isnad.addressee),
  forum: role('named', isnad.forum),
  legalBasis: role('named', isnad.legalBasis),
  concerns: role('named', isnad.concerns),
  limit: {
    ways: [isnad.party, isnad.substance, isnad.place, isnad.fromEvent, isnad.untilEvent].map((property) =>
      along(isnad.scope, property),
    ),
    part: 'named',
  },
  reported: { ways: [along(isnad.reports, isnad.statedIn)] },
  readIn: { ways: [along(isnad.readIn)] },
  computed: { ways: [[{ property: prov.wasDerivedFrom, back: true }]] },
} as const satisfies Record<string, Role>;

/** The properties of a claim itself that give a record its part in it. */
export const PART_PROPERTIES: ReadonlyMap<NamedNode, Part> = new Map(
  Object.values(ROLES).flatMap((one: Role) =>
    one.ways.flatMap(([first, ...rest]): [NamedNode, Part][] =>
      first === undefined || rest.length > 0 || one.part === undefined ? [] : [[first.property, one.part]],
    ),
  ),
);

/** The properties of a claim's scope: what stands there is named in the claim. */
export const SCOPE_PROPERTIES: readonly NamedNode[] = ROLES.limit.ways.flatMap((way) => way.at(-1)?.property ?? []);

/**
 * Properties by which no two records are related: what a thing is, what was computed of claims, which carry it themselves,
 * and who entered what from where, which is said of the entry.
 */
export const OF_THE_ENTRY: readonly NamedNode[] = [
  rdf.type,
  schema.about,
  isnad.speaksOf,
  isnad.enteredBy,
  isnad.source,
];
