import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** The directive that lets every page on the web frame this one. */
const ANYBODY = 'frame-ancestors *';

/**
 * Lets a page run scripts of ours and ask this server with them; whatever stands in the page itself still never runs. What is
 * no page never gets this: nothing but our assets is served as a script.
 */
export function allowScripts(res: Response): void {
  const policy = String(res.getHeader('Content-Security-Policy') ?? '');
  // A page that may stand in anybody's frame stays without: it has nothing to be tricked into.
  if (policy.includes('script-src') || policy.includes(ANYBODY)) return;
  res.setHeader('Content-Security-Policy', `${policy};script-src 'self';connect-src 'self'`);
}

/** Lets one page stand in a frame on a page of anybody: for what is small and has nothing to be tricked into. */
export function allowFraming(res: Response): void {
  const policy = String(res.getHeader('Content-Security-Policy') ?? '');
  res.setHeader('Content-Security-Policy', policy.replace("frame-ancestors 'none'", ANYBODY));
  res.removeHeader('X-Frame-Options');
}

/** Headers that keep a page to itself: no script, unless it is a page of ours, nothing from elsewhere, no frames; what is here may be read from anywhere. */
export function securityHeaders(base: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // Only where the operator has published over https: on a plain http address browsers must be left alone.
    strictTransportSecurity: base.startsWith('https:') && { maxAge: 31_536_000, includeSubDomains: false },
  });
}
