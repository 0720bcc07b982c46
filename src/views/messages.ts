import { type Bilingual, both, type Language } from './language.ts';
import { CHANGE_MESSAGES } from './messages-changes.ts';
import { CLAIM_MESSAGES } from './messages-claims.ts';
import { DISCOVERY_MESSAGES } from './messages-discovery.ts';
import { DUMP_MESSAGES } from './messages-dumps.ts';
import { EXPLORE_MESSAGES } from './messages-explore.ts';
import { FRAGMENT_MESSAGES } from './messages-fragments.ts';
import { HARVEST_MESSAGES } from './messages-harvest.ts';
import { PAST_MESSAGES } from './messages-past.ts';
import { PLOT_MESSAGES } from './messages-plot.ts';
import { QUERY_MESSAGES } from './messages-query.ts';
import { RECONCILE_MESSAGES } from './messages-reconcile.ts';
import { RECORD_MESSAGES } from './messages-record.ts';
import { RELATE_MESSAGES } from './messages-relate.ts';
import { SEARCH_MESSAGES } from './messages-search.ts';
import { TERM_MESSAGES } from './messages-terms.ts';

/** Every sentence and label of the pages, in both languages: a missing translation is a type error. `{x}` is filled in. */
export const MESSAGES = {
  siteName: both('Isnad', 'إسناد'),
  siteMotto: both('Who said it, on whose word', 'من قالها، وعمّن نقلها'),
  neutrality: both('The archive takes no side.', 'لا ينحاز الأرشيف إلى أي طرف.'),
  licenceNote: both('The data of this archive:', 'بيانات هذا الأرشيف:'),
  rightsNote: both('The described documents belong to their holders.', 'أما الوثائق الموصوفة فحقوقها لأصحابها.'),
  skipToContent: both('Skip to the content', 'انتقل إلى المحتوى'),
  mainNavigation: both('Main', 'التصفح الرئيسي'),
  navRelate: both('Relate', 'الصلات'),
  navPath: both('How two connect', 'الصلة بين قيدين'),
  navTools: both('Tools', 'الأدوات'),
  onThisPage: both('On this page', 'في هذه الصفحة'),
  otherLanguage: both('العربية', 'English'),
  formatsOfPage: both('This page as data', 'هذه الصفحة بيانات'),
  home: both('Home', 'الرئيسية'),
  problem: both('Problem', 'مشكلة'),
  problems: both('Problems', 'المشكلات'),
  problemsLead: both(
    'Every kind of failure that this archive answers with, its status and what to do.',
    'كل أنواع الإخفاق التي يجيب بها هذا الأرشيف، ورمز كل منها وما العمل.',
  ),
  whatToDo: both('What to do', 'ما العمل'),
  withoutQuery: both('The page without what was asked for', 'الصفحة دون ما طُلب فيها'),
  possibleFormats: both('Possible formats', 'الصيغ المتاحة'),
  yes: both('yes', 'نعم'),
  no: both('no', 'لا'),
  nameUnverified: both('this form of the name is not verified', 'هذه الصيغة للاسم لم يُتحقق منها'),

  'segment-document': both('Documents', 'الوثائق'),
  'segment-resolution': both('Resolutions', 'القرارات'),
  'segment-incident': both('Incidents', 'الحوادث'),
  'segment-event': both('Events', 'الأحداث'),
  'segment-organization': both('Organizations', 'المنظمات والجهات'),
  'segment-person': both('Persons', 'الأشخاص'),
  'segment-place': both('Places', 'الأماكن'),
  'segment-substance': both('Substances', 'المواد'),
  'segment-means': both('Means', 'الوسائل'),
  'segment-catalogue-entry': both('Catalogue entries', 'قيود الفهارس'),
  'segment-derivation': both('Derivations', 'الاستنباطات'),
  'segment-source': both('Data sources', 'مصادر البيانات'),
  'about-document': both(
    'Releases, reports, news and letters: what states the claims, read by us or known by mention.',
    'بيانات وتقارير وأخبار ورسائل: ما ترد فيه الادعاءات، مما قرأناه أو عرفناه بذكره.',
  ),
  'about-resolution': both(
    'Resolutions and drafts, with their votes and who cites them.',
    'قرارات ومشاريع قرارات، مع التصويت عليها ومن يستشهد بها.',
  ),
  'about-incident': both(
    'Occurrences that at least one claim speaks of. A record here does not say that it happened as alleged.',
    'وقائع يتحدث عنها ادعاء واحد على الأقل. ولا يعني وجود القيد هنا أنها وقعت كما يُدّعى.',
  ),
  'about-event': both('Votes, legal acts and other dated events.', 'تصويتات وتصرفات قانونية وأحداث مؤرخة أخرى.'),
  'about-organization': both(
    'Those who claim, investigate, decide or are spoken of: organizations, mechanisms, states, unnamed bodies.',
    'من يدّعي أو يحقق أو يقرر أو يُتحدث عنه: منظمات وآليات ودول وجهات غير مسماة.',
  ),
  'about-person': both('Persons named in the documents.', 'أشخاص وردت أسماؤهم في الوثائق.'),
  'about-place': both(
    'Places with their hierarchy and, where known, their position.',
    'أماكن بتسلسلها الإداري، وبموقعها حيث عُرف.',
  ),
  'about-substance': both(
    'Chemical agents and other substances named in claims.',
    'عوامل كيميائية ومواد أخرى سمّتها الادعاءات.',
  ),
  'about-means': both('Munitions and platforms named in claims.', 'ذخائر ومنصات سمّتها الادعاءات.'),
  'about-catalogue-entry': both(
    'What archives note of a document, field by field.',
    'ما تدوّنه الأرشيفات عن وثيقة، حقلًا حقلًا.',
  ),
  'about-derivation': both(
    'What we computed rather than read, from what and by which rule.',
    'ما حسبناه ولم نقرأه، ومن أي شيء وبأي قاعدة.',
  ),
  'about-source': both(
    'Registers and data sets that gave names, identifiers or coordinates.',
    'سجلات ومجموعات بيانات أُخذت منها أسماء أو معرّفات أو إحداثيات.',
  ),
  records: both('Records', 'القيود'),
  knownByMention: both('known by mention only', 'معروفة بذكرها فقط'),
  narrow: both('Narrow the list', 'تضييق القائمة'),
  yearUnknown: both('year unknown', 'السنة غير معروفة'),
  chosenRemove: both('chosen; select to remove', 'مختار؛ اختره لإزالته'),
  nothingFound: both('Nothing was found.', 'لم يُعثر على شيء.'),
  pages: both('Pages', 'الصفحات'),
  pageOf: both('Page {page} of {count}', 'الصفحة {page} من {count}'),
  previousPage: both('Previous', 'السابقة'),
  nextPage: both('Next', 'التالية'),

  datasetTitle: both('Isnad: attributed claims', 'إسناد: ادعاءات منسوبة إلى أصحابها'),
  datasetDescription: both(
    'A linked-data archive of contested claims on the use of chemical weapons in Syria: every figure with its claimant, its document, its passage and the chain it came through.',
    'أرشيف بيانات مترابطة لادعاءات متنازع فيها عن استعمال الأسلحة الكيميائية في سورية: كل رقم مع صاحبه ووثيقته وموضعه فيها والسلسلة التي جاء عبرها.',
  ),
  homeTitle: both('An archive of attributed claims', 'أرشيف الادعاءات المنسوبة إلى أصحابها'),
  homeLead: both(
    'Sources on the use of chemical weapons in Syria disagree, repeat each other and misquote each other. This archive shows it faithfully: who says what, on whose word, in which document, down to the passage. It never says what happened.',
    'تختلف المصادر عن استعمال الأسلحة الكيميائية في سورية، وينقل بعضها عن بعض، ويخطئ بعضها في النقل. يعرض هذا الأرشيف ذلك بأمانة: من يقول ماذا، ونقلًا عمّن، وفي أي وثيقة، وصولًا إلى موضع القول. ولا يقول أبدًا ما حدث.',
  ),
  localIdentifiers: both(
    'This copy runs on a local address, {base}. Its identifiers are local: nobody else can resolve them, and they are not for citing.',
    'تعمل هذه النسخة على عنوان محلي، \u2066{base}\u2069. ومعرّفاتها محلية: لا يستطيع غيرك الوصول إليها، وليست للاستشهاد بها.',
  ),
  whatIsHere: both('What is here', 'ما يضمه الأرشيف'),
  whereToBegin: both('Where to begin', 'من أين تبدأ'),
  whereToBeginNote: both('The incidents about which most is claimed.', 'الحوادث التي كثرت الادعاءات عنها.'),
  howToRead: both('How to read it', 'كيف تُقرأ'),
  howClaims: both(
    'A claim belongs to whoever makes it in the document at hand, never to whom it quotes. “At least 90”, “about 100” and “91” are different statements.',
    'الادعاء لمن يقوله في الوثيقة التي بين أيدينا، لا لمن ينقل عنه. و«90 على الأقل» و«نحو 100» و«91» أقوال مختلفة.',
  ),
  howMatrix: both(
    'An incident page sets the claims side by side and says which are the same, compatible or conflicting, and which merely repeat one voice.',
    'تضع صفحة الحادثة الادعاءات جنبًا إلى جنب، وتبيّن المتطابق منها والمتوافق والمتعارض، وما هو تكرار لصوت واحد.',
  ),
  howChain: both(
    'A claim page follows the chain: who passed it on from whom, and what looking it up at the source gave.',
    'تتبع صفحة الادعاء إسناده: من نقله وعمّن نقله، ونتيجة الرجوع إلى المصدر.',
  ),
  howGrades: both(
    'A grade is our certainty that the source says so, not that it is so. A “?” marks a name that is not verified.',
    'درجة اليقين تعبّر عن ثقتنا بأن المصدر يقول ذلك، لا بأنه صحيح. وتدل علامة «?» على اسم لم يُتحقق منه.',
  ),
  forPrograms: both('For programs', 'للبرامج'),
  firstQuery: both('A first query:', 'استعلام أول:'),
  runIt: both('Run it', 'نفّذه'),

  sparql: both('SPARQL', 'SPARQL'),
  sparqlTitle: both('Ask in SPARQL', 'اسأل بلغة SPARQL'),
  sparqlLead: both(
    'Every record, term and computed comparison in one graph. Relative addresses such as <id/incident/…> are read against the base of this archive.',
    'كل القيود والمصطلحات والمقارنات المحسوبة في مخطط واحد. وتُقرأ العناوين النسبية مثل \u2066<id/\u2060incident/\u2060…\u2060>\u2069 نسبةً إلى عنوان هذا الأرشيف.',
  ),
  query: both('The query', 'الاستعلام'),
  answerAs: both('Answer as', 'صيغة الجواب'),
  formatTable: both('a table to read', 'جدول للقراءة'),
  sparqlNote: both('For programs, the endpoint is', 'عنوان الخدمة للبرامج:'),
  examples: both('Examples', 'أمثلة'),
  questions: both('Questions', 'الأسئلة'),
  questionsLead: both(
    'Research questions that the archive answers, each with its query. The answers are computed from the records as they are now.',
    'أسئلة بحثية يجيب عنها الأرشيف، مع استعلام كل منها. والأجوبة محسوبة من القيود كما هي الآن.',
  ),
  answer: both('Answer', 'الجواب'),
  rows: both('rows', 'الصفوف'),
  openInEditor: both('Open in the editor', 'افتحه في المحرر'),
  ...CHANGE_MESSAGES,
  ...CLAIM_MESSAGES,
  ...RECORD_MESSAGES,
  ...RECONCILE_MESSAGES,
  ...RELATE_MESSAGES,
  ...SEARCH_MESSAGES,
  ...TERM_MESSAGES,
  ...DISCOVERY_MESSAGES,
  ...DUMP_MESSAGES,
  ...EXPLORE_MESSAGES,
  ...FRAGMENT_MESSAGES,
  ...PAST_MESSAGES,
  ...PLOT_MESSAGES,
  ...HARVEST_MESSAGES,
  ...QUERY_MESSAGES,
} as const satisfies Record<string, Bilingual>;

export type MessageKey = keyof typeof MESSAGES;

/** Speaks to a reader in their language. */
export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** The messages in one language. */
export function speak(language: Language): Say {
  return (key, values = {}) =>
    MESSAGES[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
