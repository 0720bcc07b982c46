import { both } from './language.ts';

/** What the page of dumps says. */
export const DUMP_MESSAGES = {
  dumps: both('Dumps', 'نسخ كاملة للتنزيل'),
  dumpsLead: both(
    'The whole archive as it stood at one moment, to be copied, kept and verified without this server.',
    'الأرشيف كله كما كان في لحظة واحدة، لينسخه من يشاء ويحفظه ويتحقق منه من دون هذا الخادم.',
  ),
  dumpsNone: both('There is no dump to be had at the moment.', 'لا تتوفر نسخة كاملة للتنزيل في الوقت الحالي.'),
  dumpsNoneNote: both(
    'A new one is made after something is withdrawn or withheld, if the operator has dumps made here. Until then, records are had one by one.',
    'تُعدّ نسخة جديدة بعد سحب شيء أو حجبه، إن كان مشغّل هذا الأرشيف يعدّ النسخ الكاملة. وحتى ذلك الحين يمكن الحصول على القيود واحدًا واحدًا.',
  ),
  dumpOf: both('{day}, log position {position}', '{day}، الموضع {position} من سجل التغييرات'),
  dumpLatest: both('The latest', 'الأحدث'),
  dumpMade: both('Made', 'أُعدّت في'),
  dumpRecords: both('Records', 'القيود'),
  dumpQuads: both('Statements', 'التصريحات'),
  dumpClaims: both('Claims and demands', 'الادعاءات والمطالبات'),
  dumpSigned: both('Signature', 'التوقيع'),
  dumpUnsigned: both('not signed', 'غير موقّعة'),
  dumpKey: both('Public key', 'المفتاح العام'),
  dumpFile: both('File', 'الملف'),
  dumpHolds: both('What it holds', 'محتواه'),
  dumpSize: both('Size', 'الحجم'),
  'dump-nquads': both('Every record and the catalog, as N-Quads', 'كل القيود والفهرس، بصيغة N-Quads'),
  'dump-trig': both('Every record and the catalog, as TriG', 'كل القيود والفهرس، بصيغة TriG'),
  'dump-jsonl': both('Every record, a JSON-LD document a line', 'كل القيود، كل سطر وثيقة JSON-LD'),
  'dump-records': both('The hash of every record', 'بصمة كل قيد'),
  'dump-manifest': both('Manifest: counts, position, hashes', 'البيان: الأعداد والموضع والبصمات'),
  'dump-signature': both('Signature of the manifest', 'توقيع البيان'),
  'dump-crate': both('Description for RO-Crate', 'وصف وفق RO-Crate'),
  dumpVerify: both('Verify and load', 'التحقق والتحميل'),
  dumpVerifyNote: both(
    'Every file is known by a hash in the manifest, and every record by its own. Loaded into another archive, records keep their hashes.',
    'لكل ملف بصمة في البيان، ولكل قيد بصمته. وإذا حُمّلت القيود في أرشيف آخر بقيت بصماتها كما هي.',
  ),
};
