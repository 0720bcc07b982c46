import { createHash } from 'node:crypto';
import type { Archive } from '../archive/archive.ts';

/** What a token is good for: one kind of list of one archive. */
export interface TokenScope {
  readonly archive: Pick<Archive, 'base' | 'historyAt'>;
  /** Of which protocol and list, e.g. `oai ListRecords`: a token of one is none of another. */
  readonly kind: string;
}

/** What a token holds. */
export interface Token {
  /** The position of the log up to which the list goes that it continues. */
  readonly until: number;
  /** Where the list stopped and what was asked for, as its protocol writes it. */
  readonly fields: readonly string[];
}

/** Longer ones were not made here. */
const LONGEST = 4_000;
const DIGEST_LENGTH = 16;

/**
 * Writes a token in letters, digits, `-`, `_` and a dot. Nothing is remembered of it and it never expires: it is checked by
 * a digest over what it holds, over the archive and over the history of the log up to `until`. So it outlives a restart,
 * but not a log that has become another one, as after an old backup was restored, where its position would be misread.
 */
export function writeToken(scope: TokenScope, token: Token): string {
  const body = Buffer.from(JSON.stringify([token.until, ...token.fields])).toString('base64url');
  return `${body}.${digest(scope, token)}`;
}

/** Reads a token; `undefined` for what was never written for this scope, or was changed or cut since. */
export function readToken(scope: TokenScope, text: string): Token | undefined {
  if (text.length > LONGEST) return undefined;
  const [body = ''] = text.split('.');
  const token = parse(body);
  // Written again it must be the same: base64url leaves bits unused, and JSON has many ways to write one thing.
  return token !== undefined && text === writeToken(scope, token) ? token : undefined;
}

function parse(body: string): Token | undefined {
  try {
    const [until, ...fields] = JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown[];
    if (!Number.isSafeInteger(until) || (until as number) < 0) return undefined;
    return fields.every((field) => typeof field === 'string') ? { until: until as number, fields } : undefined;
  } catch {
    return undefined;
  }
}

function digest({ archive, kind }: TokenScope, { until, fields }: Token): string {
  // Beyond the end of the log there is no history: such a token was written for another one.
  const history = archive.historyAt(until) ?? 'none';
  const checked = JSON.stringify([kind, archive.base, history, until, fields]);
  return createHash('sha256').update(checked).digest('base64url').slice(0, DIGEST_LENGTH);
}
