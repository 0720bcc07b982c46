import { type Bilingual, both } from './language.ts';

/** The words of the page on which people ask. */
export const QUERY_MESSAGES = {
  run: both('Run', 'نفّذ'),
  stop: both('Stop', 'أوقف'),
  queryLabel: both(
    'The query. Ctrl and Enter run it; Escape and then Tab leave the editor.',
    'الاستعلام. ينفّذه Ctrl مع Enter؛ ويُخرجك من المحرر Escape ثم Tab.',
  ),
  queryKeys: both(
    'Ctrl+Enter runs. Part of a name or label, in English or Arabic, offers terms; Ctrl+Space offers them at once. Tab indents; Escape, then Tab, leaves the editor.',
    'ينفّذ \u2066Ctrl+Enter\u2069 الاستعلام. ويكفي جزء من اسم أو تسمية، بالعربية أو الإنكليزية، لتُعرض المصطلحات؛ و\u2066Ctrl+Space\u2069 يعرضها فورًا. ويزيح Tab السطر؛ وللخروج من المحرر اضغط Escape ثم Tab.',
  ),
  queryRunning: both('Running: {n} s', 'جارٍ التنفيذ: {n} ثانية'),
  queryStopped: both('Stopped. Nothing was answered.', 'أُوقف الاستعلام، ولا جواب.'),
  queryFailed: both(
    'The server did not answer. Try again; the query is still here.',
    'لم يجب الخادم. أعد المحاولة؛ فالاستعلام باقٍ هنا.',
  ),
  editorFailed: both(
    'The editor could not be loaded. The plain field does the same, without completion.',
    'تعذّر تحميل المحرر. ويؤدي الحقل البسيط العمل نفسه من غير إكمال.',
  ),
  answerRows: both('Rows: {rows}, in {time}', 'الصفوف: {rows}، في {time}'),
  answerGraph: both('A graph, in {time}', 'مخطط، في {time}'),
  rowsShown: both(
    'The first {shown} of {rows} rows. Take all of them in one of the formats above.',
    'أول {shown} صف من أصل {rows}. وتجدها كلها في إحدى الصيغ أعلاه.',
  ),
  drawnOf: both(
    'Drawn: {drawn} of {rows}. The table holds them all.',
    'المرسوم: {drawn} من أصل {rows}. وفي الجدول كلها.',
  ),
  viewAs: both('Look at it as', 'اعرضه'),
  viewTable: both('table', 'جدولًا'),
  viewText: both('text', 'نصًا'),
  viewChart: both('chart', 'رسمًا بيانيًا'),
  viewTimeline: both('timeline', 'خطًا زمنيًا'),
  viewMap: both('map', 'خريطة'),
  placedBy: both('Placed by', 'الموضع بحسب العمود'),
  rowsOnMap: both('Map. Rows with a point: {placed} of {rows}', 'خريطة. الصفوف التي لها نقطة: {placed} من {rows}'),
  noPoints: both('No row has a point that can be placed.', 'ليس لأي صف نقطة يمكن وضعها.'),
  viewGraph: both('graph', 'مخططًا'),
  chartOf: both('Figures of', 'أرقام العمود'),
  datesOf: both('Dates of', 'تواريخ العمود'),
  noDates: both('No row bears a date that can be placed.', 'لا يحمل أي صف تاريخًا يمكن وضعه.'),
  noLines: both('No statement here joins two things.', 'لا عبارة هنا تصل بين شيئين.'),
  graphTooLong: both('The graph is too long to be drawn.', 'المخطط أطول من أن يُرسم.'),
  graphMeaning: both(
    'A line joins what the answer sets side by side, under the name of its column or property. It says no more than the query asked.',
    'يصل الخط بين ما وضعه الجواب جنبًا إلى جنب، باسم عموده أو خاصيته. ولا يقول أكثر مما سأل عنه الاستعلام.',
  ),
  graphStatic: both(
    'The graph is drawn here where scripts run. All its lines stand in the list below.',
    'يُرسم المخطط هنا حيث تعمل البرامج النصية. وكل خطوطه في القائمة أدناه.',
  ),
  graphFailed: both(
    'The drawing could not be loaded. All its lines stand in the list below.',
    'تعذّر تحميل الرسم. وكل خطوطه في القائمة أدناه.',
  ),
  graphCanvas: both(
    'Drawing of the answer. The same lines stand in the list after it.',
    'رسم الجواب. وترد الخطوط نفسها في القائمة التي تليه.',
  ),
  graphLines: both('Lines of the drawing: {count}', 'خطوط الرسم: {count}'),
  takeAs: both('Take it as', 'خذه بصيغة'),
  shareLink: both('Link to this answer', 'رابط هذا الجواب'),
  explainLink: both('Plan of the answer', 'خطة الإجابة'),
  explainRun: both('Plan with the rows that came', 'خطة الإجابة مع عدد الصفوف الفعلي'),
  tooLongForLink: both(
    'This query is too long for an address, so no link leads to this answer: keep the text of the query. The buttons send it again.',
    'هذا الاستعلام أطول من أن يسعه عنوان، فلا رابط يقود إلى هذا الجواب: احفظ نص الاستعلام. والأزرار ترسله من جديد.',
  ),
  pastQueries: both('Your queries', 'استعلاماتك'),
  pastNote: both(
    'Kept in this browser only; the server keeps none.',
    'محفوظة في هذا المتصفح وحده؛ ولا يحفظ الخادم شيئًا منها.',
  ),
  forgetQueries: both('Forget them', 'انسَها'),
  prefixes: both('Prefixes', 'البادئات'),
  prefixesNote: both(
    'A query declares those that it uses. The editor writes the line when a term is chosen.',
    'يعلن الاستعلام ما يستعمله منها. ويكتب المحرر السطر حين يُختار مصطلح.',
  ),
  limits: both('Limits', 'الحدود'),
  limitTime: both(
    'A query may run {seconds} s. What takes longer is stopped without an answer: narrow a pattern, or add a LIMIT.',
    'للاستعلام أن يعمل {seconds} ثانية. وما زاد أُوقف بلا جواب: ضيّق نمطًا أو أضف LIMIT.',
  ),
  limitMemory: both('Its rows may take {megabytes} MB of memory.', 'ولصفوفه أن تشغل {megabytes} ميغابايت من الذاكرة.'),
  limitRows: both('It may give {rows} rows.', 'وله أن يعطي {rows} صف.'),
  limitNoRows: both('The number of its rows is not limited.', 'ولا حد لعدد صفوفه.'),
  limitLength: both('Its text may be {kilobytes} kB long.', 'ولنصه أن يبلغ {kilobytes} كيلوبايت.'),
  limitPage: both(
    'A page shows the first {rows} rows of an answer of at most {megabytes} MB; the other formats have no such bound.',
    'وتعرض الصفحة أول {rows} صف من جواب لا يتجاوز {megabytes} ميغابايت؛ ولا حد كهذا للصيغ الأخرى.',
  ),
  limitHosts: both('SERVICE may reach: {hosts}.', 'ولعبارة SERVICE أن تصل إلى: {hosts}.'),
  limitNoHosts: both('SERVICE reaches no other endpoint from here.', 'ولا تصل SERVICE من هنا إلى أي نقطة أخرى.'),
} as const satisfies Record<string, Bilingual>;

/** CodeMirror's own words, as it writes them, in Arabic. */
export const EDITOR_PHRASES: Readonly<Record<string, string>> = {
  Completions: 'المصطلحات المعروضة',
  Diagnostics: 'الأخطاء',
  'No diagnostics': 'لا أخطاء',
  'Control character': 'محرف تحكم',
  'Selection deleted': 'حُذف التحديد',
  'replacement character': 'محرف بديل',
};
