import { both } from './language.ts';

/** What the parts of record and claim pages say: citation, figures over time, mandates, votes, and why the graph says so. */
export const RECORD_MESSAGES = {
  cite: both('Cite', 'الاستشهاد'),
  citeNote: both(
    'Only what the archive knows stands in the citation; the version says exactly what was read.',
    'لا يرد في الاستشهاد إلا ما يعرفه الأرشيف؛ والنسخة المذكورة تحدّد ما قُرئ بعينه.',
  ),
  citeFiles: both('For reference managers', 'لبرامج إدارة المراجع'),
  plainText: both('plain text', 'نص عادي'),
  citedIn: both('In:', 'في:'),
  citedPassage: both('Characters {place} of “{text}”', 'المحارف {place} من «{text}»'),
  citedRecord: both('Isnad, version {number} of the record:', 'إسناد، النسخة {number} من القيد:'),
  citedVersion: both('Isnad, version {number} of {day}', 'إسناد، النسخة {number} المؤرخة في {day}'),
  citedArchive: both('Isnad', 'إسناد'),
  permanentLink: both('Permanent link', 'الرابط الدائم'),
} as const;
