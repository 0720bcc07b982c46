import { createHash } from 'node:crypto';
import { canonize } from 'rdf-canonize';
import { IsnadError } from '../errors.ts';
import { toLine } from './ntriples.ts';
import type { Quad } from './quads.ts';

/**
 * The quads as canonical N-Quads (RDFC-1.0): equal text means equal datasets. Its default work factor ends a
 * graph built to make blank nodes hard to tell apart; that is reported as `too-large`.
 */
export async function canonicalNQuads(quads: Iterable<Quad>): Promise<string> {
  try {
    return await canonize([...quads], { algorithm: 'RDFC-1.0', format: 'application/n-quads' });
  } catch (cause) {
    throw new IsnadError('too-large', 'The blank nodes of this graph cannot be told apart in reasonable time.', {
      cause,
    });
  }
}

/** SHA-256 of the UTF-8 text, in lower-case hex: the content hash of canonical N-Quads. */
export function contentHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The same for quads without blank nodes, where the canonical form is their sorted, distinct lines; needs no await. */
export function groundNQuads(quads: Iterable<Quad>): string {
  return [...new Set(Array.from(quads, (q) => toLine(q, true)))].sort().join('');
}
