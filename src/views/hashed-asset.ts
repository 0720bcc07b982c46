import { createHash } from 'node:crypto';

/** A file that pages refer to; its address holds the hash of its bytes, so it never changes under one address. */
export interface Asset {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** The name of an asset: `style.0123456789ab.css`. */
export function hashed(name: string, bytes: Buffer, extension: string): string {
  return `${name}.${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.${extension}`;
}
