import type { Language } from './labels.ts';

/** Month names; in Arabic those of the Levant, which the names of the records bear (decision 8). */
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  ar: [
    'كانون الثاني',
    'شباط',
    'آذار',
    'نيسان',
    'أيار',
    'حزيران',
    'تموز',
    'آب',
    'أيلول',
    'تشرين الأول',
    'تشرين الثاني',
    'كانون الأول',
  ],
};

const WORDS = {
  undated: { en: 'undated', ar: 'بلا تاريخ' },
  to: { en: '{a} to {b}', ar: 'من {a} إلى {b}' },
  from: { en: 'from {a}, end not known', ar: 'من {a}، والنهاية غير معروفة' },
  until: { en: 'until {b}, start not known', ar: 'حتى {b}، والبداية غير معروفة' },
  open: { en: 'from {a}, still open', ar: 'من {a} وما زال مستمرًا' },
  about: { en: 'about {a}', ar: 'نحو {a}' },
  uncertain: { en: '{a} (uncertain)', ar: '{a} (غير مؤكد)' },
  noYear: { en: '{a}, year unknown', ar: '{a}، والسنة غير معروفة' },
  decade: { en: 'the {a}s', ar: 'العقد الذي يبدأ عام {a}' },
  season: { en: '{a} {b}', ar: '{a} {b}' },
} as const satisfies Record<string, Record<Language, string>>;

const SEASONS: Readonly<Record<Language, readonly string[]>> = {
  en: ['spring', 'summer', 'autumn', 'winter'],
  ar: ['ربيع', 'صيف', 'خريف', 'شتاء'],
};

/** An EDTF date in words; a text that is no EDTF date is shown as it is. Digits are European in both languages. */
export function formatEdtf(text: string, language: Language): string {
  const set = /^\[(.+)\]$/.exec(text)?.[1];
  if (set !== undefined) {
    return set
      .split(',')
      .map((member) => formatEdtf(member.replace(/^\.\.|\.\.$/g, ''), language))
      .join(language === 'ar' ? ' أو ' : ' or ');
  }
  if (text.includes('/')) return formatInterval(text, language);
  return formatPoint(text, language);
}

/** A calendar day or instant, as ISO 8601 writes it, in words. */
export function formatDay(iso: string, language: Language): string {
  return formatPoint(iso.slice(0, 10), language);
}

/** The month of `2017-04` as an axis has room for it. */
export function shortMonth(iso: string, language: Language): string {
  const name = MONTHS[language][Number(iso.slice(5, 7)) - 1] ?? iso;
  return language === 'en' ? name.slice(0, 3) : name;
}

function formatInterval(text: string, language: Language): string {
  const [start = '', end = ''] = text.split('/');
  const values = { a: formatEdtf(start, language), b: formatEdtf(end, language) };
  if (end === '') return fill('from', language, values);
  if (end === '..') return fill('open', language, values);
  if (start === '' || start === '..') return fill('until', language, values);
  return fill('to', language, values);
}

function formatPoint(text: string, language: Language): string {
  const match = /^(\d{3}[\dX]|XXXX)(?:-(?:(\d\d)|XX))?(?:-(?:(\d\d)|XX))?([?~%])?$/.exec(text);
  if (!match) return text;
  const [, year = '', month, day, doubt] = match;
  if (year === 'XXXX') return month === undefined ? WORDS.undated[language] : withoutYear(month, day, language);
  const plain = plainPoint(year, month, day, language);
  if (doubt === '~') return fill('about', language, { a: plain });
  return doubt === undefined ? plain : fill('uncertain', language, { a: plain });
}

/** A month or a day of it, of a year that is not known. */
function withoutYear(month: string, day: string | undefined, language: Language): string {
  return fill('noYear', language, { a: plainPoint('', month, day, language).trim() });
}

function plainPoint(year: string, month: string | undefined, day: string | undefined, language: Language): string {
  if (year.endsWith('X')) return fill('decade', language, { a: `${year.slice(0, 3)}0` });
  if (month === undefined) return year;
  const season = SEASONS[language][Number(month) - 21];
  if (season !== undefined) return fill('season', language, { a: season, b: year });
  const name = MONTHS[language][Number(month) - 1] ?? month;
  return [day === undefined ? '' : String(Number(day)), name, year].filter((part) => part !== '').join(' ');
}

function fill(key: keyof typeof WORDS, language: Language, values: Readonly<Record<string, string>>): string {
  return WORDS[key][language].replace(/\{(\w)\}/g, (_, name: string) => values[name] ?? '');
}
