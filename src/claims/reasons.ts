/** Why a comparison came out as it did, in both languages. */
export interface Reason {
  readonly en: string;
  readonly ar: string;
}

/** Every reason that a comparison can give. */
export const REASONS = {
  aspect: { en: 'They speak of different aspects.', ar: 'يتناولان جانبين مختلفين.' },
  about: { en: 'They speak of different things.', ar: 'يتناولان أمرين مختلفين.' },
  scope: {
    en: 'They cover a different party, substance, place or period.',
    ar: 'يشملان طرفًا أو مادة أو مكانًا أو مدة مختلفة.',
  },
  counts: { en: 'They count different things.', ar: 'يعدّان أشياء مختلفة.' },
  never: { en: 'Claims of this kind are not compared.', ar: 'لا تُقارن الادعاءات التي من هذا النوع.' },
  'no-position': { en: 'One of them takes no position.', ar: 'أحدهما لا يتخذ موقفًا.' },
  'no-value': { en: 'One of them gives no value.', ar: 'أحدهما لا يذكر قيمة.' },
  same: { en: 'Both say the same.', ar: 'كلاهما يقول الشيء نفسه.' },
  meet: { en: 'Both can be true: the figures meet.', ar: 'يمكن أن يصحّا معًا: الرقمان يلتقيان.' },
  apart: { en: 'They cannot both be true: the figures do not meet.', ar: 'لا يمكن أن يصحّا معًا: الرقمان لا يلتقيان.' },
  narrower: {
    en: 'One counts a part of what the other counts, and is not larger.',
    ar: 'أحدهما يعدّ جزءًا مما يعدّه الآخر، وليس أكبر منه.',
  },
  'part-exceeds': {
    en: 'One counts a part of what the other counts, and is larger.',
    ar: 'أحدهما يعدّ جزءًا مما يعدّه الآخر، وهو أكبر منه.',
  },
  approximate: { en: 'At least one figure is approximate.', ar: 'أحد الرقمين على الأقل تقريبي.' },
  inside: { en: 'One names a part of what the other names.', ar: 'أحدهما يسمّي جزءًا مما يسمّيه الآخر.' },
  'names-several': {
    en: 'One of them names several things, the other’s among them.',
    ar: 'أحدهما يسمّي عدة أشياء، ومنها ما يسمّيه الآخر.',
  },
  'other-thing': { en: 'They name different things.', ar: 'يسمّيان شيئين مختلفين.' },
  'other-party': { en: 'They name different parties.', ar: 'يسمّيان طرفين مختلفين.' },
  denied: { en: 'One denies what the other affirms.', ar: 'أحدهما ينفي ما يؤكده الآخر.' },
  'denies-other': {
    en: 'One denies something other than what the other affirms.',
    ar: 'أحدهما ينفي غير ما يؤكده الآخر.',
  },
  'dates-meet': { en: 'Both can be true: the dates meet.', ar: 'يمكن أن يصحّا معًا: التاريخان يلتقيان.' },
  'dates-apart': { en: 'They cannot both be true: the dates differ.', ar: 'لا يمكن أن يصحّا معًا: التاريخان مختلفان.' },
  repetition: {
    en: 'One passes on the other, or both pass on the same voice: they count once.',
    ar: 'أحدهما ينقل عن الآخر، أو كلاهما ينقل عن الصوت نفسه: يُعدّان مرة واحدة.',
  },
  series: {
    en: 'Statements of one claimant: neither agreement nor contradiction.',
    ar: 'أقوال مدّعٍ واحد: لا اتفاق ولا تناقض.',
  },
  variants: { en: 'Two versions of one text.', ar: 'روايتان لنص واحد.' },
  'same-figure-no-source': {
    en: 'The same figure, published later without naming a source: not counted as corroboration.',
    ar: 'الرقم نفسه، نُشر لاحقًا من دون ذكر مصدر: لا يُعدّ تعزيزًا.',
  },
} as const satisfies Record<string, Reason>;
