import { NAMESPACES } from '../rdf/vocabulary.ts';
import type { ArchivableRecord } from '../records/record.ts';
import type { Background } from './background.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { NodeGraph } from './node-graph.ts';
import type { ShapeGraph } from './shape-graph.ts';

/** What a check in plain code looks at. */
export interface CheckContext {
  readonly record: Pick<ArchivableRecord, 'iri' | 'thing'>;
  /** The record's own quads. */
  readonly own: NodeGraph;
  /** The record's own quads and what it needs of others. */
  readonly all: NodeGraph;
  readonly standing: Neighbourhood['standing'];
  readonly background: Background;
  readonly shapes: ShapeGraph;
}

/** What a check found, before its shape lends it severity and words. */
export interface Fault {
  /** Local name of the check's shape in `shapes/checks.ttl`, which holds its severity and message. */
  readonly check: CheckName;
  readonly focusNode: string;
  readonly path?: string;
  readonly value?: string;
  /** What stands for `{expected}` in the message. */
  readonly expected?: string;
}

/** A check: everything that SHACL Core cannot say about one matter. */
export type Check = (context: CheckContext) => Iterable<Fault>;

/** Every check in plain code; each has a shape of this name in `shapes/checks.ttl`. */
export const CHECK_NAMES = [
  'EdtfCheck',
  'EdtfDaysCheck',
  'ReferenceCheck',
  'WithdrawnReferenceCheck',
  'MergedReferenceCheck',
  'TermCheck',
  'TypeCheck',
  'PropertyCheck',
  'ForeignPropertyCheck',
  'StatedInCheck',
  'CycleCheck',
  'PassageCheck',
  'PassageTextCheck',
  'PassageReadCheck',
  'ClaimDateCheck',
  'SubsetCheck',
  'SubsetSubjectCheck',
  'ReportedPartyCheck',
  'ReportedAspectCheck',
  'RevisesCheck',
  'VariantCheck',
  'ClaimantCheck',
  'AccountDateCheck',
  'AccountPlaceCheck',
  'PointCheck',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

/** The readable IRI of a check's shape. */
export function checkIri(name: CheckName): string {
  return NAMESPACES.shapes + name;
}
