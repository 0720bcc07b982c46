import type { NamedNode } from '../rdf/quads.ts';
import { dcterms, foaf, isnad, org, prov, skos } from '../rdf/vocabulary.ts';
import { type Bilingual, both } from './language.ts';

const ROWS: readonly (readonly [term: NamedNode, en: string, ar: string])[] = [
  [isnad.cites, 'Cited by', 'تستشهد به'],
  [isnad.creditsDocument, 'Named as source in', 'مسمّى مصدرًا في'],
  [isnad.object, 'Named in claims', 'مسمّى في ادعاءات'],
  [isnad.wouldBeAbout, 'Perhaps what is meant in', 'لعله المقصود في'],
  [isnad.party, 'Party in the scope of', 'طرف في نطاق'],
  [isnad.substance, 'Substance in the scope of', 'مادة في نطاق'],
  [isnad.fromEvent, 'Start of the period of', 'بداية مدة'],
  [isnad.untilEvent, 'End of the period of', 'نهاية مدة'],
  [isnad.place, 'Place of', 'مكان لـ'],
  [isnad.within, 'Places in it', 'أماكن ضمنه'],
  [isnad.partOf, 'Its parts', 'أجزاؤه'],
  [org.subOrganizationOf, 'Its parts', 'أجزاؤها'],
  [skos.broader, 'Kinds of it', 'أنواع منه'],
  [dcterms.publisher, 'Publishes', 'تنشر'],
  [dcterms.creator, 'Author of', 'مؤلفات'],
  [dcterms.rightsHolder, 'Holds the rights to', 'لها حقوق'],
  [isnad.issuingUnit, 'Issues', 'تُصدر'],
  [isnad.mentionedIn, 'Mentions', 'تذكر'],
  [isnad.usedIn, 'Uses a name of', 'تستعمل اسمًا لـ'],
  [isnad.relatedTo, 'Shown as related on', 'معروضة مادةً ذات صلة في'],
  [isnad.nextPost, 'Shown as next on', 'معروضة مادةً تالية في'],
  [isnad.latestItem, 'Shown among the latest on', 'معروضة بين آخر المواد في'],
  [isnad.basedOn, 'Basis of a mandate of', 'سند ولاية'],
  [isnad.onText, 'Put to the vote in', 'طُرح للتصويت في'],
  [isnad.became, 'Came from the draft', 'أصله المشروع'],
  [isnad.voter, 'Voted in', 'صوّتت في'],
  [isnad.actor, 'Acted in', 'صاحبة التصرف في'],
  [isnad.head, 'Heads', 'يرأس'],
  [isnad.affiliation, 'Persons', 'أشخاص منها'],
  [isnad.heldBy, 'Holds', 'تحفظ'],
  [isnad.fieldThing, 'Named in the catalogue entry', 'مسمّى في قيد الفهرس'],
  [foaf.primaryTopic, 'Described by', 'يصفها'],
  [prov.wasDerivedFrom, 'Used to compute', 'حُسب منه'],
];

/** What a relation is called on the page of what it points at; relations not listed are named by their property. */
export const INVERSE_TERMS: ReadonlyMap<string, Bilingual> = new Map(
  ROWS.map(([term, en, ar]) => [term.value, both(en, ar)]),
);
