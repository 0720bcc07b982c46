import type { Language } from '../claims/labels.ts';

export { LANGUAGES, type Language } from '../claims/labels.ts';

/** A text of ours in every language: leaving one out is a type error. */
export type Bilingual = Readonly<Record<Language, string>>;

/** Writing direction of a language tag; only the scripts that occur in the sources are told apart. A name romanized, as `ar-Latn`, is Latin. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur|ku-arab)\b(?!.*-latn\b)/i.test(tag) ? 'rtl' : 'ltr';
}

/** A text in both languages. */
export function both(en: string, ar: string): Bilingual {
  return { en, ar };
}
