/**
 * The closed table of everything that can go wrong for a caller: one row a kind, with its HTTP status (RFC 9110),
 * its exit code (0 well, 1 the data is wrong, 2 the call is wrong), a title in both languages and what to do about it.
 */
export const ERRORS = {
  syntax: row(400, 1, 'Syntax error', 'خطأ في الصياغة', 'Correct the text at the place named.'),
  'bad-request': row(400, 2, 'Bad request', 'طلب غير صالح', 'Correct the request as the detail says.'),
  'not-found': row(
    404,
    2,
    'Not found',
    'غير موجود',
    'Check the address; lists start at /document, /incident and so on.',
  ),
  gone: row(410, 1, 'Withdrawn', 'مسحوب', 'The record was withdrawn; its versions remain.'),
  'method-not-allowed': row(405, 2, 'Method not allowed', 'الطريقة غير مسموحة', 'Use one of the methods in Allow.'),
  'not-acceptable': row(406, 2, 'Not acceptable', 'لا توجد صيغة مقبولة', 'Ask for one of the listed media types.'),
  'unsupported-media-type': row(
    415,
    2,
    'Unsupported media type',
    'نوع وسائط غير مدعوم',
    'Send one of the listed types.',
  ),
  'too-large': row(413, 2, 'Too large', 'أكبر من المسموح', 'Send less, or ask the operator to raise the limit.'),
  refused: row(403, 2, 'Refused by policy', 'مرفوض بحكم السياسة', 'Ask the operator of this archive.'),
  invalid: row(422, 1, 'The record breaks the shapes', 'السجل يخالف الأشكال', 'Mend each violation that is listed.'),
  conflict: row(409, 1, 'Conflict', 'تعارض', 'Read the current state and decide which side is right.'),
  timeout: row(
    503,
    1,
    'The query ran out of time',
    'نفد وقت الاستعلام',
    'Ask for less: add a LIMIT or narrow a pattern.',
  ),
  'over-budget': row(429, 1, 'Over budget', 'تجاوز الحد', 'Wait, or ask for less.'),
  overload: row(503, 1, 'Too busy', 'الخادم مشغول', 'Try again after the time in Retry-After.'),
  configuration: row(500, 2, 'Wrong configuration', 'إعداد خاطئ', 'Correct the setting; the README lists them all.'),
  'state-folder': row(500, 2, 'State folder unusable', 'مجلد الحالة غير صالح للاستعمال', 'See the detail.'),
  'data-folder': row(500, 1, 'Data folder unusable', 'مجلد البيانات غير صالح للاستعمال', 'See the detail.'),
  internal: row(500, 1, 'Internal error', 'خطأ داخلي', 'Report the id to the operator; the log has the rest.'),
} as const;

export type ErrorCode = keyof typeof ERRORS;

interface ErrorRow {
  readonly status: number;
  readonly exit: 1 | 2;
  readonly title: { readonly en: string; readonly ar: string };
  readonly hint: string;
}

function row(status: number, exit: 1 | 2, en: string, ar: string, hint: string): ErrorRow {
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

  constructor(
    code: ErrorCode,
    detail: string,
    about: { place?: Place; extra?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(detail, about.cause === undefined ? undefined : { cause: about.cause });
    this.name = 'IsnadError';
    this.code = code;
    this.place = about.place ?? {};
    this.extra = about.extra ?? {};
  }
}
