import type { Request, RequestHandler } from 'express';
import { rateLimit as limiter } from 'express-rate-limit';
import type { Config } from '../config.ts';
import { IsnadError } from '../errors.ts';

const WINDOW_MS = 60_000;
/** An IPv6 client owns a whole /64, so that is what is counted. */
const IPV6_PREFIX = 64;

/** Fragments have a limit of their own: a client that evaluates a query asks for hundreds of them, and each is cheap. */
const FRAGMENTS = /^\/fragments(?:\.|$)/;

/** The limits of all addresses, each counted for itself. */
export function rateLimits({ rateLimit, fragmentsRateLimit }: Pick<Config, 'rateLimit' | 'fragmentsRateLimit'>) {
  return [
    limitOf(rateLimit, ({ path }) => !FRAGMENTS.test(path)),
    limitOf(fragmentsRateLimit, ({ path }) => FRAGMENTS.test(path)),
  ];
}

/** At most `limit` requests a minute and client address, told in `RateLimit` and `Retry-After`; 0 switches it off. */
function limitOf(limit: number, counts: (req: Request) => boolean): RequestHandler {
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
    skip: (req) => !counts(req),
    handler: () => {
      throw new IsnadError('over-budget', `More than ${limit} requests in a minute came from your address.`, {
        arabic: `وصل من عنوانك أكثر من ${limit} طلب في الدقيقة.`,
      });
    },
  });
}
