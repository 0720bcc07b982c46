import { both } from './language.ts';

/** What the reconciliation service says. */
export const RECONCILE_MESSAGES = {
  reconcile: both('Reconciliation', 'مطابقة الجداول'),
  reconcileTitle: both('Match a table with the records', 'طابِق جدولك مع القيود'),
  reconcileLead: both(
    'For tables of incidents, bodies, places or documents: OpenRefine and other clients of the Reconciliation Service API 0.2 find the record of each row here, by its name in either script, and fetch what the record says.',
    'لجداول الحوادث والجهات والأماكن والوثائق: يعثر OpenRefine وغيره من عملاء Reconciliation Service API 0.2 هنا على قيد كل صف، باسمه بأي من الخطين، ويجلب ما يذكره القيد.',
  ),
  reconcileAddress: both('Address of the service', 'عنوان الخدمة'),
  reconcileOther: both('In Arabic: {address}', 'بالإنجليزية: {address}'),
  reconcileSteps: both('In OpenRefine', 'في OpenRefine'),
  reconcileStep1: both(
    'Open the menu of the column that holds the names: Reconcile, Start reconciling, Add standard service. Paste the address above.',
    'افتح قائمة العمود الذي فيه الأسماء: Reconcile ثم Start reconciling ثم Add standard service، والصق العنوان أعلاه.',
  ),
  reconcileStep2: both(
    'Choose the type of the rows, or none. Other columns tell namesakes apart: name a property for each, such as date or place.',
    'اختر نوع الصفوف، أو لا تختر نوعًا. والأعمدة الأخرى تميّز المتشابهات: سمِّ لكل منها خاصية، مثل date أو place.',
  ),
  reconcileStep3: both(
    'Start. What is beyond doubt is matched; for the other rows choose among the candidates, whose scores go up to 100.',
    'ابدأ. يُطابَق ما لا شك فيه؛ واختر للصفوف الأخرى من بين المرشحين، ودرجاتهم حتى 100.',
  ),
  reconcileStep4: both(
    'Reconcile, Add entity identifiers column writes the IRI of each record. Edit column, Add columns from reconciled values fetches dates, places, coordinates, names in both languages.',
    'يكتب Reconcile ثم Add entity identifiers column معرّف كل قيد (IRI). ويجلب Edit column ثم Add columns from reconciled values التواريخ والأماكن والإحداثيات والأسماء باللغتين.',
  ),
  reconcileMatch: both('When a row is matched', 'متى يُطابَق الصف'),
  reconcileMatchRule: both(
    'A candidate is marked as the match only where nothing else can be meant: one of its names has the very words of the cell, spelling variants of either script apart, or holds them all and a property agrees; every property that the row gives agrees; and this holds of no other record. A record says who claims what; that a row matches it says nothing of what happened.',
    'لا يُعدّ المرشح مطابقًا إلا حيث لا يُحتمل غيره: أن تكون كلمات الخلية هي كلمات أحد أسمائه، عدا فروق الإملاء في أي من الخطين، أو أن يضمها اسمه كلها وتوافقه خاصية؛ وأن توافقه كل خاصية يذكرها الصف؛ وألا يصدق ذلك على قيد آخر. والقيد يذكر من يدّعي ماذا؛ ومطابقة صف له لا تعني شيئًا عما حدث.',
  ),
  reconcileTypes: both('Types', 'الأنواع'),
  reconcileProperties: both('Properties', 'الخصائص'),
  reconcilePropertiesNote: both(
    'Dates are compared as written in ISO 8601 (2017, 2017-04, 2017-04-04); a body or place agrees, too, where it is part of the one named.',
    'تُقارن التواريخ كما تُكتب في ISO 8601 (\u20662017\u2069 أو \u20662017-04\u2069 أو \u20662017-04-04\u2069)؛ وتوافق الجهة أو المكان أيضًا حيث يكون جزءًا من المسمى.',
  ),
  reconcileLimits: both('Limits', 'الحدود'),
  reconcileLimitsNote: both(
    'A batch holds at most {queries} rows; at most {extended} records are extended at once.',
    'تضم الدفعة {queries} صفًا على الأكثر؛ ويُستكمل {extended} قيد على الأكثر دفعة واحدة.',
  ),
  extendLimit: both('Values at most', 'أقصى عدد للقيم'),
  extendLimitHelp: both('How many values a row gets; 0 for all.', 'كم قيمة ينالها الصف؛ و0 للكل.'),
  extendLanguage: both('Language of texts', 'لغة النصوص'),
  extendLanguageHelp: both('Texts in this language alone.', 'النصوص بهذه اللغة وحدها.'),
  extendAnyLanguage: both('any', 'أي لغة'),
  extendEnglish: both('English', 'الإنجليزية'),
  extendArabic: both('Arabic', 'العربية'),
} as const;
