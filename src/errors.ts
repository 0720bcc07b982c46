/**
 * The closed table of everything that can go wrong for a caller: one row a kind, with its HTTP status (RFC 9110),
 * its exit code (0 well, 1 the data is wrong, 2 the call is wrong), a title in both languages and what to do about it.
 */
export const ERRORS = {
  syntax: row(400, 1, 'Syntax error', 'خطأ في الصياغة', {
    en: 'Correct the text at the place named.',
    ar: 'صحّح النص في الموضع المذكور.',
  }),
  'bad-request': row(400, 2, 'Bad request', 'طلب غير صالح', {
    en: 'Correct the request as the detail says.',
    ar: 'صحّح الطلب كما يرد في التفاصيل.',
  }),
  'not-found': row(404, 2, 'Not found', 'غير موجود', {
    en: 'Check the address; lists start at /document, /incident and so on.',
    ar: 'تحقّق من العنوان؛ تبدأ القوائم من ‎/document و‎/incident وما شابههما.',
  }),
  gone: row(410, 1, 'Withdrawn', 'مسحوب', {
    en: 'Earlier versions remain, at the addresses listed.',
    ar: 'تبقى النسخ السابقة في العناوين المذكورة.',
  }),
  // Multiple Choices (RFC 9110, 15.4.1): whoever asked has to say which.
  ambiguous: row(300, 2, 'Several records', 'عدة قيود', {
    en: 'Name one of the records listed, by its address.',
    ar: 'سمِّ أحد القيود المذكورة بعنوانه.',
  }),
  'method-not-allowed': row(405, 2, 'Method not allowed', 'الطريقة غير مسموحة', {
    en: 'Use one of the methods in Allow.',
    ar: 'استعمل إحدى الطرائق المذكورة في الترويسة Allow.',
  }),
  'not-acceptable': row(406, 2, 'Not acceptable', 'لا توجد صيغة مقبولة', {
    en: 'Ask for one of the listed media types.',
    ar: 'اطلب أحد أنواع الوسائط المذكورة.',
  }),
  'unsupported-media-type': row(415, 2, 'Unsupported media type', 'نوع وسائط غير مدعوم', {
    en: 'Send one of the listed types.',
    ar: 'أرسل أحد الأنواع المذكورة.',
  }),
  'too-large': row(413, 2, 'Too large', 'أكبر من المسموح', {
    en: 'Send less, or ask the operator to raise the limit.',
    ar: 'أرسل أقل من ذلك، أو اطلب من المشغّل رفع الحد.',
  }),
  // "The set of ranges requested has been rejected" (RFC 9110, 15.5.17).
  'bad-range': row(416, 2, 'Range not satisfiable', 'مدى غير ممكن', {
    en: 'Ask for bytes that the file has; Content-Range tells how many there are.',
    ar: 'اطلب بايتات موجودة في الملف؛ تذكر الترويسة Content-Range عددها.',
  }),
  'precondition-failed': row(412, 2, 'Precondition failed', 'لم يتحقق الشرط', {
    en: 'The file is another than the one you know; ask for it without the condition.',
    ar: 'الملف غير الذي تعرفه؛ اطلبه من دون الشرط.',
  }),
  refused: row(403, 2, 'Refused by policy', 'مرفوض بحكم السياسة', {
    en: 'Ask the operator of this archive.',
    ar: 'راجع مشغّل هذا الأرشيف.',
  }),
  invalid: row(422, 1, 'The record breaks the shapes', 'السجل يخالف الأشكال', {
    en: 'Mend each violation that is listed.',
    ar: 'أصلح كل مخالفة مذكورة.',
  }),
  conflict: row(409, 1, 'Conflict', 'تعارض', {
    en: 'Read the current state and decide which side is right.',
    ar: 'اقرأ الحالة الحالية وقرّر أيّ الجانبين هو الصحيح.',
  }),
  timeout: row(503, 1, 'The query ran out of time', 'نفد وقت الاستعلام', {
    en: 'Ask for less: add a LIMIT or narrow a pattern.',
    ar: 'اطلب أقل من ذلك: أضف LIMIT أو ضيّق أحد الأنماط.',
  }),
  'over-budget': row(429, 1, 'Over budget', 'تجاوز الحد', {
    en: 'Wait, or ask for less.',
    ar: 'انتظر، أو اطلب أقل من ذلك.',
  }),
  overload: row(503, 1, 'Too busy', 'الخادم مشغول', {
    en: 'Try again after the time in Retry-After.',
    ar: 'أعد المحاولة بعد المدة المذكورة في الترويسة Retry-After.',
  }),
  'out-of-memory': row(503, 1, 'The query ran out of memory', 'نفدت ذاكرة الاستعلام', {
    en: 'Ask for less: add a LIMIT, narrow a pattern, or group fewer rows.',
    ar: 'اطلب أقل: أضف LIMIT، أو ضيّق أحد الأنماط، أو جمّع صفوفًا أقل.',
  }),
  'service-failed': row(502, 1, 'Another endpoint failed', 'أخفقت نقطة استعلام أخرى', {
    en: 'Try again later, or leave the SERVICE part out.',
    ar: 'أعد المحاولة لاحقًا، أو احذف جزء SERVICE.',
  }),
  configuration: row(500, 2, 'Wrong configuration', 'إعداد خاطئ', {
    en: 'Correct the setting; the README lists them all.',
    ar: 'صحّح الإعداد؛ والقائمة الكاملة في ملف README.',
  }),
  'state-folder': row(500, 2, 'State folder unusable', 'مجلد الحالة غير صالح للاستعمال', {
    en: 'See the detail.',
    ar: 'انظر التفاصيل.',
  }),
  'data-folder': row(500, 1, 'Data folder unusable', 'مجلد البيانات غير صالح للاستعمال', {
    en: 'See the detail.',
    ar: 'انظر التفاصيل.',
  }),
  internal: row(500, 1, 'Internal error', 'خطأ داخلي', {
    en: 'Report the id to the operator; the log has the rest.',
    ar: 'أبلغ المشغّل بالمعرّف؛ والبقية في السجل.',
  }),
} as const;

export type ErrorCode = keyof typeof ERRORS;

interface ErrorRow {
  readonly status: number;
  readonly exit: 1 | 2;
  readonly title: Bilingual;
  readonly hint: Bilingual;
}

interface Bilingual {
  readonly en: string;
  readonly ar: string;
}

function row(status: number, exit: 1 | 2, en: string, ar: string, hint: Bilingual): ErrorRow {
  return { status, exit, title: { en, ar }, hint };
}

/** Where in a text a fault lies: line and column count from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly expected?: readonly string[];
}

/** A failure that a caller can understand: a code of the table, one readable line, and where it lies. */
export class IsnadError extends Error {
  readonly code: ErrorCode;
  readonly place: Place;
  /** Further members for machines, e.g. the list of acceptable types. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** The detail for an Arabic reader, where the message is written for people rather than for a machine's log. */
  readonly arabic: string | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    about: { place?: Place; extra?: Record<string, unknown>; cause?: unknown; arabic?: string } = {},
  ) {
    super(detail, about.cause === undefined ? undefined : { cause: about.cause });
    this.name = 'IsnadError';
    this.code = code;
    this.place = about.place ?? {};
    this.extra = about.extra ?? {};
    this.arabic = about.arabic;
  }
}
