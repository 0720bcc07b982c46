/** Thrown for a pattern, flags or a replacement that XPath does not know; the caller makes an error of the expression. */
export class PatternFault extends Error {}

const NAME_START = 'A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d';
const NAME_START_REST =
  '\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const INITIAL = `:${NAME_START}${NAME_START_REST}`;
const NAME = `${INITIAL}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040`;

/** What the escapes of XML Schema stand for within brackets, where they differ from JavaScript's (Part 2, appendix F.1.1). */
const CLASSES: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  w: '\\p{L}\\p{M}\\p{N}\\p{S}',
  W: '\\p{P}\\p{Z}\\p{C}',
  s: ' \\t\\n\\r',
  i: INITIAL,
  c: NAME,
};
/** The ones that can be written outside brackets only, as the opposite of another. */
const OPPOSITES: Readonly<Record<string, string>> = { D: 'd', S: 's', I: 'i', C: 'c' };
const SPACE = /[\t\n\r ]/;

/** The regular expression for a pattern of XPath 2.0 with its flags; throws PatternFault. */
export function compilePattern(pattern: string, flags: string): RegExp {
  if (!/^[smixq]*$/.test(flags)) throw new PatternFault(`Unknown flags: ${flags}`);
  const isLiteral = flags.includes('q');
  const source = isLiteral ? escaped(pattern) : translated(pattern, flags.includes('x'));
  const kept = [...'ims'].filter((flag) => flags.includes(flag) && (flag === 'i' || !isLiteral));
  try {
    return new RegExp(source, `${kept.join('')}u`);
  } catch (cause) {
    throw new PatternFault(`Not a regular expression: ${pattern}`, { cause });
  }
}

/** A pattern that stands for itself. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function translated(pattern: string, skipsSpace: boolean): string {
  let source = '';
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] as string;
    if (char === '\\') {
      source += translatedEscape(pattern[++i] ?? '', depth > 0);
    } else if (depth === 0 && skipsSpace && SPACE.test(char)) {
      // The flag x: white space outside brackets is for the reader only.
    } else {
      if (char === '[') depth++;
      else if (char === ']') depth--;
      source += char;
    }
  }
  return source;
}

function translatedEscape(char: string, inClass: boolean): string {
  const members = CLASSES[char];
  if (members !== undefined) return inClass ? members : `[${members}]`;
  const opposite = OPPOSITES[char];
  if (opposite !== undefined && !inClass) return `[^${CLASSES[opposite]}]`;
  return char === '-' && !inClass ? '-' : `\\${char}`;
}

/** The text that a pattern stands for, if it has nothing that means more; with where it must lie. */
export function plainPattern(
  pattern: string,
  flags: string,
): { text: string; where: 'anywhere' | 'start' | 'end' | 'whole' } | undefined {
  if (flags.includes('q')) return { text: pattern, where: 'anywhere' };
  if (flags.includes('x') || flags.includes('m')) return undefined;
  const isStart = pattern.startsWith('^');
  const isEnd = pattern.endsWith('$');
  const text = pattern.slice(isStart ? 1 : 0, isEnd ? -1 : undefined);
  if (/[\\^$.*+?()[\]{}|]/.test(text)) return undefined;
  return { text, where: isStart ? (isEnd ? 'whole' : 'start') : isEnd ? 'end' : 'anywhere' };
}

/**
 * The text that whatever matches a pattern begins with, after what the pattern does not fix: nothing matches where it is
 * missing. Undefined where the pattern begins with no text of its own.
 */
export function firstText(pattern: string, flags: string): { text: string; where: 'anywhere' | 'start' } | undefined {
  if (/[imxq]/.test(flags) || hasBranches(pattern)) return undefined;
  const isStart = pattern.startsWith('^');
  const [, text = '', next = ''] = /^([^\\^$.*+?()[\]{}|]*)(.?)/su.exec(isStart ? pattern.slice(1) : pattern) ?? [];
  // What repeats the last character may leave it out.
  const fixed = '*+?{'.includes(next) && next !== '' ? [...text].slice(0, -1).join('') : text;
  return fixed === '' ? undefined : { text: fixed, where: isStart ? 'start' : 'anywhere' };
}

/** Whether a pattern is, or may be, a choice as a whole. */
function hasBranches(pattern: string): boolean {
  // Escapes and plain brackets may hold what looks like a group.
  const bare = pattern.replace(/\\./gsu, '').replace(/\[[^[\]]+\]/g, '');
  if (!bare.includes('|')) return false;
  if (/[[\]]/.test(bare)) return true;
  let depth = 0;
  for (const char of bare) {
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === '|' && depth === 0) return true;
  }
  return false;
}

/** A part of a replacement: text, or the number of a group. */
export type ReplacementPart = string | number;

/** Reads a replacement of fn:replace: `$1` is a group, `\$` and `\\` stand for themselves; throws PatternFault. */
export function parseReplacement(replacement: string, groups: number): readonly ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  let text = '';
  for (let i = 0; i < replacement.length; i++) {
    const char = replacement[i] as string;
    if (char === '\\') {
      const next = replacement[++i] ?? '';
      if (next !== '\\' && next !== '$') throw new PatternFault(`Not a replacement: ${replacement}`);
      text += next;
    } else if (char === '$') {
      const digits = groupDigits(replacement, i + 1, groups);
      if (digits === '') throw new PatternFault(`Not a replacement: ${replacement}`);
      // A group that the pattern does not have is empty.
      if (Number(digits) <= groups) {
        parts.push(text, Number(digits));
        text = '';
      }
      i += digits.length;
    } else text += char;
  }
  parts.push(text);
  return parts;
}

/** As many digits as still name a group; one at least. */
function groupDigits(replacement: string, from: number, groups: number): string {
  const [digits = ''] = /^\d+/.exec(replacement.slice(from)) ?? [];
  let length = digits.length;
  while (length > 1 && Number(digits.slice(0, length)) > groups) length--;
  return digits.slice(0, length);
}
