import type { Response } from 'express';

/** One typed link of a `Link` header (RFC 8288). */
export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
  readonly hreflang?: string;
  /** Of a memento (RFC 7089, 2.2.4). */
  readonly datetime?: string;
}

const EXPOSED = [
  'Accept-Patch',
  'Accept-Post',
  'Accept-Query',
  'Accept-Ranges',
  'Allow',
  'Content-Digest',
  'Content-Location',
  'Content-Range',
  'ETag',
  'Last-Modified',
  'Link',
  'Location',
  'Memento-Datetime',
  'Repr-Digest',
  'Retry-After',
  'Vary',
].join(', ');

/** What every answer carries: readable from any page on the web, without credentials. */
export function setCommonHeaders(res: Response): void {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Expose-Headers', EXPOSED);
}

/** Adds links to the `Link` header. */
export function addLinks(res: Response, links: readonly Link[]): void {
  if (links.length > 0) res.append('Link', links.map(formatLink).join(', '));
}

/** Adds field names to `Vary`; Express keeps the list free of repetitions. */
export function addVary(res: Response, ...fields: string[]): void {
  for (const field of fields) res.vary(field);
}

/** One link as the header writes it. */
function formatLink({ href, rel, type, hreflang, datetime }: Link): string {
  const target = headerSafe(href).replace(/[<>"\s]/g, (c) => encodeURIComponent(c));
  const parameters = Object.entries({ rel, type, hreflang, datetime }).filter(([, value]) => value !== undefined);
  return [`<${target}>`, ...parameters.map(([name, value]) => `${name}="${value}"`)].join('; ');
}

/** An IRI in US-ASCII without control characters, so that no text of a record can start a header of its own. */
function headerSafe(iri: string): string {
  return iri.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()));
}
