import { both } from './language.ts';

/** What the page and the feed of changes say. */
export const CHANGE_MESSAGES = {
  changesTitle: both('Changes', 'التغييرات'),
  changesLead: both(
    'Everything that was entered, changed or withdrawn, the newest first. Nothing leaves this log.',
    'كل ما أُدخل أو عُدّل أو سُحب، الأحدث أولًا. ولا يُحذف من هذا السجل شيء.',
  ),
  changesFeedLead: both(
    'What was entered, changed and withdrawn, the newest first.',
    'ما أُدخل وما عُدّل وما سُحب، الأحدث أولًا.',
  ),
  changesFeed: both('Changes in the archive (Atom)', 'تغييرات الأرشيف (Atom)'),
  changesAll: both('All changes', 'كل التغييرات'),
  changesSince: both('Since (year-month-day)', 'منذ (سنة-شهر-يوم)'),
  changesShow: both('Show', 'اعرض'),
  changesCount: both('In the log: {count}', 'في السجل: {count}'),
  changesNone: both('Nothing changed.', 'لم يتغير شيء.'),
  changesNewer: both('Newer', 'أحدث'),
  changesOlder: both('Older', 'أقدم'),
  changesByClass: both('By kind of record', 'بحسب نوع القيد'),
  changesOfArchive: both('The archive', 'الأرشيف'),
  changesBy: both('by {agent}', 'بواسطة {agent}'),
  agentLoad: both('loading the folder of record files', 'تحميل مجلد ملفات القيود'),
  agentRebase: both('moving the archive to another address', 'نقل الأرشيف إلى عنوان آخر'),
  changesClaims: both(
    'Claims: {added} added, {changed} changed, {dropped} dropped',
    'الادعاءات: أُضيف {added}، وعُدّل {changed}، وأُسقط {dropped}',
  ),
  changesDifference: both('What this changed', 'ما غيّره هذا'),
  changesInto: both('stands for it', 'يقوم مقامه'),
  changesForPrograms: both('To copy and keep current:', 'للنسخ والمتابعة آليًا:'),
} as const;
