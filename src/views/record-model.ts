import type { QuadIndex } from '../index/quad-index.ts';
import type { Quad } from '../rdf/quads.ts';
import type { Segment } from '../records/segments.ts';
import type { Html } from './html.ts';
import type { MatrixRequest } from './matrix-request.ts';
import type { MessageKey } from './messages.ts';
import type { PassageFinder } from './passage.ts';
import type { Scene } from './scene.ts';

/** A record with what its page needs from the rest of the archive. */
export interface RecordModel {
  readonly index: QuadIndex;
  /** IRI of the thing. */
  readonly thing: string;
  /** IRI of the record: page and graph. */
  readonly record: string;
  readonly segment: Segment;
  readonly slug: string;
  /** The record's own quads, withheld parts taken out. */
  readonly quads: readonly Quad[];
  readonly version: number;
  /** ISO 8601. */
  readonly modified: string;
  readonly hash: string;
  readonly findPassage: PassageFinder;
  /** How the claims about the thing are to be shown; all of them by date where nothing is asked. */
  readonly asked?: MatrixRequest;
}

/** One part of a record's page; parts without content leave no trace. */
export interface Part {
  readonly id: string;
  readonly heading: MessageKey;
  readonly note?: MessageKey;
  readonly render: (scene: Scene, model: RecordModel) => Html | Listed | undefined;
}

/** What a part shows, with how much of it there is: the list of contents tells. */
export interface Listed {
  readonly body: Html;
  readonly count: number;
  /** The groups of the part, where it has more than one. */
  readonly groups?: readonly Entry[];
}

/** A group as the list of contents has it. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** What is worth a sign. */
  readonly sign?: Html | undefined;
}
