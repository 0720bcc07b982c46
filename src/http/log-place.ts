import type { Request } from 'express';
import { IsnadError } from '../errors.ts';
import { isSegment, SEGMENTS, type Segment } from '../records/segments.ts';

/** A position of the log in the query; `undefined` where none is asked for, `bad-request` for what is none. */
export function positionOf(req: Request, name: string): number | undefined {
  const given = req.query[name];
  if (given === undefined) return undefined;
  // As many digits as a number holds exactly.
  if (typeof given === 'string' && /^(?:0|[1-9]\d{0,14})$/.test(given)) return Number(given);
  throw new IsnadError('bad-request', `${name} is a position of the log, once: a whole number from 0.`, {
    arabic: `قيمة ${name} موضع في السجل، مرة واحدة: عدد صحيح يبدأ من 0.`,
  });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** A day (its beginning, in UTC) or an instant with its zone in the query; `bad-request` for what is neither. */
export function instantOf(req: Request, name: string): Date | undefined {
  const given = req.query[name];
  if (given === undefined) return undefined;
  if (typeof given === 'string' && (DAY.test(given) || INSTANT.test(given))) {
    const instant = new Date(given);
    // 30 February is read as 2 March.
    const isThere = DAY.test(given) ? instant.toJSON()?.startsWith(given) : true;
    if (!Number.isNaN(instant.getTime()) && isThere) return instant;
  }
  const example = '2026-01-31, 2026-01-31T12:00:00Z';
  throw new IsnadError('bad-request', `${name} is a day or an instant with its zone, once: ${example}.`, {
    arabic: `قيمة ${name} يوم، أو لحظة مع منطقتها الزمنية، مرة واحدة: ${example}.`,
  });
}

/** The segment in the query; `bad-request`, with those that there are, for what is none. */
export function segmentOf(req: Request): Segment | undefined {
  const given = req.query['segment'];
  if (given === undefined || given === '') return undefined;
  if (typeof given === 'string' && isSegment(given)) return given;
  const list = SEGMENTS.join(', ');
  throw new IsnadError('bad-request', `segment is one of ${list}, once.`, {
    arabic: `قيمة segment واحدة مما يلي، مرة واحدة: ${list}.`,
  });
}
