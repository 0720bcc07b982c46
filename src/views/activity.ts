import type { ChangeKind } from '../archive/change-log.ts';
import type { HashedEntry } from '../archive/change-pages.ts';
import { literal, namedNode, type Quad, quad, type Term } from '../rdf/quads.ts';
import { as, dcterms, isnad, rdf, schema, xsd } from '../rdf/vocabulary.ts';

/** A change as an activity of Activity Streams 2.0: what every feed for programs tells, and nothing of any content. */
export interface Activity {
  /** Of the change itself; leads to it on the page of changes. */
  readonly iri: string;
  readonly type: 'Create' | 'Update' | 'Delete' | 'Move';
  /** The record or, for an event of the archive as a whole, its data set. */
  readonly object: string;
  /** The thing that the record describes. */
  readonly thing?: string;
  /** The record that stands for one that was merged. */
  readonly target?: string;
  /** ISO 8601, UTC. */
  readonly endTime: string;
  readonly position: number;
  /** The version that it wrote; of a record that went, the last one. */
  readonly version?: string;
  readonly hash?: string;
  /** The reason, where one was given. */
  readonly summary?: string;
}

/** How each kind of change is called there. What was moved to another base is the archive itself: its data set changed. */
const TYPES: Readonly<Record<ChangeKind, Activity['type']>> = {
  created: 'Create',
  updated: 'Update',
  redacted: 'Update',
  rebased: 'Update',
  withdrawn: 'Delete',
  merged: 'Move',
};

/** A change as an activity. */
export function activityOf(entry: HashedEntry, base: string): Activity {
  const { position, record, version, kind, time, reason, successor, hash } = entry;
  return {
    iri: changeIri(position, base),
    type: TYPES[kind],
    object: record ?? `${base}.well-known/void#dataset`,
    ...(record === undefined ? {} : { thing: record.replace(base, `${base}id/`) }),
    ...(successor === undefined ? {} : { target: successor }),
    endTime: time.toISOString(),
    position,
    ...(record === undefined || version === undefined ? {} : { version: `${record}/v/${version}` }),
    ...(hash === undefined ? {} : { hash }),
    ...(reason === undefined ? {} : { summary: reason }),
  };
}

/** `{base}changes/{position}`: one change of the log. */
export function changeIri(position: number, base: string): string {
  return `${base}changes/${position}`;
}

/** An activity as statements about it alone. */
export function activityQuads(activity: Activity): Quad[] {
  const { iri, type, object, target, endTime, position, version, hash, summary } = activity;
  const subject = namedNode(iri);
  const said: [Parameters<typeof quad>[1], Term | undefined][] = [
    [rdf.type, as[type]],
    [as.object, namedNode(object)],
    [as.target, target === undefined ? undefined : namedNode(target)],
    [as.endTime, literal(endTime, xsd.dateTime)],
    [schema.position, literal(String(position), xsd.integer)],
    [dcterms.hasVersion, version === undefined ? undefined : namedNode(version)],
    [isnad.contentHash, hash === undefined ? undefined : literal(hash)],
    [as.summary, summary === undefined ? undefined : literal(summary)],
  ];
  return said.flatMap(([predicate, value]) =>
    value === undefined ? [] : [quad(subject, predicate, value as Parameters<typeof quad>[2])],
  );
}
