import type { NamedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';

/** The part that a record plays in a claim. */
export type Role = 'speaker' | 'text' | 'subject' | 'credited' | 'named';

/** The properties of a claim or demand that give a record its part in it. Readings are open, and nothing follows them. */
export const ROLE_PROPERTIES: Readonly<Record<Role, readonly NamedNode[]>> = {
  speaker: [isnad.claimant],
  text: [isnad.statedIn],
  subject: [isnad.about],
  credited: [isnad.credits, isnad.creditsDocument],
  named: [isnad.object, isnad.addressee, isnad.forum, isnad.legalBasis, isnad.concerns],
};

/** The properties of a claim's scope: what stands there is named in the claim. */
export const SCOPE_PROPERTIES: readonly NamedNode[] = [
  ...[isnad.party, isnad.substance, isnad.place, isnad.fromEvent, isnad.untilEvent],
];

/**
 * Which two parts in one claim join two records. A body that is credited is not joined to what the claim is about: others
 * say that it said so, and the way leads over them.
 */
const JOINED: readonly (readonly [Role, Role])[] = [
  ['speaker', 'text'],
  ['speaker', 'subject'],
  ['text', 'subject'],
  ['speaker', 'credited'],
  ['text', 'credited'],
  ['speaker', 'named'],
  ['text', 'named'],
  ['subject', 'named'],
];

/** For each part, those that it is joined to. */
export const PARTNERS: Readonly<Record<Role, ReadonlySet<Role>>> = {
  speaker: partnersOf('speaker'),
  text: partnersOf('text'),
  subject: partnersOf('subject'),
  credited: partnersOf('credited'),
  named: partnersOf('named'),
};

function partnersOf(role: Role): ReadonlySet<Role> {
  return new Set(JOINED.flatMap(([a, b]) => (a === role ? [b] : b === role ? [a] : [])));
}
