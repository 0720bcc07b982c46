import { finished } from 'node:stream';
import type { Request, Response } from 'express';
import { IsnadError } from '../errors.ts';
import { mementoDate } from '../harvest/memento.ts';
import type { OpenPast } from '../index/past-indexes.ts';
import { addLinks } from './headers.ts';
import type { PastAnswers } from './past-answers.ts';
import { address } from './reader.ts';
import type { Site } from './site.ts';

/** An instant that somebody asks about (`at=`), and the position of the log that it stands for. */
export interface Instant {
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly position: number;
  /** Since when the archive stood so; the instant itself where that was before its first change. */
  readonly since: Date;
}

/** An instant with what the archive answers from. */
export interface Then extends Instant {
  /** Absent where the archive stands so still. */
  readonly past?: Omit<OpenPast<PastAnswers>, 'position'>;
}

/** A day alone is its beginning; a time names its zone, or nobody knows which instant is meant. */
const INSTANT = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** The instant of a request; undefined where it asks about now. Throws `bad-request` for what is no instant, or not yet. */
export function instantOf({ archive }: Site, asked: unknown): Instant | undefined {
  if (asked === undefined || asked === '') return undefined;
  // A "+" that was not encoded has become a space.
  const time = typeof asked === 'string' ? readInstant(asked.replace(' ', '+')) : undefined;
  if (time === undefined) throw noInstant();
  const { feed, position: last } = archive;
  // A clock that was set back must not make the latest change one of the future.
  const now = Math.max(Date.now(), feed.timeOf(last)?.getTime() ?? 0);
  if (time.getTime() > now) throw notYet();
  const position = feed.positionAt(time);
  return { at: time.toISOString(), position, since: feed.timeOf(position) ?? time };
}

/**
 * Opens the archive as it stood at the instant of a request, and tells so in headers. It is left when the response ends at the
 * latest; before that by whoever has the whole answer, so that a reader who stops reading keeps it from nobody. Throws what
 * `instantOf` and `PastIndexes.open` throw.
 */
export async function thenOf(site: Site, req: Request, res: Response, asked: unknown): Promise<Then | undefined> {
  const instant = instantOf(site, asked);
  if (instant === undefined) return undefined;
  const then =
    instant.position === site.index.position ? instant : { ...instant, past: await openPast(site, res, instant) };
  tellInstant(site, req, res, instant);
  return then;
}

async function openPast({ past }: Site, res: Response, { position }: Instant): Promise<Required<Then>['past']> {
  if (past === undefined) throw new IsnadError('refused', 'This archive answers from now alone: leave "at" out.');
  const open = await past.open(position);
  finished(res, open.leave);
  return open;
}

/** Whether a record had come by an instant, and the version that was current then. */
export function standingThen(
  { archive, config }: Site,
  path: string,
  { position }: Instant,
): { readonly hadCome: boolean; readonly version?: number } {
  const record = config.baseIri + path;
  const [last] = archive.feed.changes({ record, from: position + 1, most: 1, newestFirst: true });
  if (last === undefined) return { hadCome: false };
  const isCurrent = last.version !== undefined && last.kind !== 'withdrawn' && last.kind !== 'merged';
  return { hadCome: true, ...(isCurrent && last.version !== undefined ? { version: last.version } : {}) };
}

/** A query longer than this is not repeated in headers: clients give up on those of some 16 kB. */
const LONGEST_QUERY_TOLD = 1_000;

/** Tells in headers that an answer is of the past (RFC 7089, 2.1.1), and where that of the present is. */
function tellInstant(site: Site, req: Request, res: Response, { since }: Instant): void {
  res.setHeader('Memento-Datetime', mementoDate(since));
  const { pathname, searchParams } = new URL(req.originalUrl, 'http://localhost');
  searchParams.delete('at');
  if (searchParams.size > 0 && searchParams.toString().length > LONGEST_QUERY_TOLD) return;
  const path = pathname.slice(site.basePath.length);
  addLinks(res, [{ href: address(site.config.baseIri, path, Object.fromEntries(searchParams)), rel: 'original' }]);
}

/** What was not there at an instant. */
export function notThen(path: string, { at }: Instant): IsnadError {
  return new IsnadError('not-found', `There was nothing at /${path} at ${at}.`, {
    arabic: `لم يكن هناك شيء في \u2066/${path}\u2069 في \u2066${at}\u2069.`,
  });
}

function readInstant(text: string): Date | undefined {
  const [, day] = INSTANT.exec(text) ?? [];
  if (day === undefined) return undefined;
  const time = new Date(text);
  // JavaScript reads 30 February as 1 March.
  const isDay = !Number.isNaN(time.getTime()) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return isDay ? time : undefined;
}

function noInstant(): IsnadError {
  const example = '2026-01-31T12:00:00Z';
  return new IsnadError(
    'bad-request',
    `"at" is one instant with its zone, as in ${example}, or a day, which is its beginning in UTC.`,
    {
      arabic: `قيمة at لحظة واحدة بمنطقتها الزمنية مثل \u2066${example}\u2069، أو يوم، ويعني أوله بالتوقيت العالمي.`,
    },
  );
}

function notYet(): IsnadError {
  return new IsnadError('bad-request', '"at" lies in the future. Leave it out to ask about now.', {
    arabic: 'قيمة at في المستقبل. احذفها لتسأل عن الحاضر.',
  });
}
