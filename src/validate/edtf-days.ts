import extended, { parse } from 'edtf';

/** The days between which a date lies, as `xsd:date` writes them; an open or unknown end has none. */
export interface Days {
  readonly earliest?: string;
  readonly latest?: string;
}

// Records repeat their dates; beyond this many different ones the memory is emptied.
const REMEMBERED = 20_000;
const known = new Map<string, Days | undefined>();

/** The days that an EDTF date allows; undefined where the text is no EDTF of level 0 or 1 and no set `[a,b]` of such. */
export function daysOf(text: string): Days | undefined {
  if (!known.has(text)) {
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, computeDays(text));
  }
  return known.get(text);
}

function computeDays(text: string): Days | undefined {
  const bounds = boundsOf(text);
  if (bounds === undefined) return undefined;
  // A date that is wholly unspecified (XXXX) says nothing to query by.
  if (/^X{4}/.test(text)) return {};
  // A time with an offset may fall on another day in UTC; the day is the one that is written.
  const written = /^(\d{4}-\d{2}-\d{2})T/.exec(text)?.[1];
  const earliest = written ?? day(bounds.min);
  const latest = written ?? day(bounds.max);
  return { ...(earliest === undefined ? {} : { earliest }), ...(latest === undefined ? {} : { latest }) };
}

/** Milliseconds of the bounds; undefined where the text is not accepted. The parser says no by throwing, in two steps. */
function boundsOf(text: string): { readonly min: number | null; readonly max: number | null } | undefined {
  try {
    return isAccepted(parse(text)) ? extended(text) : undefined;
  } catch {
    return undefined;
  }
}

function isAccepted(parsed: ReturnType<typeof parse>): boolean {
  if (parsed.level <= 1) return true;
  const isPlain = parsed.type === 'Set' && parsed.earlier !== true && parsed.later !== true;
  return (
    isPlain &&
    (parsed.values ?? []).every((member) => typeof member === 'object' && 'level' in member && member.level <= 1)
  );
}

function day(milliseconds: number | null): string | undefined {
  if (milliseconds === null || !Number.isFinite(milliseconds)) return undefined;
  const text = new Date(milliseconds).toISOString();
  // Years outside 1 to 9999 are written with a sign, which xsd:date reads differently.
  return /^\d{4}-/.test(text) && !text.startsWith('0000') ? text.slice(0, 10) : undefined;
}
