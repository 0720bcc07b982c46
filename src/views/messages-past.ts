import { type Bilingual, both } from './language.ts';

/** The words of pages that show what was: versions, what changed between them, and the archive at an instant. */
export const PAST_MESSAGES = {
  versionOfWithdrawn: both(
    'This record was withdrawn since. Its versions remain.',
    'سُحب هذا القيد بعد ذلك، وتبقى نُسَخه.',
  ),
  versionOfMerged: both(
    'This record was merged into another since. Its versions remain.',
    'دُمج هذا القيد في قيد آخر بعد ذلك، وتبقى نُسَخه.',
  ),
  asOf: both('The archive as it stood on', 'الأرشيف كما كان في'),
  asOfNote: both('What is withheld today is withheld here, too.', 'وما هو محجوب اليوم محجوب هنا أيضًا.'),
  backToNow: both('Back to the present', 'العودة إلى الحاضر'),
} as const satisfies Record<string, Bilingual>;
