export type Ids = Int32Array<SharedArrayBuffer>;
export type Offsets = Uint32Array<SharedArrayBuffer>;

/** Zeros in memory of their own that threads can share. */
export const int32 = (length: number): Ids => new Int32Array(new SharedArrayBuffer(length * 4));
export const uint32 = (length: number): Offsets => new Uint32Array(new SharedArrayBuffer(length * 4));

/**
 * The same for what the next change replaces. V8 counts shared memory for nothing, so that garbage of it would pile up, a
 * gigabyte in some two thousand changes; memory of its own that is gone at once makes it collect in time.
 */
export function passingInt32(length: number): Ids {
  const ids = int32(length);
  new ArrayBuffer(ids.byteLength);
  return ids;
}
