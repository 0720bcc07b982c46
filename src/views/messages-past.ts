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
  whatChanged: both('What changed', 'ما الذي تغيّر'),
  diffFrom: both('From', 'من'),
  diffTo: both('To', 'إلى'),
  diffFromNothing: both('nothing: this is the first version', 'لا شيء: هذه أول نسخة'),
  diffReason: both('Reason given', 'السبب المذكور'),
  diffCounts: both('Claims', 'الادعاءات'),
  diffClaimsAdded: both('added: {count}', 'أُضيف: {count}'),
  diffClaimsChanged: both('changed: {count}', 'عُدّل: {count}'),
  diffClaimsDropped: both('dropped: {count}', 'حُذف: {count}'),
  diffClaimAdded: both('This claim was added.', 'أُضيف هذا الادعاء.'),
  diffClaimChanged: both('This claim was changed.', 'عُدّل هذا الادعاء.'),
  diffClaimDropped: both('This claim was dropped.', 'حُذف هذا الادعاء.'),
  diffRemoved: both('removed', 'حُذف'),
  diffAdded: both('added', 'أُضيف'),
  diffNothing: both('These two versions say the same.', 'تقول هاتان النسختان الشيء نفسه.'),
  diffMoreParts: both(
    '{count} more parts changed; the patch holds them all.',
    'وتغيّر {count} من الأجزاء غيرها؛ وهي كلها في ملف التغييرات.',
  ),
  diffMoreFields: both(
    '{count} more fields changed; the patch holds them all.',
    'وتغيّر {count} من الحقول غيرها؛ وهي كلها في ملف التغييرات.',
  ),
} as const satisfies Record<string, Bilingual>;
