import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import type { Coded } from './bytes-cache.ts';
import { parseAcceptEncoding } from './negotiate.ts';

/** Content codings that we write, best first; `identity` is always possible. */
export type Coding = 'br' | 'gzip' | 'identity';

const CODINGS: readonly Coding[] = ['br', 'gzip', 'identity'];
/** Below this a coding costs more than it saves. */
const WORTH_CODING = 1024;

/** Chooses the coding (RFC 9110, 12.5.3): the client's q-values decide, our order breaks a tie. */
export function chooseCoding(acceptEncoding: string | undefined, compressible: boolean): Coding {
  if (acceptEncoding === undefined || !compressible) return 'identity';
  const wanted = parseAcceptEncoding(acceptEncoding);
  const quality = (coding: Coding): number =>
    wanted.get(coding) ?? wanted.get('*') ?? (coding === 'identity' ? Number.MIN_VALUE : 0);
  const ranked = CODINGS.filter((coding) => quality(coding) > 0).sort((a, b) => quality(b) - quality(a));
  return ranked[0] ?? 'identity';
}

/** Codes bytes in the background; short ones are left as they are. */
export async function encode(bytes: Buffer, coding: Coding): Promise<Coded> {
  if (coding === 'identity' || bytes.length < WORTH_CODING) return { bytes, coding: 'identity' };
  const coded = coding === 'gzip' ? await promisify(gzip)(bytes) : await brotli(bytes);
  return { bytes: coded, coding };
}

function brotli(bytes: Buffer): Promise<Buffer> {
  // Quality 5 takes a page in a millisecond or two; 11, the default, takes a hundred times as long.
  return promisify(brotliCompress)(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } });
}
