import { both } from './language.ts';

/** What harvesters are told, in both languages. */
export const HARVEST_MESSAGES = {
  oaiSegments: both('All records, by kind', 'كل القيود بحسب نوعها'),
  oaiHolders: both('Catalogue entries, by the archive that holds them', 'قيود الفهارس بحسب الأرشيف الحافظ لها'),
} as const;
