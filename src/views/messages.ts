import type { Bilingual, Language } from './language.ts';

/** Every sentence and label of the pages, in both languages: a missing translation is a type error. `{x}` is filled in. */
export const MESSAGES = {
  siteName: { en: 'Isnad', ar: 'إسناد' },
  siteMotto: { en: 'Who said it, on whose word', ar: 'من قالها، وعمّن رواها' },
  skipToContent: { en: 'Skip to the content', ar: 'انتقل إلى المحتوى' },
  mainNavigation: { en: 'Main', ar: 'التصفح الرئيسي' },
  otherLanguage: { en: 'العربية', ar: 'English' },
  formatsOfPage: { en: 'This page as data', ar: 'هذه الصفحة بوصفها بيانات' },
  home: { en: 'Home', ar: 'الرئيسية' },
  problem: { en: 'Problem', ar: 'مشكلة' },
  whatToDo: { en: 'What to do', ar: 'ما العمل' },
  possibleFormats: { en: 'Possible formats', ar: 'الصيغ المتاحة' },
} as const satisfies Record<string, Bilingual>;

export type MessageKey = keyof typeof MESSAGES;

/** Speaks to a reader in their language. */
export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** The messages in one language. */
export function speak(language: Language): Say {
  return (key, values = {}) =>
    MESSAGES[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
