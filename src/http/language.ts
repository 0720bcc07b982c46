import { LANGUAGES, type Language } from '../views/language.ts';
import { splitOutsideQuotes } from './negotiate.ts';

/** The reader's language, and whether the address itself names it (then links keep it). */
export interface LanguageChoice {
  readonly language: Language;
  readonly explicit: boolean;
}

/** Chooses by `?lang=`, then by `Accept-Language` (RFC 9110, 12.5.4); an unknown language falls back to English. */
export function chooseLanguage(lang: unknown, acceptLanguage: string | undefined): LanguageChoice {
  const named = LANGUAGES.find((language) => language === lang);
  if (named) return { language: named, explicit: true };
  return { language: preferred(acceptLanguage ?? ''), explicit: false };
}

function preferred(header: string): Language {
  const ranges = splitOutsideQuotes(header, ',').map(readRange);
  let choice: { language: Language; q: number } = { language: LANGUAGES[0], q: 0 };
  for (const language of LANGUAGES) {
    const own = ranges.filter((range) => range.tag === language || range.tag.startsWith(`${language}-`));
    const any = ranges.filter((range) => range.tag === '*');
    const q = Math.max(0, ...(own.length > 0 ? own : any).map((range) => range.q));
    if (q > choice.q) choice = { language, q };
  }
  return choice.language;
}

function readRange(text: string): { tag: string; q: number } {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
  const q = weight === undefined ? 1 : Number(weight.slice(weight.indexOf('=') + 1));
  return { tag, q: q >= 0 && q <= 1 ? q : 0 };
}
