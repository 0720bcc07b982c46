import { type ClaimRelationKey, type Direction, propertyOfKey } from '../claims/relations.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { FOREIGN_TERMS } from './foreign-terms.ts';
import { INVERSE_TERMS } from './inverse-terms.ts';
import { type Bilingual, both, type Language } from './language.ts';
import { speak } from './messages.ts';
import { nameText } from './names.ts';

/** What the relations that claims carry are called, seen from either end. None says more than that somebody says so. */
const CARRIED: Readonly<Record<ClaimRelationKey, readonly [out: Bilingual, back: Bilingual]>> = {
  'speaks-of': [both('Speaks of', 'تتحدث ادعاءاته عن'), both('Is spoken of by', 'تتحدث عنه ادعاءات')],
  'states-claims-about': [
    both('States claims about', 'ترد فيه ادعاءات عن'),
    both('Claims about it are stated in', 'ترد ادعاءات عنه في'),
  ],
  'speaks-in': [both('Makes claims in', 'ترد ادعاءاته في'), both('States claims of', 'ترد فيه ادعاءات')],
  'relies-on': [both('Says on the word of', 'ينقل عن'), both('Others say on its word', 'يُنقل عنه في قول')],
  'names-source': [both('Names as source', 'يسمّي مصدرًا له'), both('Is named as source in', 'مسمّى مصدرًا في')],
  'passes-on': [
    both('Passes on claims from', 'ينقل ادعاءات واردة في'),
    both('Its claims are passed on in', 'تُنقل ادعاءاته في'),
  ],
  'read-through': [both('Was read through', 'قُرئ عبر'), both('Was used to read', 'قُرئ عبره')],
  names: [both('Its claims name', 'تسمّي ادعاءاته'), both('Is named in claims of', 'يرد اسمه في ادعاءات')],
  'named-with': [
    both('Claims about it name', 'تسمّي الادعاءات عنه'),
    both('Is named in claims about', 'تسمّيه ادعاءات عن'),
  ],
  'counts-within': [
    both('Gives a figure only for', 'يورد رقمًا يخص'),
    both('A figure is only for it, given by', 'يخصه رقم يورده'),
  ],
  asks: [both('Demands something of', 'يوجّه مطالبة إلى'), both('Is asked by', 'تُوجّه إليه مطالبة من')],
  'asks-before': [
    both('Makes a demand before', 'يرفع مطالبة أمام'),
    both('Is the forum of a demand by', 'محفل لمطالبة من'),
  ],
  invokes: [both('Bases a demand on', 'يسند مطالبة إلى'), both('Is the basis of a demand by', 'سند لمطالبة من')],
  'asks-concerning': [
    both('Makes a demand concerning', 'له مطالبة في شأن'),
    both('Is concerned by a demand of', 'في شأنه مطالبة من'),
  ],
  'computed-from': [
    both('Was computed from claims in', 'حُسب من ادعاءات في'),
    both('Claims in it were used to compute', 'حُسب من ادعاءاته'),
  ],
};

/** Properties whose own name does not fit between two things, say because a `#` node bears them. */
const OF_PROPERTIES: Readonly<Record<string, readonly [out: Bilingual, back?: Bilingual]>> = {
  about: [both('Is about', 'موضوعه'), both('Was computed about it', 'حُسب عنه')],
  usedIn: [both('Is mentioned by name in', 'مذكور باسمه في')],
  voter: [both('Voters named', 'المصوّتون المسمَّون')],
  fieldThing: [both('A field names', 'يسمّي أحد حقوله')],
};

/** What a relation is called from the end it is seen from. */
export function relationName(index: QuadIndex, { key, inverse }: Direction, language: Language): string {
  const carried = Object.hasOwn(CARRIED, key) ? CARRIED[key as ClaimRelationKey] : undefined;
  if (carried !== undefined) return carried[inverse ? 1 : 0][language];
  const own = Object.hasOwn(OF_PROPERTIES, key) ? OF_PROPERTIES[key]?.[inverse ? 1 : 0] : undefined;
  if (own !== undefined) return own[language];
  const property = propertyOfKey(key)?.value ?? key;
  const name = FOREIGN_TERMS.get(property)?.[language] ?? nameText(index, property, language);
  if (!inverse) return capital(name);
  return INVERSE_TERMS.get(property)?.[language] ?? capital(speak(language)('namedAs', { property: name }));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
