import { both } from './language.ts';

/** What the pages of triples say. */
export const FRAGMENT_MESSAGES = {
  fragments: both('Triple Pattern Fragments', 'شذرات أنماط الثلاثيات'),
  fragmentsLead: both(
    'Every statement of the archive, by what is known of it: its subject, its predicate, its object, or none of them. Programs such as Comunica answer whole queries from these pages, with their own power.',
    'كل عبارات الأرشيف بحسب ما يُعرف منها: موضوعها أو محمولها أو مفعولها، أو لا شيء من ذلك. وتجيب برامج مثل Comunica عن استعلامات كاملة من هذه الصفحات بقدرتها هي.',
  ),
  fragmentSubject: both('Subject', 'الموضوع'),
  fragmentPredicate: both('Predicate', 'المحمول'),
  fragmentObject: both('Object', 'المفعول'),
  fragmentHint: both(
    'Whole IRIs; an object may also be a text in quotation marks, as in {text}. An empty field stands for anything.',
    'معرّفات IRI كاملة؛ وقد يكون المفعول نصًا بين علامتي اقتباس، مثل {text}. والحقل الفارغ يعني أي شيء.',
  ),
  fragmentFind: both('Find statements', 'اعثر على العبارات'),
  fragmentAll: both('All statements', 'كل العبارات'),
  fragmentTotal: both('Statements that match: {total}', 'العبارات المطابقة: {total}'),
} as const;
