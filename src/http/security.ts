import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Headers that keep a page to itself: no script, nothing from elsewhere, no frames; what is here may be read from anywhere. */
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
