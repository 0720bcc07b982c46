import type { RequestHandler } from 'express';
import { IsnadError } from '../errors.ts';

const WINDOW_MS = 60_000;
/** Addresses remembered at most; when they are more, the count starts anew rather than growing without bound. */
const MOST_ADDRESSES = 100_000;

/** At most `limit` requests a minute and client address; 0 switches it off. The clock is passed in for tests. */
export function rateLimit(limit: number, now: () => number): RequestHandler {
  let counts = new Map<string, number>();
  let windowEnds = 0;
  return (req, res, next) => {
    if (limit === 0) return next();
    const time = now();
    if (time >= windowEnds || counts.size > MOST_ADDRESSES) {
      counts = new Map();
      windowEnds = time + WINDOW_MS;
    }
    const client = clientOf(req.ip ?? '');
    const count = (counts.get(client) ?? 0) + 1;
    counts.set(client, count);
    if (count <= limit) return next();
    res.setHeader('Retry-After', String(Math.max(1, Math.ceil((windowEnds - time) / 1000))));
    throw new IsnadError('over-budget', `More than ${limit} requests in a minute came from your address.`, {
      arabic: `وصل من عنوانك أكثر من ${limit} طلب في الدقيقة.`,
    });
  };
}

/** An IPv6 client owns a whole /64, so that is what is counted. */
function clientOf(ip: string): string {
  return ip.includes(':') && !ip.includes('.') ? ip.split(':').slice(0, 4).join(':') : ip;
}
