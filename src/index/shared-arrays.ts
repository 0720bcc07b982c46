export type Ids = Int32Array<SharedArrayBuffer>;
export type Offsets = Uint32Array<SharedArrayBuffer>;

/** Zeros in memory of their own that threads can share. */
export const int32 = (length: number): Ids => new Int32Array(new SharedArrayBuffer(length * 4));
export const uint32 = (length: number): Offsets => new Uint32Array(new SharedArrayBuffer(length * 4));
