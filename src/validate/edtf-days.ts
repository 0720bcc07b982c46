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
  if (!isAccepted(text)) return undefined;
  // A day that is wholly unspecified (XXXX) says nothing to query by.
  if (/^X{4}/.test(text)) return {};
  const time = /^(\d{4}-\d{2}-\d{2})T/.exec(text)?.[1];
  if (time !== undefined) return { earliest: time, latest: time };
  const { min, max } = extended(text);
  const earliest = day(min);
  const latest = day(max);
  return { ...(earliest === undefined ? {} : { earliest }), ...(latest === undefined ? {} : { latest }) };
}

function isAccepted(text: string): boolean {
  try {
    const parsed = parse(text);
    if (parsed.level <= 1) return true;
    const members = parsed.values ?? [];
    const isPlain = parsed.type === 'Set' && parsed.earlier !== true && parsed.later !== true;
    return isPlain && members.every((member) => 'level' in member && member.level <= 1);
  } catch {
    // The parser knows no other way of saying no.
    return false;
  }
}

function day(milliseconds: number | null): string | undefined {
  if (milliseconds === null || !Number.isFinite(milliseconds)) return undefined;
  const text = new Date(milliseconds).toISOString();
  // Years outside 1 to 9999 are written with a sign, which xsd:date reads differently.
  return /^\d{4}-/.test(text) && !text.startsWith('0000') ? text.slice(0, 10) : undefined;
}
