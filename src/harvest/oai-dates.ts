/** A date of a request: the first and the last instant that it covers, and how fine it is. */
export interface OaiDate {
  readonly first: Date;
  readonly last: Date;
  readonly granularity: 'day' | 'second';
}

// OAI-PMH 3.3.1: "YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ", always in UTC and with a Z.
const FORM = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/;

/** Reads the value of `from` or `until`; `undefined` for one that has neither form or names no day or time that exists. */
export function oaiDate(text: string): OaiDate | undefined {
  if (!FORM.test(text)) return undefined;
  const granularity = text.length === 10 ? 'day' : 'second';
  const start = granularity === 'day' ? `${text}T00:00:00Z` : text;
  const first = new Date(start);
  // The 30th of February is read as the 2nd of March, and 24:00 as the next day.
  if (Number.isNaN(first.getTime()) || first.toISOString() !== start.replace('Z', '.000Z')) return undefined;
  const length = granularity === 'day' ? 86_400_000 : 1_000;
  return { first, last: new Date(first.getTime() + length - 1), granularity };
}
