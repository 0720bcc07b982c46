/** The languages in which everything that a person reads is written; the first is the default. */
export const LANGUAGES = ['en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text of ours in every language: leaving one out is a type error. */
export type Bilingual = Readonly<Record<Language, string>>;

/** Writing direction of a language tag; only the scripts that occur in the sources are told apart. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur|ku-arab)\b/i.test(tag) ? 'rtl' : 'ltr';
}
