import type { Place } from '../errors.ts';

/** What can be wrong with a file before any shape is asked. */
export const FAULTS = {
  syntax: fault('The text cannot be read', 'لا يمكن قراءة النص'),
  'too-large': fault('The file is too large', 'الملف أكبر من المسموح'),
  'not-a-file': fault('This is not a file', 'هذا ليس ملفًا'),
  unreadable: fault('The file cannot be opened', 'لا يمكن فتح الملف'),
  empty: fault('The file holds no statement', 'الملف لا يحوي أي تصريح'),
  'no-thing': fault('The file describes no thing of ours', 'الملف لا يصف أي شيء من أشيائنا'),
  'two-things': fault('The file describes more than one thing', 'الملف يصف أكثر من شيء واحد'),
  'unknown-class': fault('The class is not in the ontology', 'الصنف غير موجود في الأنطولوجيا'),
  'wrong-segment': fault('The thing lies in the wrong segment', 'الشيء في قسم غير قسمه'),
  'foreign-subject': fault('The file speaks about something that is not its own', 'الملف يتكلم عن شيء ليس منه'),
  'bad-slug': fault('The name of a claim cannot stand in an address', 'اسم الادعاء لا يصلح في عنوان'),
  'foreign-graph': fault('The file names a graph that is not its own', 'الملف يسمّي رسمًا بيانيًا ليس له'),
  'bad-term': fault('A name or a text cannot be archived', 'اسم أو نص لا يمكن حفظه'),
  'blank-node': fault('A blank node cannot be given a name', 'لا يمكن تسمية عقدة فارغة'),
  duplicate: fault('Another file already holds this record', 'ملف آخر يحوي هذا السجل'),
} as const;

export type FaultCode = keyof typeof FAULTS;

/** One fault of one file: its kind, one readable line, and where it lies. */
export interface Fault {
  readonly code: FaultCode;
  readonly message: string;
  readonly place: Place;
  /** The thing that the file would have described, as far as that can be told. */
  readonly thing?: string;
}

function fault(en: string, ar: string): { readonly en: string; readonly ar: string } {
  return { en, ar };
}
