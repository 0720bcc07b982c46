/** A date as citation formats have it: the numbers of a year, month and day, as far as they are known. */
export interface DateParts {
  readonly from: readonly number[];
  /** The end of an interval that has both ends. */
  readonly to?: readonly number[];
  /** `~` or `%`: about that time. */
  readonly isAbout: boolean;
}

const POINT = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%])?$/;

/**
 * An EDTF date as parts. Undefined for what parts cannot say without adding or losing something: sets, open ends, seasons,
 * decades, an uncertain date, an interval with an approximate end.
 */
export function dateParts(edtf: string): DateParts | undefined {
  const [start = '', end, ...rest] = edtf.split('/');
  const from = pointOf(start);
  if (from === undefined || rest.length > 0) return undefined;
  if (end === undefined) return from;
  const to = pointOf(end);
  return to === undefined || from.isAbout || to.isAbout ? undefined : { ...from, to: to.from };
}

function pointOf(text: string): DateParts | undefined {
  const match = POINT.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, doubt] = match;
  if (doubt === '?' || Number(month ?? 1) > 12) return undefined;
  const from = [year, month, day].filter((part) => part !== undefined).map(Number);
  return { from, isAbout: doubt !== undefined };
}

/** A number of at least so many digits. */
export function digits(number: number, length: number): string {
  return String(number).padStart(length, '0');
}

/** A single exact date as ISO 8601 writes it; undefined for any other. */
export function isoDate(edtf: string | undefined): string | undefined {
  const parts = edtf === undefined ? undefined : dateParts(edtf);
  if (parts === undefined || parts.isAbout || parts.to !== undefined) return undefined;
  return parts.from.map((part, at) => digits(part, at === 0 ? 4 : 2)).join('-');
}
