import { both } from './language.ts';

/** What the pages say that relate records to one another: ways between two, voices behind figures, records side by side. */
export const RELATE_MESSAGES = {
  pathTitle: both('How are these two connected?', 'ما الصلة بين هذين؟'),
  pathKicker: both('Connections', 'الصلات'),
  pathLead: both(
    'The nearest ways from one record to another, in at most six steps, each step with what it rests on.',
    'أقرب الطرق من قيد إلى آخر، في ست خطوات على الأكثر، ومع كل خطوة ما تستند إليه.',
  ),
  pathFrom: both('From', 'من'),
  pathTo: both('To', 'إلى'),
  pathFind: both('Find the ways', 'ابحث عن الطرق'),
  recordFieldHint: both(
    'The address of a record or its end, as {example}.',
    'عنوان قيد أو آخره، مثل \u2066{example}\u2069.',
  ),
  pathWay: both('Way {number}', 'الطريق {number}'),
  pathSteps: both('{count} steps', 'عدد الخطوات: {count}'),
  pathDirect: both('a direct link', 'صلة مباشرة'),
  pathNone: both(
    'No way of at most six steps leads from the one to the other.',
    'لا طريق من ست خطوات على الأكثر يصل بينهما.',
  ),
  pathNoneKnown: both(
    'No way was found before the search came to its limit.',
    'لم يُعثر على طريق قبل أن يبلغ البحث حده.',
  ),
  pathComplete: both(
    'No other way of at most six steps is nearer. A step over a record that very much is said of counts for more than one.',
    'لا طريق آخر من ست خطوات على الأكثر أقرب من هذه. والخطوة عبر قيد كثر ذكره تُحسب بأكثر من خطوة.',
  ),
  pathLimited: both(
    'The search came to its limit: there may be nearer ways than these.',
    'بلغ البحث حده: قد توجد طرق أقرب من هذه.',
  ),
  pathStatedBy: both('says the record of', 'كما في قيد'),
  pathClaims: both('claims that carry this step', 'ادعاءات تقوم عليها هذه الخطوة'),
  pathMoreClaims: both('{count} more claims', 'ادعاءات أخرى، عددها {count}'),
  pathAllClaims: both('all claims', 'كل الادعاءات'),
  pathTurned: both('The other way round', 'في الاتجاه المعاكس'),
  pathSame: both(
    'Both fields name the same record. Choose another one for one of them.',
    'الحقلان يسمّيان القيد نفسه. اختر قيدًا آخر في أحدهما.',
  ),
  pathOneGiven: both('Choose the second record.', 'اختر القيد الثاني.'),
  recordUnknown: both(
    'There is no record “{asked}”. Copy the address of a record’s page, or choose one from a list.',
    'لا يوجد قيد «{asked}». انسخ عنوان صفحة قيد، أو اختر واحدًا من قائمة.',
  ),
  recordWithdrawn: both(
    'The record “{asked}” was withdrawn; its page says since when, and which versions remain.',
    'سُحب القيد «{asked}»؛ وتذكر صفحته تاريخ السحب والنسخ الباقية.',
  ),
  chooseFromList: both('Lists to choose from', 'قوائم تختار منها'),

  'step-speaker-text': both('makes claims in', 'له ادعاءات واردة في'),
  'step-text-speaker': both('holds claims of', 'ترد فيه ادعاءات'),
  'step-speaker-subject': both('makes claims about', 'له ادعاءات عن'),
  'step-subject-speaker': both('is spoken of by', 'تتحدث عنه ادعاءات'),
  'step-text-subject': both('holds claims about', 'ترد فيه ادعاءات عن'),
  'step-subject-text': both('is spoken of in', 'ترد ادعاءات عنه في'),
  'step-speaker-credited': both('passes on the word of', 'ينقل عن'),
  'step-credited-speaker': both('is credited by', 'ينقل عنه'),
  'step-text-credited': both('passes on the word of', 'يرد فيه نقلٌ عن'),
  'step-credited-text': both('is credited in', 'يرد النقل عنه في'),
  'step-speaker-named': both('names, in claims or demands,', 'يسمّي في ادعاءات أو مطالبات'),
  'step-named-speaker': both('is named in claims or demands of', 'مسمّى في ادعاءات أو مطالبات'),
  'step-text-named': both('holds claims or demands that name', 'ترد فيه ادعاءات أو مطالبات تسمّي'),
  'step-named-text': both('is named in claims or demands in', 'مسمّى في ادعاءات أو مطالبات واردة في'),
  'step-subject-named': both('claims about it name', 'تسمّي ادعاءات عنه'),
  'step-named-subject': both('is named in claims about', 'مسمّى في ادعاءات عن'),
} as const;
