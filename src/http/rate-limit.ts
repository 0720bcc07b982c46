import type { RequestHandler } from 'express';
import { rateLimit as limiter } from 'express-rate-limit';
import { IsnadError } from '../errors.ts';

const WINDOW_MS = 60_000;
/** An IPv6 client owns a whole /64, so that is what is counted. */
const IPV6_PREFIX = 64;

/** At most `limit` requests a minute and client address, told in `RateLimit` and `Retry-After`; 0 switches it off. */
export function rateLimit(limit: number): RequestHandler {
  if (limit === 0) return (_req, _res, next) => next();
  const shared = {
    windowMs: WINDOW_MS,
    ipv6Subnet: IPV6_PREFIX,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Any client may send X-Forwarded-For; that it is not believed here is a setting, not a mistake to log.
    validate: { xForwardedForHeader: false },
  } as const;
  return limiter({
    ...shared,
    limit,
    handler: () => {
      throw new IsnadError('over-budget', `More than ${limit} requests in a minute came from your address.`, {
        arabic: `وصل من عنوانك أكثر من ${limit} طلب في الدقيقة.`,
      });
    },
  });
}
