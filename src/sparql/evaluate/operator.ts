/**
 * Rows of term ids on their way through a plan. One row has `width` places, one for each variable of the whole query
 * (two scopes never share a place); 0 is unbound. The batch and its rows belong to the operator that gave it and are valid
 * until it is asked again.
 */
export interface Batch {
  readonly width: number;
  /** Row-major; at least `length * width` long. */
  rows: Int32Array;
  length: number;
}

/** One step of a plan, pulled by the step above it. */
export interface Operator {
  /** The next rows, at least one; undefined at the end, and ever after. */
  next(): Batch | undefined;
}

/** Rows in a batch when there is no reason for fewer. */
export const BATCH_ROWS = 1024;

/**
 * Holds a running query to its limits: every loop that may run long calls `tick`, everything that keeps rows calls `hold`.
 * Both throw IsnadError (`timeout`, `out-of-memory`), or the reason of a cancellation.
 */
export interface Budget {
  /** Cheap enough for every row; looks at the clock and the flag once in a while. `work`: how many rows it stands for. */
  tick(work?: number): void;
  /** Bytes that are kept from now on. */
  hold(bytes: number): void;
  release(bytes: number): void;
}
