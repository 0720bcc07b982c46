import type { Request, RequestHandler, Response } from 'express';
import { isSegment, isSlug, type Segment } from '../records/segments.ts';
import type { Site } from './site.ts';

/** Segment and slug of an address, both checked. */
export interface Address {
  readonly segment: Segment;
  readonly slug: string;
  /** `{segment}/{slug}`. */
  readonly path: string;
}

type Handler = (site: Site, req: Request, res: Response, address: Address) => void | Promise<void>;

/**
 * The one check of what an address names: decoded parameters can hold `../`, quotes or line breaks, and nothing of that
 * passes as a segment or slug.
 */
export function withAddress(site: Site, handle: Handler): RequestHandler {
  return (req, res, next) => {
    const { segment, slug } = req.params;
    if (typeof segment !== 'string' || typeof slug !== 'string') return next();
    if (!isSegment(segment) || !isSlug(slug)) return next();
    return handle(site, req, res, { segment, slug, path: `${segment}/${slug}` });
  };
}
