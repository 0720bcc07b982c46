import type { Connection } from './ask.ts';
import type { PeerData } from './dataset.ts';

/** Something that answers SPARQL over HTTP and can be measured beside the others. */
export interface Peer {
  readonly name: string;
  /** Why it cannot be measured here, in one line; undefined where it can. */
  readonly missing: string | undefined;
  /** Starts with the data loaded; its files lie below `scratch`. */
  start(data: PeerData, scratch: string): Promise<RunningPeer>;
}

/** A started peer, in a process of its own. */
export interface RunningPeer {
  readonly version: string;
  /** Where queries go. */
  readonly url: string;
  /** The kind of connection that it answers fastest on. */
  readonly connection: Connection;
  /** How long its own way of loading N-Quads took, parsing included, and how many quads that were. */
  readonly loaded: { readonly ms: number; readonly quads: number };
  /** Resident memory before and after the data came. */
  readonly memory: { readonly emptyMb: number; readonly loadedMb: number };
  /** Resident memory now. */
  residentMb(): number;
  /** Makes it answer again after a query was given up. */
  recover(): Promise<void>;
  stop(): Promise<void>;
}
