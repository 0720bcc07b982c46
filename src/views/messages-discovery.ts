import { both } from './language.ts';

/** What the catalogue says of the ways to the data. */
export const DISCOVERY_MESSAGES = {
  catalogDescription: both(
    'The data set of this archive, the ways in which it is queried and copied, and every record with its version.',
    'مجموعة بيانات هذا الأرشيف، وطرق الاستعلام عنها ونسخها، وكل قيد بنسخته.',
  ),
  datasetKeyword: both('contested claims', 'ادعاءات متنازع عليها'),
  distributionDumps: both('Dumps of the whole archive', 'نسخ كاملة من الأرشيف'),
  serviceSparql: both('SPARQL 1.1 endpoint', 'نقطة استعلام SPARQL 1.1'),
  serviceSparqlNote: both(
    'Answers queries over the current records; the default graph is the union of all of them.',
    'تجيب عن الاستعلامات في القيود الحالية؛ والبيان الافتراضي هو اتحادها جميعًا.',
  ),
  serviceOai: both('OAI-PMH 2.0 repository', 'مستودع OAI-PMH 2.0'),
  serviceOaiNote: both(
    'Every record as Dublin Core and as RDF, by time and by set; deletions are kept.',
    'كل قيد بصيغة Dublin Core وبصيغة RDF، بحسب الزمن وبحسب المجموعة؛ ويُحتفظ بخبر ما حُذف.',
  ),
  serviceLdes: both('Linked Data Event Stream', 'سيل أحداث البيانات المترابطة (LDES)'),
  serviceLdesNote: both(
    'Every change since the archive began, oldest first, in pages.',
    'كل تغيير منذ بدء الأرشيف، الأقدم أولًا، في صفحات.',
  ),
  serviceActivities: both('Activity stream (IIIF Change Discovery 1.0)', 'سيل النشاط (IIIF Change Discovery 1.0)'),
  serviceActivitiesNote: both(
    'Every record that was created, updated, moved or deleted, oldest first, in pages.',
    'كل قيد أُنشئ أو عُدّل أو نُقل أو حُذف، الأقدم أولًا، في صفحات.',
  ),
  serviceResourceSync: both('ResourceSync source', 'مصدر ResourceSync'),
  serviceResourceSyncNote: both(
    'The addresses of the current records and of every change, in lists for all and for each class.',
    'عناوين القيود الحالية وعناوين كل تغيير، في قوائم للجميع ولكل صنف.',
  ),
} as const;
