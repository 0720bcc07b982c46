import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/**
 * What the bytes of an answer depend on. A **record** is its content and nothing else; a **composed** answer is made
 * from many records, so any change of the archive, the reader's language or the templates is another answer.
 */
export type Basis =
  | { readonly kind: 'record'; readonly hash: string }
  | { readonly kind: 'composed'; readonly position: number; readonly variant: string };

/**
 * A strong entity tag: basis + media type + base + coding, and for composed answers language and template hash. A hash is
 * the same under every base; the bytes are not.
 */
export function entityTag(
  basis: Basis,
  about: { mediaType: string; base: string; coding: string; language: string; templates: string },
): string {
  const parts =
    basis.kind === 'record'
      ? ['record', basis.hash, about.mediaType, about.base]
      : ['composed', basis.position, basis.variant, about.mediaType, about.base, about.language, about.templates];
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
  return `"${digest}-${about.coding}"`;
}

/**
 * Whether the client already holds this answer (RFC 9110, 13.2.2): `If-None-Match` decides where it is present,
 * `If-Modified-Since` only where it is not.
 */
export function isFresh(req: Request, etag: string, lastModified: Date | undefined): boolean {
  const tags = req.get('If-None-Match');
  if (tags !== undefined) return matchesTag(tags, etag);
  const since = Date.parse(req.get('If-Modified-Since') ?? '');
  return (
    lastModified !== undefined && !Number.isNaN(since) && Math.floor(lastModified.getTime() / 1000) * 1000 <= since
  );
}

/** `*` or a list of tags, compared weakly: "A recipient MUST use the weak comparison function" (13.1.2). */
function matchesTag(header: string, etag: string): boolean {
  if (header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Writes the validators that a 200 and a 304 share. */
export function setValidators(res: Response, etag: string, lastModified: Date | undefined): void {
  res.setHeader('ETag', etag);
  if (lastModified) res.setHeader('Last-Modified', lastModified.toUTCString());
}
