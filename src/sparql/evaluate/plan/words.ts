import type { Words } from './plan-node.ts';

const words = (en: string, ar: string): Words => ({ en, ar });

/** What each step does, for a researcher who asks how a query was answered. */
export const WORDS = {
  scan: words('Read all triples that match', 'قراءة كل الثلاثيات المطابقة'),
  orderedScan: words(
    'Read the triples in the order of their values, until there are enough',
    'قراءة الثلاثيات بترتيب قيمها إلى أن يكتمل العدد',
  ),
  walk: words(
    'Read all triples in the order of their subjects, and take those that match',
    'قراءة كل الثلاثيات بترتيب موضوعاتها وأخذ المطابق منها',
  ),
  lookup: words('For each row, look up the triples that match', 'البحث لكل صف عن الثلاثيات المطابقة'),
  optionalLookup: words(
    'For each row, look up the triples that match, and keep the row where there are none',
    'البحث لكل صف عن الثلاثيات المطابقة، مع إبقاء الصف إن لم توجد',
  ),
  countRuns: words(
    'Count equal terms where the index has them side by side',
    'عدّ الحدود المتساوية حيث يضعها الفهرس متجاورة',
  ),
  countOff: words(
    'Put rows into groups, and count in the index what each row leads to',
    'جمع الصفوف في مجموعات، وعدّ ما يقابل كل صف في الفهرس',
  ),
  runs: words('Take each different term off the index', 'أخذ كل حد مختلف من الفهرس'),
  hashJoin: words(
    'Read once into a table, and find for each row what agrees',
    'قراءة واحدة إلى جدول، ثم إيجاد ما يوافق كل صف',
  ),
  selfJoin: words(
    'Read once into a table, and pair the rows that agree with each other',
    'قراءة واحدة إلى جدول، ثم مزاوجة الصفوف المتوافقة فيما بينها',
  ),
  mergeJoin: words('Walk two sorted lists side by side', 'السير في قائمتين مرتّبتين جنبًا إلى جنب'),
  cross: words('Combine every row with every row', 'جمع كل صف مع كل صف'),
  sequence: words('Join, in this order', 'الربط بهذا الترتيب'),
  condition: words('Keep the rows for which this is true', 'إبقاء الصفوف التي يصحّ فيها هذا الشرط'),
  bind: words('Compute a value for each row', 'حساب قيمة لكل صف'),
  optional: words(
    'Add what is optional, and keep rows without it',
    'إضافة ما هو اختياري مع إبقاء الصفوف التي تخلو منه',
  ),
  exists: words('Keep the rows for which there is', 'إبقاء الصفوف التي يوجد لها'),
  notExists: words('Keep the rows for which there is no', 'إبقاء الصفوف التي لا يوجد لها'),
  minus: words('Take away the rows that agree with', 'حذف الصفوف التي توافق'),
  values: words('Take the rows that the query lists', 'أخذ الصفوف المذكورة في الاستعلام'),
  textSearch: words('Find things by their names', 'إيجاد الأشياء بأسمائها'),
  union: words('Put together the rows of each alternative', 'جمع صفوف كل بديل'),
  unit: words('Begin with one empty row', 'البدء بصف واحد فارغ'),
  nothing: words('No such graph, so no rows', 'لا يوجد مثل هذا الرسم البياني، فلا صفوف'),
} as const satisfies Record<string, Words>;
