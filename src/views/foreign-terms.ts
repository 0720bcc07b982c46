import type { NamedNode } from '../rdf/quads.ts';
import { dcterms, foaf, geo, org, owl, prov, rdf, rdfs, schema, skos, skosxl, wgs } from '../rdf/vocabulary.ts';
import type { Bilingual } from './language.ts';

const ROWS: readonly (readonly [term: NamedNode, en: string, ar: string])[] = [
  [rdf.type, 'Kind', 'النوع'],
  [rdfs.label, 'Name', 'الاسم'],
  [rdfs.seeAlso, 'See also', 'انظر أيضًا'],
  [dcterms.title, 'Title as printed', 'العنوان كما طُبع'],
  [dcterms.publisher, 'Publisher', 'الناشر'],
  [dcterms.creator, 'Author', 'المؤلف'],
  [dcterms.language, 'Language', 'اللغة'],
  [dcterms.rightsHolder, 'Rights holder', 'صاحب الحقوق'],
  [dcterms.identifier, 'Identifier', 'المعرّف'],
  [dcterms.created, 'Created', 'أُنشئ في'],
  [dcterms.issued, 'Issued', 'صدر في'],
  [dcterms.modified, 'Changed', 'عُدّل في'],
  [dcterms.license, 'Licence', 'الرخصة'],
  [dcterms.source, 'Taken from', 'مأخوذ من'],
  [schema.url, 'Address on the web', 'العنوان على الشبكة'],
  [schema.isbn, 'ISBN', 'الرقم الدولي المعياري للكتاب'],
  [schema.numberOfPages, 'Pages', 'عدد الصفحات'],
  [prov.specializationOf, 'A text of', 'نص من'],
  [prov.wasDerivedFrom, 'Computed from', 'محسوب من'],
  [org.subOrganizationOf, 'Part of', 'جزء من'],
  [skos.broader, 'Kind of', 'نوع من'],
  [skos.inScheme, 'In the scheme', 'ضمن النظام'],
  [skos.exactMatch, 'The same elsewhere', 'مطابق في مكان آخر'],
  [skos.closeMatch, 'Close to', 'قريب من'],
  [skos.prefLabel, 'Name', 'الاسم'],
  [skos.altLabel, 'Also called', 'يسمّى أيضًا'],
  [skos.notation, 'Notation', 'الرمز'],
  [skosxl.altLabel, 'Form of the name', 'صيغة للاسم'],
  [skosxl.literalForm, 'Form', 'الصيغة'],
  [owl.sameAs, 'The same elsewhere', 'مطابق في مكان آخر'],
  [foaf.primaryTopic, 'Describes', 'يصف'],
  [foaf.homepage, 'Home page', 'الصفحة الرئيسية'],
  [wgs.lat, 'Latitude', 'خط العرض'],
  [wgs.long, 'Longitude', 'خط الطول'],
  [geo.asWKT, 'Position (WKT)', 'الموقع (WKT)'],
];

/** Names of other vocabularies' terms, which our ontology does not carry. */
export const FOREIGN_TERMS: ReadonlyMap<string, Bilingual> = new Map(
  ROWS.map(([term, en, ar]) => [term.value, { en, ar }]),
);

const LANGUAGE_NAMES: Readonly<Record<string, Bilingual>> = {
  en: { en: 'English', ar: 'الإنكليزية' },
  ar: { en: 'Arabic', ar: 'العربية' },
  fr: { en: 'French', ar: 'الفرنسية' },
  tr: { en: 'Turkish', ar: 'التركية' },
  ku: { en: 'Kurdish', ar: 'الكردية' },
  ru: { en: 'Russian', ar: 'الروسية' },
  es: { en: 'Spanish', ar: 'الإسبانية' },
  zh: { en: 'Chinese', ar: 'الصينية' },
  de: { en: 'German', ar: 'الألمانية' },
};

/** The name of a language tag; a tag that is not listed stands for itself. */
export function languageName(tag: string): Bilingual {
  return LANGUAGE_NAMES[tag.toLowerCase()] ?? { en: tag, ar: tag };
}
