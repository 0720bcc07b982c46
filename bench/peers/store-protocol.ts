/** What a store in a worker thread is told, and what it says: the seam between the HTTP route and an engine. */
export interface StoreSeed {
  /** Folder with `node_modules` of the packages that were installed for the benchmark. */
  readonly packages: string;
  /** N-Quads, each triple once. */
  readonly file: string;
}

export interface StoreQuery {
  readonly id: number;
  readonly query: string;
  readonly accept: string;
}

export type FromStore =
  | { readonly type: 'empty'; readonly version: string }
  | { readonly type: 'ready'; readonly loadMs: number }
  | { readonly type: 'answer'; readonly id: number; readonly body: string | Uint8Array }
  | { readonly type: 'failed'; readonly id: number; readonly why: string };

/** What the server says of itself on its first line of output. */
export interface StoreReady {
  readonly port: number;
  readonly version: string;
  readonly loadMs: number;
  readonly emptyMb: number;
  readonly loadedMb: number;
}
